import { isConsumed } from '../attending/is-consumed.ts'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { lockSeatRow } from '../seats/lock-seat.ts'
import { endHolding } from './end-holding.ts'
import { COMPANY_NAME } from './invitation.ts'
import { offeringOver, seatConsumed } from './problems.ts'

/** A seat that a company has given somebody, who sits in it. */
export type GivenSeat = { seatId: string; offeringId: string; companyId: string; company: string; title: string }

const GIVEN = statement<GivenSeat & { isConsumed: boolean; isOver: boolean }>(
  'wallet-given-seats',
  `select w.seat_id as "seatId", w.offering_id as "offeringId", w.company_id as "companyId", ${COMPANY_NAME} as company, t.title,
     ${isConsumed('e')} as "isConsumed", f.ends_at <= app_now() as "isOver"
   from enrolments e join wallet_seats w on w.seat_id = e.seat_id and w.order_id = e.order_id
   join companies c on c.id = w.company_id join offerings f on f.id = e.offering_id
   cross join lateral ${titleIn('f.course_id', '$3')} t
   where e.person_id = $1 and e.withdrawn_at is null and ($2::uuid is null or e.offering_id = $2)`,
)

/** The seats that somebody has from companies, and can still give up. Read with the eyes of whoever buys: they are no member. */
export async function givenSeatsOf(on: On, personId: string, lang: Lang): Promise<GivenSeat[]> {
  const seats = await run(on, GIVEN, [personId, null, lang])
  return seats.filter(({ isConsumed, isOver }) => !isConsumed && !isOver)
}

/**
 * Somebody who has accepted a seat cannot come after all: it is the company's again, to give to another. No money moves; the company
 * alone cancels and is paid back. @throws seat/unknown, wallet/seat-consumed, wallet/offering-over
 */
export async function giveUpSeat(
  tx: Tx,
  { personId, offeringId }: { personId: string; offeringId: string },
): Promise<void> {
  const find = async () => (await run(tx, GIVEN, [personId, offeringId, 'nb']))[0]
  const seen = await find()
  if (!seen) throw unknown('seat')
  await lockSeatRow(tx, seen.seatId)
  const seat = await find()
  if (seat?.seatId !== seen.seatId) throw unknown('seat')
  if (seat.isConsumed) throw seatConsumed()
  if (seat.isOver) throw offeringOver()
  const { seatId, companyId } = seat
  await endHolding(tx, seatId, 'declined')
  await emit(tx, { name: 'SeatGivenUp', subjectId: companyId, facts: { seatId } })
  await noteAct(tx, { kind: 'seats', subjectId: companyId, before: { seatId, personId }, after: { seatId } })
}
