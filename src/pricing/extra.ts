import type { Delivered } from './schema.ts'
import type { TaxClass } from './tax-class.ts'

/** When an extra reaches whoever gets it: handed out when the course begins, or sent as soon as it is ordered. */
export const DELIVERED = ['first-session', 'on-order'] as const satisfies readonly Delivered[]

/** The most of one extra that a seat may have. */
export const PER_SEAT_MAX = 10
/** The most extras that one offering has at a time. */
export const EXTRAS_MAX = 20

/** Within the VAT Act, at a rate or at none: its invoice may not come before it is delivered. */
export const UNDER_THE_ACT: readonly string[] = ['S', 'Z']

/**
 * Whether it would be invoiced before it is delivered although it is taxable. Merverdiavgiftsloven § 15-10 forbids that;
 * bokføringsforskriften § 5-2-6 names what may be invoiced in advance.
 */
export const isInvoicedEarly = (
  { category, invoiced }: Pick<TaxClass, 'category' | 'invoiced'>,
  delivered: Delivered,
): boolean => delivered === 'first-session' && invoiced === 'at-order' && UNDER_THE_ACT.includes(category)
