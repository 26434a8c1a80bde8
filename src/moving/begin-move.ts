import { HOLD_MINUTES, SESSION_MINUTES } from '../checkout/agree.ts'
import { feeKept } from '../giving-back/given-reason.ts'
import { nameOf } from '../platform/actor.ts'
import { minutesAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Lang, say } from '../platform/lang.ts'
import { money } from '../platform/money.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import type { AgreedMove } from './agreed-move.ts'
import type { MovedFacts } from './moved.ts'
import type { MovePlan } from './plan-move.ts'
import { hindered } from './problems.ts'

const PUT = statement(
  'moving-put',
  `insert into moves (id, order_id, from_line_id, position, seats, to_offering_id, hold_id, payment_id, agreed, asked_at, asked_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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

/** So many seats there, for as long as whoever pays may take: all of them or none. @throws moving/full, moving/admission */
export async function heldFor(tx: Tx, offeringId: string, quantity = 1): Promise<string> {
  const [pool] = await run(tx, POOL, [offeringId])
  const lines = pool ? [{ poolId: pool.poolId, quantity }] : []
  const holdId = pool && (await holdSeats(tx, { lines, until: minutesAfter(tx.now, HOLD_MINUTES) }))
  if (!holdId) throw hindered(pool?.byAdmission ? 'admission' : 'full', offeringId)
  return holdId
}

type Begun = {
  orderId: string
  lineId: string
  /** Of the seat that somebody sits in; null for seats of a company without a name. */
  position: number | null
  offeringId: string
  holdId: string
  toPayMinor: number
  agreed: AgreedMove
}
/** `paymentId`: what is to be paid first; null where nothing is. */
export type Move = { moveId: string; paymentId: string | null }

/** Writes down what was agreed, and opens the payment of what is to be paid first. */
export async function putMove(tx: Tx, begun: Begun): Promise<Move> {
  const { orderId, lineId, position, offeringId, holdId, toPayMinor, agreed } = begun
  const paymentId = toPayMinor > 0 ? newId() : null
  const moveId = newId()
  if (paymentId)
    await run(tx, OPEN_PAYMENT, [paymentId, orderId, toPayMinor, tx.now, minutesAfter(tx.now, SESSION_MINUTES)])
  const which = [moveId, orderId, lineId, position, agreed.line.quantity, offeringId, holdId, paymentId]
  await run(tx, PUT, [...which, JSON.stringify(agreed), tx.now, nameOf(tx.actor)])
  return { moveId, paymentId }
}

/** What is frozen of a plan, with the reason that stands on the credit note. */
export function agreedFrom(
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
