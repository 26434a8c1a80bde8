import { emit } from '../audit/emit.ts'
import { cancellingOf } from '../cancelling/plan-cancel.ts'
import type { Open as CreditOpen } from '../checkout/credit-plan.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { openOfOrder } from '../checkout/open-of-order.ts'
import { invoiceNotIssued, planCredit } from '../checkout/plan-credit.ts'
import { type PaidBy, paymentsBehind, refundsFor } from '../checkout/refunds-for.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { placesFor } from '../giving-back/plan-order.ts'
import { lockMoney } from '../payments/lock-money.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { dayIn, minutesAfter, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { lastingProblemOf } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { holdSeats, releaseHold } from '../seats/hold-seats.ts'
import type { AgreedMove } from './agreed-move.ts'
import { type Carried, carryOutSeat } from './carry-out.ts'
import { carryOutSeats } from './carry-out-seats.ts'
import { placesOf } from './plan-move.ts'
import { changed, hindered } from './problems.ts'
import type { MoveEnd } from './schema.ts'
import { seatToMove } from './seat-to-move.ts'
import { theseLeaving } from './seats-leaving.ts'
import { writeMoneyBack } from './write-moved.ts'

const job = { kind: 'job', name: 'moves' } as const
/** For how long a seat is held that is found for late money: until the end of the transaction, in minutes. */
const TAKEN_AT_ONCE_MINUTES = 1

/** Moves whose payment has come to an end that the move has not followed: money is here, late or not, or none will come. */
export const UNFOLLOWED = `moves m join payments p on p.id = m.payment_id where m.done_at is null and m.ended_as is distinct from 'money-back'
  and (p.captured_at is not null or (p.ended_at is not null and m.ended_at is null))`

type Open = {
  moveId: string
  orderId: string
  paymentId: string
  holdId: string
  fromLineId: string
  /** Of the seat that somebody sits in; null where seats of a company without a name are moved. */
  position: number | null
  fromOfferingId: string
  companyId: string | null
  toOfferingId: string
  agreed: AgreedMove
  isPaid: boolean
  isRight: boolean
  givenUp: boolean
}
/** Whoever looks while another follows it waits until that is done: a buyer who comes back from the page sees how it ended. */
const FIND = statement<Open>(
  'moving-unfollowed',
  `select m.id as "moveId", m.order_id as "orderId", p.id as "paymentId", m.hold_id as "holdId", m.from_line_id as "fromLineId", m.position,
     (select l.offering_id from order_lines l where l.id = m.from_line_id) as "fromOfferingId", (select o.company_id from orders o where o.id = m.order_id) as "companyId",
     m.to_offering_id as "toOfferingId", m.agreed, p.captured_at is not null as "isPaid",
     coalesce(p.captured_minor = p.amount_minor and p.captured_currency = p.currency, false) as "isRight", p.given_up_at is not null as "givenUp"
   from ${UNFOLLOWED} and m.id <> all ($1::uuid[]) and ($2::uuid is null or m.id = $2) order by m.asked_at, m.id limit 1 for update of m`,
)
const IS_CANCELLED = statement<{ id: string }>(
  'moving-target-cancelled',
  'select id from offerings where id = $1 and cancelled_at is not null',
)
const LOCK_HELD = statement(
  'moving-lock-held',
  'select id from seats where hold_id = $1 and sold_at is null order by id for update',
)
const HOLD_ANEW = statement('moving-hold-anew', 'update moves set hold_id = $2 where id = $1')
const END = statement('moving-end', 'update moves set ended_at = $2, ended_as = $3 where id = $1')

/**
 * Follows the payments of moves: with the money the seat is moved, also where it came late, as long as a seat is there and all of it is
 * still as it was agreed; else the money goes back, once. Where none comes everything stays as it was. Returns how many it followed.
 */
export async function finishMoves(till: Till): Promise<number> {
  const seen: string[] = []
  let followed = 0
  for (let move = await next(till, seen); move; move = await next(till, seen)) {
    seen.push(move.moveId)
    if (move.followed) followed += 1
  }
  return followed
}

type Followed = { moveId: string; followed: boolean }

/** One after another, each in a transaction of its own; null where none is left that was not seen. */
async function next(till: Till, seen: readonly string[]): Promise<Followed | null> {
  const { pool } = till.connection
  let moveId: string | null = null
  try {
    return await transact(pool, job, async (tx) => {
      const [move] = await run(tx, FIND, [seen, null])
      moveId = move?.moveId ?? null
      if (!move) return null
      await follow(tx, till, move)
      return { moveId: move.moveId, followed: true }
    })
  } catch (error) {
    const problem = lastingProblemOf(error)
    if (!moveId || !problem) throw error
    if (problem.code === invoiceNotIssued().code) return { moveId, followed: false } // in a moment
    const id: string = moveId
    await transact(pool, job, (tx) => sendBack(tx, till, { moveId: id, because: problem.code }))
    return { moveId: id, followed: true }
  }
}

