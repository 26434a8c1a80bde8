import { demandAdmitted } from '../admission/demand-admitted.ts'
import { keepTouches } from '../attribution/keep-touches.ts'
import { demandBudget } from '../budgets/demand-budget.ts'
import { pricedLines } from '../cart/cart-view.ts'
import { approvalNeeded } from '../companies/approval-needed.ts'
import { type Ensured, ensureCompany } from '../companies/ensure-company.ts'
import { needsApproval } from '../companies/problems.ts'
import { demandCredit } from '../credit/demand-credit.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { demandPayableByCard } from '../payments/card-limits.ts'
import type { Tx } from '../platform/db/transact.ts'
import { equal, type Money } from '../platform/money.ts'
import { drawPrepaid } from '../prepaid/draw-prepaid.ts'
import { outsideMixed } from '../pricing/demand-one-document.ts'
import { type Quote, quoteOf } from '../pricing/quote.ts'
import { addAnswers } from '../questions/write-answers.ts'
import type { Offer } from '../storefront/offers.ts'
import { soldWith } from '../storefront/with-extras.ts'
import { agree, type Known } from './agree.ts'
import { demandAgreementsLeft } from './agreements-taken.ts'
import { demandReference } from './demand-reference.ts'
import { demandUnit } from './demand-unit.ts'
import { atPlacePrice, demandCovered, drawnLines, prepaidOf, takeOfPrepaid } from './drawn-order.ts'
import type { SoldExtra } from './lines-for.ts'
import { demandModestInvoice } from './modest-invoice.ts'
import { currencyOf, demandSeatsLeft, offersOnSale, whyNotSold } from './offers-on-sale.ts'
import { alreadySeated, demandNoSeatYet, type Wanted } from './one-seat-each.ts'
import { ownAnswersIn } from './own-answers-in.ts'
import { invoiceNotForPersons, priceChanged } from './problems.ts'
import { type Agreed, sell } from './sell.ts'
import { demandVoucherLeft } from './voucher-taken.ts'
import { checkWish, contactOf, peopleOf, type Wish } from './wish.ts'

export type Placed = { orderId: string; paymentId: string | null }

/**
 * Turns a wish into an order. By card its seats are held while the buyer pays; on invoice, or when it costs nothing, it is
 * settled at once. Every line is seated or none, and the total is the one that was shown, or it is refused.
 */
export async function placeOrder(tx: Tx, wish: Wish): Promise<Placed> {
  checkWish(wish)
  const drawn = await prepaidOf(tx, wish)
  const offers = await offersOnSale(tx, drawn ? atPlacePrice(wish, drawn) : wish)
  demandSeatsLeft(wish, offers)
  const extras = extrasOf(wish, offers)
  const quote = quoteOf(
    offers.flatMap((offer, at) => pricedLines(offer, wish.lines[at]!.quantity, extras[at])),
    currencyOf(offers),
  )
  demandLawful(quote)
  if (!equal(quote.total, wish.expectedTotal)) throw priceChanged(wish.expectedTotal, quote.total, wish.lang)
  if (wish.payBy === 'card' && quote.total.minor > 0) demandPayableByCard(quote.total)
  demandInvoiceable(wish, offers)
  demandModestInvoice(tx, wish, quote.total)
  const company = wish.payer.kind === 'company' ? await ensureCompany(tx, wish.payer, invoiced(wish)) : null
  if (drawn) demandCovered(drawn, { offers, extras, company })
  if (company && !drawn) await demandApproval(tx, wish, { company, total: quote.total })
  if (company) demandUnit(tx, wish, company)
  if (company) demandReference(wish, company)
  await demandAgreementsLeft(tx, offers, wish.lines)
  if (company && wish.payBy === 'invoice') await demandCredit(tx, company, quote.total)
  if (company?.unit) await demandBudget(tx, budgeted(wish, company, quote))
  const answers = ownAnswersIn(wish, offers)
  const takingPart = await whoTakesPart(tx, wish)
  await demandAllAdmitted(tx, wish, { offers, people: takingPart.people })
  await demandVoucherLeft(tx, wish, { offers, company, ...takingPart })
  if (drawn) await takeOfPrepaid(tx, drawn, quote.total)
  const agreed = agree(tx, wish, { offers, extras, quote, company, ...takingPart })
  const wanted = seatsFor(agreed)
  if (agreed.order.payBy === 'card') await demandNoSeatYet(tx, wanted)
  const sold = await sell(tx, agreed)
  if (!sold) throw await whyNotSold(tx, wish)
  if (agreed.order.payBy !== 'card' && sold.enrolled < wanted.length) throw await alreadySeated(tx, wanted)
  if (drawn) await drawPrepaid(tx, drawn, { orderId: agreed.order.id, lines: drawnLines(agreed) })
  await keepTouches(tx, agreed.order.id, wish.attribution)
  await addAnswers(tx, { personId: takingPart.payerId }, answers)
  return { orderId: agreed.order.id, paymentId: agreed.order.paymentId }
}

