import { isConsumed } from '../attending/is-consumed.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { openToMember } from '../orders/open-to-member.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { offeringOver, seatChanged, seatConsumed, seatUnnamed } from './problems.ts'

/** A seat of a company, as it is while it is locked. */
export type LockedSeat = {
  seatId: string
  offeringId: string
  orderId: string
  /** Stands for whoever has the seat now: another id means that somebody else has it, or the same person anew. Null where nobody has. */
  holdingId: string | null
  personId: string | null
  name: string | null
  email: string | null
  /** Whoever has it has said yes: they take part, or their papers are looked at. */
  isAccepted: boolean
  isConsumed: boolean
  isOver: boolean
}

const LOCK = statement(
  'wallet-lock-seat',
  'select from wallet_seats w join seats s on s.id = w.seat_id where w.company_id = $1 and w.seat_id = $2 for update of s',
)
const FIND = statement<LockedSeat>(
  'wallet-present-holder',
  `select w.seat_id as "seatId", w.offering_id as "offeringId", w.order_id as "orderId", coalesce(a.id, e.id) as "holdingId",
     coalesce(a.person_id, e.person_id) as "personId", coalesce(a.name, (select min(p.name) from order_places p join order_lines l on l.id = p.line_id
       where p.order_id = w.order_id and l.offering_id = w.offering_id and p.person_id = e.person_id)) as name,
     coalesce(a.email, n.email) as email, e.id is not null or a.accepted_at is not null as "isAccepted", ${isConsumed('e')} as "isConsumed", f.ends_at <= app_now() as "isOver"
   from wallet_seats w join orders o on o.id = w.order_id join offerings f on f.id = w.offering_id
   left join seat_assignments a on a.seat_id = w.seat_id and a.ended_at is null
   left join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null left join people n on n.id = e.person_id
   where w.company_id = $1 and w.seat_id = $2 and ($4 or ${openToMember('$3')})`,
)

export type SeatKey = { companyId: string; seatId: string }

/** Waits for its turn with a seat and says who has it then. Everything that changes a seat's holder begins here. @throws seat/unknown */
export async function lockSeat(tx: Tx, { companyId, seatId }: SeatKey): Promise<LockedSeat> {
  await run(tx, LOCK, [companyId, seatId])
  const { actor } = tx
  const by = actor.kind === 'person' ? actor.personId : null
  const [seat] = await run(tx, FIND, [companyId, seatId, by, isStaff(actor)])
  if (!seat) throw unknown('seat')
  return seat
}

/**
 * The seat, if it is held as the caller saw it and may still change hands.
 * @throws seat/unknown, wallet/seat-unnamed, wallet/seat-changed, wallet/seat-consumed, wallet/offering-over
 */
export async function lockHeldSeat(
  tx: Tx,
  key: SeatKey,
  holdingId: string,
): Promise<LockedSeat & { personId: string }> {
  const seat = await lockSeat(tx, key)
  const { personId } = seat
  if (personId === null) throw seatUnnamed()
  if (seat.holdingId !== holdingId) throw seatChanged()
  if (seat.isConsumed) throw seatConsumed()
  if (seat.isOver) throw offeringOver()
  return { ...seat, personId }
}
