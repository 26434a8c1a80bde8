import { z } from 'zod'
import { minorOf } from '../platform/read-amount.ts'
import { DUE_STATES } from './left-to-pay.ts'

const day = (description: string) => z.iso.date().optional().meta({ description })
/** The longest amount that is read, in characters. */
const AMOUNT_LENGTH = 30
const Amount = z
  .string()
  .trim()
  .max(AMOUNT_LENGTH)
  .refine((text) => minorOf(text, 'NOK') !== null, 'an amount such as 1 250,00')
  .optional()

/** What every list of finance can be narrowed by; all of it together. Days are inclusive calendar days of the seller. */
export const commonFilter = {
  from: day('First document date'),
  to: day('Last document date'),
  paidFrom: day('First day on which the money came, or went'),
  paidTo: day('Last day on which the money came, or went'),
  courseFrom: day('First day on which something of what was bought is taught'),
  courseTo: day('Last day on which something of what was bought is taught'),
  amountFrom: Amount.meta({ description: 'The least amount, as people type it' }),
  amountTo: Amount.meta({ description: 'The greatest amount' }),
}
export const SearchWords = z.string().trim().min(1).max(100).optional()

/** What finance filters documents by. */
export const documentFilter = {
  ...commonFilter,
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  kind: z.enum(['invoice', 'credit-note']).optional(),
  due: z.enum(DUE_STATES).optional().meta({
    description:
      'Invoices of which something is left to pay (unpaid), those of them past their due date (overdue), those paid, those taken back whole',
  }),
  search: SearchWords.meta({
    description:
      "Buyer's name, e-mail address, organisation number, purchase order number or reference, document number, KID, order number, Stripe's id of a payment, refund or dispute, or an amount such as 4 500,00: the whole of a document, or what is left to pay of it",
  }),
}

const PAIRS = [
  ['from', 'to'],
  ['dueFrom', 'dueTo'],
  ['paidFrom', 'paidTo'],
  ['courseFrom', 'courseTo'],
] as const
type Days = { [name in (typeof PAIRS)[number][number]]?: string | undefined }

/** The last day does not come before the first. */
export function daysInOrder(check: z.core.ParsePayload<object>): void {
  const days: Days = check.value
  for (const [first, last] of PAIRS) {
    const [from, to] = [days[first], days[last]]
    if (from !== undefined && to !== undefined && to < from)
      check.issues.push({ code: 'custom', message: 'must not be before from', input: to, path: [last] })
  }
}

export const DocumentQuery = z.strictObject(documentFilter).check(daysInOrder)
export type DocumentFilter = z.output<typeof DocumentQuery>
