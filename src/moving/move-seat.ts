import { noteAct } from '../audit/note-act.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { demandNoSeatYet } from '../checkout/one-seat-each.ts'
import { orderTokenOf } from '../checkout/order-token.ts'
import { differing } from '../giving-back/preview-id.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { agreedFrom, heldFor, putMove } from './begin-move.ts'
import { carryOutSeat } from './carry-out.ts'
import type { MoveSeat } from './move-wish.ts'
import type { MovedFacts } from './moved.ts'
import { leavingOf, movingOf, planMove, type Reach } from './plan-move.ts'
import { factsOf, previewOf } from './preview.ts'
import { buyerPays, changed } from './problems.ts'

/** `byStaff`: somebody here moves it in the buyer's place, who cannot pay for them. */
export type MoveCommand = { orderId: string; command: MoveSeat; byStaff: boolean }

/**
 * Moves a seat exactly as the preview said, once per key; where the difference is to be paid, holds the new one until it is. It sees all of
 * the order's money and people, as the work of crediting does. Returns the id of the move.
 * @throws what moveSeat does, idempotency/key-reused, idempotency/in-progress
 */
export function moveOnce(till: Till, actor: Actor, { key, ...move }: MoveCommand & { key: string }): Promise<string> {
  const { orderId, command } = move
  const token = orderTokenOf(till.config.sessionSecret, orderId)
  const ask = askOf(actor, token, { key, operation: `move ${orderId}`, body: command })
  return seeAs(HOUSE, () => act(till, actor, (tx) => once(tx, ask, () => moveSeat(tx, till, move))))
}

/** @throws moving/changed, moving/full, moving/buyer-pays, what movingOf, planMove and carryOutSeat do */
async function moveSeat(tx: Tx, till: Till, { orderId, command, byStaff }: MoveCommand): Promise<string> {
  const { previewId, reason, ...wish } = command
  const reach: Reach = { anyCourse: byStaff }
  const { seat } = await leavingOf(tx, orderId, wish.seat)
  await demandNoSeatYet(tx, [{ personId: seat.personId, offeringId: wish.offeringId }])
  const holdId = await heldFor(tx, wish.offeringId)
  await lockOrder(tx, orderId)
  const moving = await movingOf(tx, { orderId, ...wish, ...reach, held: true })
  const planned = planMove(moving)
  const preview = previewOf(moving, planned)
  const parts = differing(previewId, preview.previewId)
  if (parts.length > 0) throw changed(parts, preview)
  const { toPayMinor } = planned
  if (byStaff && toPayMinor > 0) throw buyerPays()
  const agreed = agreedFrom(planned, factsOf(moving, planned), { lang: moving.cancelling.order.lang, reason })
  const { lineId, position } = moving.seat
  const { offeringId } = wish
  const { moveId, paymentId } = await putMove(tx, {
    ...{ orderId, lineId, position, offeringId, holdId, toPayMinor, agreed },
  })
  if (byStaff) await noteMoved(tx, orderId, { facts: agreed.facts, reason: reason ?? '' })
  if (!paymentId) await carryOutSeat(tx, till, { moveId, orderId, holdId, paymentId, seat: moving.seat, agreed })
  return moveId
}

/** Leaves in the log that somebody here moved seats in the buyer's place, and why. */
export const noteMoved = (
  tx: Tx,
  orderId: string,
  { facts, reason }: { facts: MovedFacts; reason: string },
): Promise<void> =>
  noteAct(tx, {
    kind: 'seat-moved',
    subjectId: orderId,
    before: { offering: facts.from.offeringId },
    after: { offering: facts.to.offeringId, reason, ...(facts.seats !== undefined && { seats: facts.seats }) },
  })
