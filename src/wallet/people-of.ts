import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { HOLDINGS, type Looker, OPEN, type SeatState, STATE, TITLE, WRITTEN } from './wallet-of.ts'

/** Somebody with a seat of the company: one row for each seat. */
export type SeatedPerson = {
  name: string
  email: string
  offeringId: string
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  state: SeatState
  orderNumber: number
  since: Date
}

const FIND = statement<SeatedPerson>(
  'wallet-people',
  `select coalesce(a.name, pl.name, '') as name, coalesce(a.email, n.email) as email, f.id as "offeringId", t.title, f.code, f.zone,
     f.starts_at as "startsAt", f.ends_at as "endsAt", ${STATE} as state, o.number as "orderNumber",
     coalesce(e.completed_at, e.enrolled_at, a.accepted_at, i.opened_at, i.sent_at, a.invited_at) as since
   from wallet_seats w ${OPEN} join offerings f on f.id = w.offering_id ${TITLE} ${HOLDINGS} ${WRITTEN}
   where w.company_id = $1 and (a.id is not null or e.id is not null) order by 1, 2, f.starts_at, w.seat_id`,
)

/** Everybody who has a seat of the company, by name. */
export const peopleOf = (on: On, { companyId, personId, isStaff }: Looker, lang: Lang): Promise<SeatedPerson[]> =>
  run(on, FIND, [companyId, personId, isStaff, lang])
