import { z } from 'zod'
import { demandCoverage } from '../checkout/demand-part.ts'
import { type Placed, placeOrder } from '../checkout/place-order.ts'
import { placeShare } from '../checkout/place-share.ts'
import { sharePartOver } from '../checkout/problems.ts'
import { answersPart, orderParts } from '../checkout/start-checkout.ts'
import { contactOf } from '../checkout/wish.ts'
import { ensureCompany } from '../companies/ensure-company.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { PersonPayer } from '../orders/payer.ts'
import type { Tx } from '../platform/db/transact.ts'
import { money } from '../platform/money.ts'
import { heldCart, peopleIn, restOf } from './held-cart.ts'
import { noteOrdered } from './order-held.ts'
import { decidedAlready } from './problems.ts'
import { stateOf } from './state.ts'
import { lockOwn, type PurchaseRequest } from './the-request.ts'

const { expectedTotal, acceptedSalesTerms } = orderParts

/** The learner's yes to the rest of the price, which they pay by card. */
export const PayShare = z
  .strictObject({ payer: PersonPayer, expectedTotal, acceptedSalesTerms, ...answersPart })
  .meta({ id: 'PayShare' })
export type PayShare = z.output<typeof PayShare>

/**
 * The learner says yes to the rest: an order of theirs by card, with the seat that was held, and beside it the employer's, which has
 * no seat and is settled and invoiced in the instant in which this one is paid. Unpaid, both are over and the request is as before.
 * @throws purchase-request/unknown, asking/decided-already, checkout/other-part-changed, companies/credit-exceeded, and all that an order may meet
 */
export async function payShare(
  tx: Tx,
  id: { requestId: string; personId: string },
  command: PayShare,
): Promise<Placed> {
  const request = await lockOwn(tx, id.requestId, id.personId)
  const { offered, lang, currency } = request
  if (stateOf(request, tx.now) !== 'part-offered' || !offered) throw decidedAlready(stateOf(request, tx.now))
  const company = await ensureCompany(tx, offered.payer, { payBy: 'invoice' })
  const [net, total] = [money(offered.netMinor, currency), money(offered.totalMinor, currency)]
  await demandCoverage(tx, company, { unitId: offered.unitId, net, total })
  const theirs = new Map(offered.nets.map(({ id, netMinor }) => [id, netMinor]))
  const own = await ownNets(tx, request)
  const whole = new Map([...own].map(([id, netMinor]) => [id, netMinor + (theirs.get(id) ?? 0)]))
  const shared = { seatOf: request.name, wholeNetOf: whole }
  const lines = request.lines.map((line) => ({ ...line, people: peopleIn(request, line) }))
  const placed = await placeOrder(tx, {
    ...{ ...command, answers: command.answers ?? [], payBy: 'card', lang, lines, shared },
    promised: { holdId: request.holdId, netMinorOf: own },
  })
  const [contactId] = await ensurePeople(tx, [contactOf(offered.payer)], lang)
  const { unitId, payer, purchaseOrderNumber, buyerReference, acceptedSalesTerms: terms, totalMinor } = offered
  await placeShare(tx, {
    ...{ seatOrderId: placed.orderId, contactId: contactId!, payer, lang, currency, totalMinor, shared },
    ...{ purchaseOrderNumber, buyerReference, acceptedSalesTerms: terms },
    company: { id: company.id, unitId, paymentTermsDays: company.paymentTermsDays },
    netOf: theirs,
  })
  await noteOrdered(tx, request, { placed, by: 'both' })
  return placed
}

/** The learner's part of the net prices of seats and extras, by their ids. @throws checkout/other-part-changed where no price counts any more */
async function ownNets(tx: Tx, request: PurchaseRequest): Promise<ReadonlyMap<string, number>> {
  const { netMinorOf } = (await heldCart(tx, restOf(request), request.lang)).promised
  if (!netMinorOf || netMinorOf.size === 0) throw sharePartOver()
  return netMinorOf
}