async function follow(tx: Tx, till: Till, move: Open): Promise<void> {
  if (!move.isPaid) return end(tx, move, move.givenUp ? 'given-up' : 'lapsed')
  if (!move.isRight) throw changed(['money'], null)
  const { orderId, moveId, paymentId, agreed, position, companyId } = move
  if (position === null) await lockCompany(tx, companyId!)
  const holdId = await seatsOf(tx, move)
  await demandHeld(tx, move)
  await lockOrder(tx, orderId)
  await run(tx, END, [moveId, tx.now, 'lapsed']) // it is not under way while it is done
  const carried = { moveId, orderId, holdId, paymentId, agreed }
  if (position === null) return finishSeats(tx, till, { move, carried })
  const seat = await seatToMove(tx, orderId, { lineId: move.fromLineId, position })
  const { open, payments } = await cancellingOf(tx, orderId, { seats: [{ lineId: move.fromLineId, position }] })
  demandAsAgreed(agreed, agreed.wish, { open, payments })
  await carryOutSeat(tx, till, { ...carried, seat })
}

/** Seats without a name are alike: as many are moved as was agreed, whichever of them nobody sits in and nobody was invited to since. @throws moving/changed */
async function finishSeats(tx: Tx, till: Till, { move, carried }: { move: Open; carried: Carried }): Promise<void> {
  const { companyId, fromOfferingId: offeringId, fromLineId: lineId, agreed } = move
  const wallet = { companyId: companyId!, offeringId, personId: null }
  const leaving = await theseLeaving(tx, wallet, { moveId: move.moveId, lineId, seatIds: agreed.wish.seatIds })
  if (!leaving) throw changed(['seats'], null)
  const { line, seats } = leaving
  const wish = { ...agreed.wish, seats: placesFor(line, seats), seatIds: seats.map(({ seatId }) => seatId) }
  const open = await openOfOrder(tx, line.orderId, dayIn(SELLER_ZONE, tx.now))
  demandAsAgreed(agreed, wish, { open, payments: await paymentsBehind(tx, line.orderId) })
  await carryOutSeats(tx, till, { ...carried, leaving: { wallet, ...leaving }, agreed: { ...agreed, wish } })
}

/** The seats that are held for it, or others where those were lost. @throws moving/full */
async function seatsOf(tx: Tx, { moveId, holdId, agreed, toOfferingId }: Open): Promise<string> {
  const { quantity } = agreed.line
  if ((await run(tx, LOCK_HELD, [holdId])).length === quantity) return holdId
  const lines = [{ poolId: agreed.line.poolId, quantity }]
  const anew = await holdSeats(tx, { lines, until: minutesAfter(tx.now, TAKEN_AT_ONCE_MINUTES) })
  if (!anew) throw hindered('full', toOfferingId)
  await run(tx, HOLD_ANEW, [moveId, anew])
  return anew
}

/** Whoever cancels an offering locks its seats first: once one is locked here, it is known whether it was cancelled. @throws moving/closed */
async function demandHeld(tx: Tx, { toOfferingId }: Open): Promise<void> {
  if ((await run(tx, IS_CANCELLED, [toOfferingId])).length > 0) throw hindered('closed', toOfferingId)
}

/** The old seats give back, payment by payment, what was agreed when the difference was asked for. @throws moving/changed */
function demandAsAgreed(
  { line, returned }: AgreedMove,
  wish: AgreedMove['wish'],
  { open, payments }: { open: CreditOpen; payments: readonly PaidBy[] },
): void {
  const plan = planCredit(wish, { ...open, places: [...open.places, ...placesOf(line)] })
  const now = refundsFor(plan, payments)
  if (JSON.stringify(now.map(sums)) !== JSON.stringify(returned.map(sums))) throw changed(['money'], null)
}

const sums = (each: AgreedMove['returned'][number]) => [each.paymentId, each.returnedMinor, each.amountMinor]

async function end(
  tx: Tx,
  { moveId, orderId, holdId }: Pick<Open, 'moveId' | 'orderId' | 'holdId'>,
  as: MoveEnd,
): Promise<void> {
  await releaseHold(tx, holdId)
  await run(tx, END, [moveId, tx.now, as])
  await emit(tx, { name: 'MoveEnded', subjectId: orderId, facts: { moveId, as } })
}

/** Nothing was moved, and what was paid for it goes back. */
async function sendBack(tx: Tx, till: Till, { moveId, because }: { moveId: string; because: string }): Promise<void> {
  const [move] = await run(tx, FIND, [[], moveId])
  if (!move) return // another process was first
  await end(tx, move, 'money-back')
  const { orderId, paymentId, agreed } = move
  const amountMinor = (await lockMoney(tx, paymentId))?.leftMinor ?? 0
  if (amountMinor > 0) await requestRefund(tx, { paymentId, orderId, amountMinor, cause: 'surplus' })
  await writeMoneyBack(tx, till, { orderId, moveId, facts: agreed.facts, because })
}