/** Only what is invoiced is kept within what the company may owe. */
const invoiced = ({ payBy, unitId }: Wish) => ({ payBy: payBy === 'invoice' ? payBy : ('card' as const), unitId })

/** What an order takes of the budget of its unit. */
const budgeted = ({ overBudget = false }: Wish, { id, unit }: Ensured, { net }: Quote) => ({
  ...{ companyId: id, unitId: unit!.id, net, overBudget },
})

/** What is sold beside the seats, line by line: what was asked for, and what comes with every seat. */
const extrasOf = ({ lines }: Wish, offers: readonly Offer[]): SoldExtra[][] =>
  lines.map(({ quantity, extras = [] }, at) => soldWith(offers[at]!, { quantity, extras }))

/** No invoice can hold what lies outside the VAT Act beside anything else (EN 16931, BR-O-11). */
function demandLawful({ documents }: Quote): void {
  if (documents.some(({ vatOf }) => vatOf.length > 1 && vatOf.some(({ category }) => category === 'O')))
    throw outsideMixed()
}

/** What a company's own rule reserves for its owners and managers is refused to its buyers before anything is written. */
async function demandApproval(
  tx: Tx,
  { approval }: Wish,
  { company, total }: { company: Ensured; total: Money },
): Promise<void> {
  const above = approval ? null : await approvalNeeded(tx, company, total)
  if (above) throw needsApproval(company.id, { above, total })
}

/** Where an offering checks who may come, the seat is that of the person who was admitted, and of nobody they name. */
async function demandAllAdmitted(
  tx: Tx,
  { lines, payer, promised }: Wish,
  { offers, people }: Pick<Known, 'offers' | 'people'>,
): Promise<void> {
  for (const [at, { offeringId, admission }] of offers.entries())
    if (admission)
      await demandAdmitted(tx, {
        ...{ offeringId, quantity: lines[at]!.quantity, payer: payer.kind, holdId: promised?.holdId ?? null },
        people: people[at]!.map(({ id }) => id),
      })
}

/** Rows for the payer and everyone named, in one statement. */
async function whoTakesPart(tx: Tx, wish: Wish): Promise<Pick<Known, 'payerId' | 'people'>> {
  const groups = wish.lines.map((line) => peopleOf(wish, line))
  const [payerId, ...ids] = await ensurePeople(tx, [contactOf(wish.payer), ...groups.flat()], wish.lang)
  const people = groups.map((group) => group.map(({ name }) => ({ id: ids.shift()!, name })))
  return { payerId: payerId!, people }
}

/** A company may always ask for an invoice, a private person where whoever sells the offerings trusts everybody with one. */
function demandInvoiceable({ payer, payBy }: Wish, offers: readonly Offer[]): void {
  if (payBy === 'invoice' && payer.kind === 'person' && !offers.every(({ invoiceToPersons }) => invoiceToPersons))
    throw invoiceNotForPersons()
}

/** Who is to sit where, of those who are named. */
function seatsFor({ lines, places }: Agreed): Wanted[] {
  const offeringOf = new Map(lines.map((line) => [line.id, line.offeringId]))
  return places.flatMap(({ lineId, personId }) => (personId ? [{ personId, offeringId: offeringOf.get(lineId)! }] : []))
}
