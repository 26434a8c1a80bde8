import type { Attribution } from '../attribution/touch.ts'
import type { Named } from '../cart/schema.ts'
import { unitUnknown } from '../companies/problems.ts'
import type { Payer } from '../orders/payer.ts'
import type { Lang } from '../platform/lang.ts'
import type { Money } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import type { Answer } from '../questions/answer.ts'
import type { AgreedTerms } from '../storefront/offer.ts'
import type { Standing } from '../vouchers/standing.ts'
import { namesMissing, purchaseOrderForCompanies, twiceNamed } from './problems.ts'

/** What somebody asks to buy, from a cart or in one call. */
export type Wish = {
  lines: readonly WishLine[]
  payer: Payer
  payBy: 'card' | 'invoice' | 'prepaid'
  /** What it is drawn on, where it is paid by a prepaid of the company. */
  prepaidId?: string | undefined
  lang: Lang
  /** What the buyer was shown; another total is never charged. */
  expectedTotal: Money
  acceptedSalesTerms: number
  purchaseOrderNumber?: string | undefined
  buyerReference?: string | undefined
  /** At listed prices, though the company has an agreement. */
  withoutAgreement?: boolean | undefined
  /** The unit of the payer's company that it is for. Whoever is bound to one orders for it unasked. */
  unitId?: string | undefined
  /** Whoever may, orders beyond the budget of the unit. */
  overBudget?: boolean | undefined
  /** What the buyer answered of what they are asked for themselves; missing where nobody could ask them. */
  answers?: readonly Answer[] | undefined
  externalId?: string | undefined
  /** Where the buyer came from, who agreed to our keeping it. */
  attribution?: Attribution | undefined
  /** The code of the cart that it was. */
  voucher?: Standing | null | undefined
  /** What was promised before, to whoever orders now. */
  promised?: Promised | undefined
  /** It pays a part of a price whose rest another order pays; what is promised is that part. */
  shared?: SharedPrice | undefined
  /** Who works here and stands for it, as the audit log names them. It is then the order of whom the payer names, whoever enters it. */
  vouchedBy?: string | undefined
  /** Whose order it is, where it follows another of theirs, whoever places it; null is whom the payer names. */
  orderedBy?: string | null | undefined
  /** A buyer asked their company for it, and one of its owners or managers said yes. It is then the order of whoever asked. */
  approval?: Approval | undefined
}
/** People, by id. */
export type Approval = { askedBy: string; approvedBy: string }
/**
 * Seats that are held, and what a seat of an offering, or one of an extra, was promised to cost, net, in minor units of its price's
 * currency; and by which agreement, where it was by one. Where no price was promised it is that of the day.
 */
export type Promised = {
  holdId: string | null
  netMinorOf?: ReadonlyMap<string, number>
  agreedOf?: ReadonlyMap<string, PromisedAgreement>
}
/** Of a shared price: who is to sit there, and what one seat or one extra costs in all, net, in minor units, by their ids. */
export type SharedPrice = { seatOf: string; wholeNetOf: ReadonlyMap<string, number> }
export type PromisedAgreement = AgreedTerms & { listedNetMinor: number }
export type WishLine = {
  offeringId: string
  quantity: number
  people: readonly Named[]
  /** What is wanted beside the seats; what comes with every seat comes unasked. */
  extras?: readonly ChosenExtra[] | undefined
}

/** Refuses what no order can be made of, before anything is looked up. */
export function checkWish(wish: Wish): void {
  if (wish.payer.kind === 'person' && wish.unitId) throw unitUnknown()
  if ((wish.payBy === 'prepaid') !== (wish.prepaidId !== undefined))
    throw invalid('/prepaidId', 'a prepaid is named where it pays, and only there')
  if (wish.payer.kind === 'person' && wish.purchaseOrderNumber) throw purchaseOrderForCompanies()
  wish.lines.forEach((line, at) => {
    const people = peopleOf(wish, line)
    if (wish.payer.kind === 'person' && people.length !== line.quantity)
      throw namesMissing(`/lines/${at}/people`, line.quantity)
    if (new Set(people.map((each) => each.email)).size < people.length) throw twiceNamed(`/lines/${at}/people`)
  })
}

/** A private buyer of one seat who names nobody takes part themselves. */
export function peopleOf({ payer }: Wish, line: WishLine): readonly Named[] {
  if (line.people.length > 0 || payer.kind === 'company' || line.quantity > 1) return line.people
  return [contactOf(payer)]
}

export const contactOf = (payer: Payer): Named => ({
  name: payer.kind === 'company' ? payer.contactName : payer.name,
  email: payer.email,
})
