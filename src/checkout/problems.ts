import type { NamedCompany } from '../catalogue/offering-companies.ts'
import type { Lang } from '../platform/lang.ts'
import type { Money } from '../platform/money.ts'
import { spell } from '../platform/money.ts'
import { conflict, constraintSpeaks, invalid, Problem } from '../platform/problems.ts'

export const soldOut = (lines: readonly { offeringId: string; wanted: number; left: number }[]) =>
  conflict('seats/sold-out', 'There are not enough seats left. Nothing was taken.', { lines })
/** Nothing was taken, and there may be free seats: they are offered to those who wait. */
export const listFirst = (offeringIds: readonly string[]) =>
  conflict('seats/list-first', 'Somebody waits for seats here, and free seats go to the waiting list first.', {
    offeringIds,
  })
export const priceChanged = (expected: Money, total: Money, lang: Lang) =>
  conflict(
    'checkout/price-changed',
    `The total is ${spell(total, lang)} now, not ${spell(expected, lang)}. Look at it again before you pay.`,
    { expected, total },
  )
export const termsChanged = (accepted: number, current: number) =>
  conflict(
    'checkout/terms-changed',
    `The sales terms that count now are version ${current}, not ${accepted}. Read and accept them before you order.`,
    { accepted, current },
  )
export const notOnSale = (offeringId: string, sale: string) =>
  conflict('offering/not-on-sale', 'This offering is not on sale now.', { offeringId, sale })
/** Whoever is told so buys for one of the companies. */
export const otherCompany = (offeringId: string, companies: readonly NamedCompany[]) =>
  conflict('checkout/other-company', 'This offering is held for one company only, which must be the one that pays.', {
    ...{ offeringId, companies },
  })
/** Nobody has registered the seller for VAT where a private buyer lives. */
export const taxedElsewhere = (offeringId: string, country: string) =>
  conflict(
    'checkout/taxed-elsewhere',
    'A taxed course over the net is taxed where a private buyer lives. We sell it to private persons in Norway, and to companies everywhere.',
    { offeringId, country },
  )
export const alreadyEnrolled = (who?: Who) =>
  conflict(
    'enrolment/already',
    'Somebody named here has a seat in this offering already. One person takes one seat.',
    who && { offeringId: who.offeringId, email: who.email },
  )
type Who = { offeringId: string; email: string }

/**
 * An order that awaits its payment holds a seat for the same person. Whoever may open that order is told which it is; to
 * everyone else the refusal only says until when.
 */
export class HeldAlready extends Problem {
  readonly orderId: string

  constructor({ orderId, offeringId, email, heldUntil }: Who & { orderId: string; heldUntil: Date }) {
    super('checkout/awaiting-payment', 409, HELD, { facts: { offeringId, email, until: heldUntil } })
    this.orderId = orderId
  }

  toItsOwner(): Problem {
    return conflict(this.code, this.message, { ...this.facts, orderId: this.orderId })
  }
}
const HELD =
  'A seat in this offering is held for this person by an order that awaits its payment. Pay that order, or wait until its time is out.'

export const tooManySeats = (seconds: number) =>
  new Problem(
    'checkout/too-many-seats',
    429,
    `Many seats have been ordered from here lately. Wait ${Math.ceil(seconds / 60)} min and try again, or sign in.`,
    { headers: { 'Retry-After': String(seconds) } },
  )
/** Waiting does not help: who asks may not order that much at once. */
export const orderTooLarge = (most: { seats: number } | { total: Money }) =>
  new Problem(
    'checkout/too-large',
    403,
    `This is more than you can order at once: ${'seats' in most ? `${most.seats} seats` : spell(most.total, 'en')} at most. Sign in, pay by card, or write to us.`,
    { facts: { most } },
  )
export const twiceNamed = (pointer: string) => invalid(pointer, 'the same person is named twice for one offering')
export const namesMissing = (pointer: string, seats: number) =>
  invalid(pointer, `name the ${seats} people who will take part, or buy as a company and name them later`)
export const invoiceNotForPersons = () =>
  invalid(
    '/payBy',
    'payment on invoice is for companies, and for private persons only where every offering in the order allows it',
  )
export const purchaseOrderForCompanies = () =>
  invalid('/purchaseOrderNumber', 'a purchase order number belongs to a company order')
export const paidAlready = () =>
  conflict('order/paid-already', 'Your payment had arrived already, so the order stands. Nothing was given up.')
export const notAwaitingPayment = () =>
  conflict('order/not-awaiting-payment', 'Only an order that awaits its payment by card can be given up.')
export const orderDisputed = () =>
  conflict(
    'order/disputed',
    'The cardholder has disputed this payment, and the bank holds the money. Parts can be credited once that is decided; the whole order can be credited now.',
  )
export const nothingToDecide = () =>
  conflict('order/nothing-to-decide', 'No money of this order waits for a decision, or somebody has decided already.')
export const tooLittlePaid = ({ leftMinor, totalMinor, currency, paidCurrency }: Decided) =>
  conflict('payment/too-little', 'What is here of the money is not what the order costs. It can only go back.', {
    paid: { minor: leftMinor, currency: paidCurrency },
    total: { minor: totalMinor, currency },
  })
export const noSeatsLeft = () =>
  conflict('seats/sold-out', 'There are no seats left for this order any more. Its money can only go back.')
export const otherPartOver = () =>
  conflict(
    'order/other-part-over',
    'Whoever was to pay the rest of this price is bound no longer. The money can only go back.',
  )
export const sharePartOver = () =>
  conflict(
    'checkout/other-part-changed',
    'VAT or the course has changed since the other payer said yes to their share. They must be asked again.',
  )
/** The seat belongs to the other order, and what is done about it is done for both. */
export const sharedPrice = (seatOrderId: string) =>
  conflict(
    'order/shared-price',
    'This order pays a share of a seat in another order. Credit the seat there: both shares are then credited. Amounts can be credited here.',
    { seatOrderId },
  )
type Decided = { leftMinor: number; totalMinor: number; currency: string; paidCurrency: string }

export const seatCompleted = () =>
  conflict(
    'credit/completed',
    'Whoever sits there has completed the course, so the seat is not taken back. Credit an amount, or the other seats.',
  )

// Somebody may have completed the course at the very moment at which their seat is taken back.
constraintSpeaks('enrolments_one_end', seatCompleted)
constraintSpeaks('orders_external_once', () =>
  conflict('order/external-id-taken', 'You have given this externalId to another order.'),
)
constraintSpeaks('orders_sales_terms_version_sales_terms_version_fkey', () =>
  invalid('/acceptedSalesTerms', 'there are no sales terms of this version'),
)
