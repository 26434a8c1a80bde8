import { type On, run, statement } from '../platform/db/statement.ts'
import { type Looker, OPEN } from './wallet-of.ts'

/** Somebody who had one of the company's seats and was not admitted, or showed no papers in time; the seat is unnamed still. */
export type FreedSeat = { seatId: string; name: string; cause: 'not-admitted' | 'not-shown'; at: Date }

const FIND = statement<FreedSeat>(
  'wallet-freed-seats',
  `select w.seat_id as "seatId", l.name, l.end_cause as cause, l.ended_at as at from wallet_seats w ${OPEN}
   join lateral (select a.name, a.end_cause, a.ended_at from seat_assignments a where a.seat_id = w.seat_id
     order by a.ended_at desc nulls first, a.invited_at desc limit 1) l on l.end_cause in ('not-admitted', 'not-shown')
   where w.company_id = $1 and w.offering_id = $4 order by l.ended_at desc, w.seat_id`,
)

/** Seats for which somebody else can be named, because whoever had them does not take part. The company learns that, and not why. */
export const freedSeatsOf = (
  on: On,
  { companyId, personId, isStaff }: Looker,
  offeringId: string,
): Promise<FreedSeat[]> => run(on, FIND, [companyId, personId, isStaff, offeringId])
