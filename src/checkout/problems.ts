import type { Lang } from '../platform/lang.ts'
import type { Money } from '../platform/money.ts'
import { spell } from '../platform/money.ts'
import { conflict, constraintSpeaks, invalid } from '../platform/problems.ts'

export const soldOut = (lines: readonly { offeringId: string; wanted: number; left: number }[]) =>
  conflict('seats/sold-out', 'There are not enough seats left. Nothing was taken.', { lines })
export const priceChanged = (expected: Money, total: Money, lang: Lang) =>
  conflict(
    'checkout/price-changed',
    `The total is ${spell(total, lang)} now, not ${spell(expected, lang)}. Look at it again before you pay.`,
    { expected, total },
  )
export const notOnSale = (offeringId: string, sale: string) =>
  conflict('offering/not-on-sale', 'This offering is not on sale now.', { offeringId, sale })
export const alreadyEnrolled = () =>
  conflict('enrolment/already', 'Somebody named here has a seat in this offering already. One person takes one seat.')
export const twiceNamed = (pointer: string) => invalid(pointer, 'the same person is named twice for one offering')
export const namesMissing = (pointer: string, seats: number) =>
  invalid(pointer, `name the ${seats} people who will take part, or buy as a company and name them later`)
export const invoiceForCompanies = () => invalid('/payBy', 'payment on invoice is for companies')
export const purchaseOrderForCompanies = () =>
  invalid('/purchaseOrderNumber', 'a purchase order number belongs to a company order')
export const nothingToDecide = () =>
  conflict('order/nothing-to-decide', 'No money of this order waits for a decision, or somebody has decided already.')
export const tooLittlePaid = ({ leftMinor, totalMinor, currency, paidCurrency }: Decided) =>
  conflict('payment/too-little', 'What is here of the money is not what the order costs. It can only go back.', {
    paid: { minor: leftMinor, currency: paidCurrency },
    total: { minor: totalMinor, currency },
  })
export const noSeatsLeft = () =>
  conflict('seats/sold-out', 'There are no seats left for this order any more. Its money can only go back.')
type Decided = { leftMinor: number; totalMinor: number; currency: string; paidCurrency: string }

constraintSpeaks('orders_external_once', () =>
  conflict('order/external-id-taken', 'You have given this externalId to another order.'),
)
constraintSpeaks('orders_sales_terms_version_sales_terms_version_fkey', () =>
  invalid('/acceptedSalesTerms', 'there are no sales terms of this version'),
)
