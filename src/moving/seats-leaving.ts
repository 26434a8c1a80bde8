import type { Open } from '../checkout/credit-plan.ts'
import { openOfOrder } from '../checkout/open-of-order.ts'
import { type PaidBy, paymentsBehind } from '../checkout/refunds-for.ts'
import { CREDIT_IN_FORCE, CREDIT_LIMIT } from '../companies/credit-limit.ts'
import { type CompanyOffering, type CompanySeat, companyOffering, type SeatLine } from '../giving-back/company-seats.ts'
import type { Wallet } from '../giving-back/plan-give-back.ts'
import { nothingToGive } from '../giving-back/problems.ts'
import type { CompanyPayer } from '../orders/payer.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import { drawnSeat, tooFewToMove, underWay } from './problems.ts'
import { MOVE_UNDER_WAY } from './seat-to-move.ts'
import type { SeatsToMove } from './seats-wish.ts'

/** The order that a company's seats were bought with, and what its company may owe. */
export type OrderOfSeats = {
  payBy: 'card' | 'invoice' | 'free'
  payer: CompanyPayer
  unitId: string | null
  courseId: string
  endsAt: Date
  agreementId: string | null
  organisationNumber: string
  /** How long the company has to pay an invoice, in days from its date. */
  termsDays: number
  /** Øre that it may owe on invoice; null is any amount. */
  creditLimitMinor: number | null
}
type ChosenSeats = {
  offering: CompanyOffering
  line: SeatLine
  seats: readonly CompanySeat[]
  order: OrderOfSeats
}
/** Seats of a company that are to go elsewhere, with all that their credit rests on. */
export type SeatsLeaving = ChosenSeats & { wallet: Wallet; open: Open; payments: readonly PaidBy[] }

const ORDER = statement<OrderOfSeats & { moveId: string | null }>(
  'moving-order-of-seats',
  `select o.pay_by as "payBy", o.payer, o.unit_id as "unitId", f.course_id as "courseId", f.ends_at as "endsAt", l.agreement_id as "agreementId",
     c.organisation_number as "organisationNumber", c.payment_terms_days as "termsDays", ${CREDIT_LIMIT} as "creditLimitMinor",
     ${MOVE_UNDER_WAY} as "moveId"
   from order_lines l join orders o on o.id = l.order_id join offerings f on f.id = l.offering_id join companies c on c.id = o.company_id
   left join lateral ${CREDIT_IN_FORCE} k on true where l.id = $1`,
)

/** Of seats that were agreed on: those whose invitation, as it stands, was sent before that. */
const INVITED_THEN = statement<{ seatId: string }>(
  'moving-invited-then',
  `select a.seat_id as "seatId" from moves m join seat_assignments a on a.seat_id = any ($2::uuid[]) and a.ended_at is null and a.invited_at <= m.asked_at
   where m.id = $1`,
)
type AgreedSeats = { moveId: string; lineId: string; seatIds: readonly string[] }

/**
 * So many seats of a line that nobody sits in, and their order. Seats that were drawn on a prepaid have no invoice whose credit
 * could pay for others: they go back onto it. @throws giving-back/no-seats, line/unknown, moving/drawn, moving/too-few, moving/under-way
 */
export async function chosenSeats(on: On, wallet: Wallet, { lineId, seats }: SeatsToMove): Promise<ChosenSeats> {
  const { offering, line } = await lineOfSeats(on, wallet, lineId)
  const free = looseSeats(offering, line)
  if (free.length < seats) throw tooFewToMove(free.length)
  const [found] = await run(on, ORDER, [lineId])
  const { moveId, ...order } = found!
  if (moveId) throw underWay(moveId)
  return { offering, line, seats: free.slice(0, seats), order }
}

/** The same as they can be moved. Read it under the order's lock to act upon it. @throws what chosenSeats does */
export async function seatsLeaving(on: On, wallet: Wallet, wanted: SeatsToMove): Promise<SeatsLeaving> {
  const chosen = await chosenSeats(on, wallet, wanted)
  const { orderId } = chosen.line
  const open = await openOfOrder(on, orderId, dayIn(SELLER_ZONE, chosen.offering.now))
  return { wallet, ...chosen, open, payments: await paymentsBehind(on, orderId) }
}

/**
 * The same of certain seats, once more when their move is paid: those that nobody has been invited to, and those whose invitation was
 * there when the move was agreed. No other invitation is withdrawn: null where too few are left.
 */
export async function theseLeaving(on: On, wallet: Wallet, { moveId, lineId, seatIds }: AgreedSeats) {
  const offering = await companyOffering(on, wallet)
  const line = offering?.lines.find((each) => each.lineId === lineId)
  if (!offering || !line) return null
  const agreed = new Set((await run(on, INVITED_THEN, [moveId, seatIds])).map(({ seatId }) => seatId))
  // Seats without a name are alike: so many are there still, or are not.
  const seats = looseSeats(offering, line)
    .filter(({ kind, seatId }) => kind === 'unnamed' || agreed.has(seatId))
    .toSorted((a, b) => Number(seatIds.includes(b.seatId)) - Number(seatIds.includes(a.seatId)))
  return seats.length < seatIds.length ? null : { offering, line, seats: seats.slice(0, seatIds.length) }
}

async function lineOfSeats(on: On, wallet: Wallet, lineId: string) {
  const offering = await companyOffering(on, wallet)
  if (!offering) throw nothingToGive()
  const line = offering.lines.find((each) => each.lineId === lineId)
  if (!line) throw unknown('line')
  if (line.isDrawn) throw drawnSeat()
  return { offering, line }
}

/** Those of a line that nobody sits in: without a name first, then invited. */
export const looseSeats = ({ seats }: CompanyOffering, { lineId }: Pick<SeatLine, 'lineId'>): CompanySeat[] =>
  seats
    .filter((seat) => seat.lineId === lineId && seat.kind !== 'named')
    .toSorted((a, b) => Number(a.kind === 'invited') - Number(b.kind === 'invited'))
