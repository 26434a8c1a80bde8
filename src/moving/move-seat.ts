import { noteAct } from '../audit/note-act.ts'
import { HOLD_MINUTES, SESSION_MINUTES } from '../checkout/agree.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { demandNoSeatYet } from '../checkout/one-seat-each.ts'
import { orderTokenOf } from '../checkout/order-token.ts'
import { feeKept } from '../giving-back/given-reason.ts'
import { differing } from '../giving-back/preview-id.ts'
import { type Actor, nameOf } from '../platform/actor.ts'
import { minutesAfter } from '../platform/clock.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { type Lang, say } from '../platform/lang.ts'
import { money } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import type { AgreedMove } from './agreed-move.ts'
import { carryOut } from './carry-out.ts'
import type { MoveSeat } from './move-wish.ts'
import type { MovedFacts } from './moved.ts'
import { leavingOf, type MovePlan, movingOf, planMove, type Reach } from './plan-move.ts'
import { factsOf, previewOf } from './preview.ts'
import { buyerPays, changed, hindered } from './problems.ts'

/** `byStaff`: somebody here moves it in the buyer's place, who cannot pay for them. */
export type MoveCommand = { orderId: string; command: MoveSeat; byStaff: boolean }

const PUT = statement(
  'moving-put',
  `insert into moves (id, order_id, from_line_id, position, to_offering_id, hold_id, payment_id, agreed, asked_at, asked_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
const OPEN_PAYMENT = statement(
  'moving-open-payment',
  `insert into payments (id, order_id, purpose, attempt, amount_minor, currency, opened_at, page_ends_at)
   select $1, id, 'move', 1 + coalesce((select max(attempt) from payments where order_id = $2), 0), $3, currency, $4, $5 from orders where id = $2`,
)
const POOL = statement<{ poolId: string; byAdmission: boolean }>(
  'moving-pool',
  'select id as "poolId", by_admission as "byAdmission" from seat_pools where offering_id = $1 order by id limit 1',
)

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

/** @throws moving/changed, moving/full, moving/buyer-pays, what movingOf, planMove and carryOut do */
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
  if (byStaff && planned.toPayMinor > 0) throw buyerPays()
  const agreed = agreedFrom(planned, factsOf(moving, planned), { lang: moving.cancelling.order.lang, reason })
  const paymentId = planned.toPayMinor > 0 ? newId() : null
  const moveId = newId()
  if (paymentId)
    await run(tx, OPEN_PAYMENT, [paymentId, orderId, planned.toPayMinor, tx.now, minutesAfter(tx.now, SESSION_MINUTES)])
  const { lineId, position } = moving.seat
  await run(tx, PUT, [
    ...[moveId, orderId, lineId, position, wish.offeringId, holdId, paymentId],
    ...[JSON.stringify(agreed), tx.now, nameOf(tx.actor)],
  ])
  if (byStaff) await noteMoved(tx, orderId, { facts: agreed.facts, reason: reason ?? '' })
  if (paymentId) return moveId
  const carried = { moveId, orderId, holdId, paymentId, seat: moving.seat, agreed }
  await carryOut(tx, till, carried)
  return moveId
}

/** A seat there, for as long as whoever pays may take. @throws moving/full, moving/admission */
async function heldFor(tx: Tx, offeringId: string): Promise<string> {
  const [pool] = await run(tx, POOL, [offeringId])
  const lines = pool ? [{ poolId: pool.poolId, quantity: 1 }] : []
  const holdId = pool && (await holdSeats(tx, { lines, until: minutesAfter(tx.now, HOLD_MINUTES) }))
  if (!holdId) throw hindered(pool?.byAdmission ? 'admission' : 'full', offeringId)
  return holdId
}

function agreedFrom(
  planned: MovePlan,
  facts: MovedFacts,
  { lang, reason }: { lang: Lang; reason: string | undefined },
): AgreedMove {
  const { line, demands, wish, outcomes, returned, kept } = planned
  const { feeMinor, creditMinor } = outcomes[0]!
  const moved = say(lang, { nb: `Byttet til ${line.detail}`, en: `Moved to ${line.detail}` })
  const fee = feeMinor > 0 ? [feeKept(lang, money(feeMinor, facts.fee.currency))] : []
  const why = [moved, ...(reason ? [reason] : []), ...fee].join('; ')
  return { line, demands, wish, outcome: { feeMinor, creditMinor }, returned, kept, facts, reason: why }
}

const noteMoved = (tx: Tx, orderId: string, { facts, reason }: { facts: MovedFacts; reason: string }): Promise<void> =>
  noteAct(tx, {
    kind: 'seat-moved',
    subjectId: orderId,
    before: { offering: facts.from.offeringId },
    after: { offering: facts.to.offeringId, reason },
  })
