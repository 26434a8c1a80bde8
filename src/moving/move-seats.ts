import { demandLeft } from '../agreements/demand-left.ts'
import { demandBudget } from '../budgets/demand-budget.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { lockCompany } from '../companies/lock-company.ts'
import type { Wallet } from '../giving-back/plan-give-back.ts'
import { differing } from '../giving-back/preview-id.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { money } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { agreedAt } from '../storefront/price-at.ts'
import { agreedFrom, heldFor, putMove } from './begin-move.ts'
import { carryOutSeats } from './carry-out-seats.ts'
import { noteMoved } from './move-seat.ts'
import type { MovePlan } from './plan-move.ts'
import { planSeats, type SeatsMoving, seatsMoving } from './plan-seats.ts'
import { factsOfSeats, seatsPreview } from './preview-seats.ts'
import { buyerPays, changed } from './problems.ts'
import { chosenSeats } from './seats-leaving.ts'
import type { MoveSeats } from './seats-wish.ts'

/** `byStaff`: somebody here moves them in the company's place, and cannot pay for it. */
export type MoveSeatsCommand = { wallet: Wallet; command: MoveSeats; byStaff: boolean }

/**
 * Moves seats of a company exactly as the preview said, all of them or none, once per key; where the difference is to be paid, holds
 * the new ones until it is. Returns the id of the move.
 * @throws what moveSeats does, idempotency/key-reused, idempotency/in-progress
 */
export function moveSeatsOnce(
  till: Till,
  actor: Actor,
  { key, ...move }: MoveSeatsCommand & { key: string },
): Promise<string> {
  const { companyId, offeringId } = move.wallet
  const operation = `move-seats ${companyId} ${offeringId}`
  const ask = askOf(actor, null, { key, operation, body: move.command })
  return seeAs(HOUSE, () => act(till, actor, (tx) => once(tx, ask, () => moveSeats(tx, till, move))))
}

/**
 * The company's row comes first, so whoever names, gives back or moves any of its unnamed seats waits; then the new seats, the old ones and the
 * order.
 * @throws moving/changed, moving/full, moving/buyer-pays, companies/budget-exceeded, pricing/agreement-used-up, what seatsMoving, planSeats
 * and carryOutSeats do
 */
async function moveSeats(tx: Tx, till: Till, { wallet, command, byStaff }: MoveSeatsCommand): Promise<string> {
  const { previewId, reason, ...wish } = command
  await lockCompany(tx, wallet.companyId)
  const { orderId, lineId } = (await chosenSeats(tx, wallet, wish)).line
  const holdId = await heldFor(tx, wish.to, wish.seats)
  await lockOrder(tx, orderId)
  const moving = await seatsMoving(tx, wallet, { ...wish, anyCourse: byStaff, held: true })
  const planned = await planSeats(tx, moving)
  const preview = seatsPreview(moving, planned)
  const parts = differing(previewId, preview.previewId)
  if (parts.length > 0) throw changed(parts, preview)
  const { toPayMinor } = planned
  if (byStaff && toPayMinor > 0) throw buyerPays()
  await demandWithin(tx, moving, planned)
  const agreed = agreedFrom(planned, factsOfSeats(moving, planned), { lang: moving.line.lang, reason })
  const begun = { orderId, lineId, position: null, offeringId: wish.to, holdId, toPayMinor, agreed }
  const { moveId, paymentId } = await putMove(tx, begun)
  if (byStaff) await noteMoved(tx, orderId, { facts: agreed.facts, reason: reason ?? '' })
  if (!paymentId) await carryOutSeats(tx, till, { moveId, orderId, holdId, paymentId, leaving: moving, agreed })
  return moveId
}

/** What the new seats take more of the unit's budget and of the agreement than the old ones give back is there. */
async function demandWithin(tx: Tx, moving: SeatsMoving, { line, outcomes }: MovePlan): Promise<void> {
  const { wallet, order, target, seats } = moving
  const { companyId } = wallet
  const moreMinor = line.netMinor - outcomes[0]!.creditMinor
  const net = money(Math.max(0, moreMinor), moving.line.currency)
  if (order.unitId) await demandBudget(tx, { companyId, unitId: order.unitId, net, overBudget: false })
  const agreed = agreedAt(target.offer, seats.length)
  if (!agreed?.limited) return
  const { agreementId, number } = agreed
  const isSame = agreementId === order.agreementId
  const taken = isSame ? { seats: 0, netMinor: net.minor } : { seats: line.quantity, netMinor: line.netMinor }
  await demandLeft(tx, companyId, [{ agreementId, number, ...taken }])
}
