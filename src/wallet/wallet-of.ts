import { titleIn } from '../catalogue/title-in.ts'
import { openToMember } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { SEAT_STATES } from './shapes.ts'

/** Who looks at a company's wallet: a member of it, or somebody who works here and sees all of it. */
export type Looker = { companyId: string; personId: string | null; isStaff: boolean }

/** How a company's seats in one offering stand. */
export type OfferingSeats = {
  offeringId: string
  title: string
  slug: string
  code: string
  place: string
  zone: string
  startsAt: Date
  endsAt: Date
  isOver: boolean
  /** Whoever is named shows their papers before they take part. */
  checksWhoComes: boolean
  hasBegun: boolean
  bought: number
  unnamed: number
  /** Somebody has been invited and has not answered. */
  invited: number
  /** Somebody is enrolled, or has been through. */
  taken: number
}

/** The live holding of each seat, joined to `wallet_seats w`. */
export const HOLDINGS = `left join seat_assignments a on a.seat_id = w.seat_id and a.ended_at is null
   left join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null`
/** The course's title in the language of `$4`, of `offerings f`. */
export const TITLE = `cross join lateral ${titleIn('f.course_id', '$4')} t`
/** Of `wallet_seats w`: its order, where the looker of `$2` and `$3` may see it. */
export const OPEN = `join orders o on o.id = w.order_id and ($3 or ${openToMember('$2')})`
/** Beside the holdings: the open invitation, and whoever sits there as the company wrote them. */
export const WRITTEN = `left join people n on n.id = e.person_id
   left join seat_invitations i on i.assignment_id = a.id and i.used_at is null and i.closed_at is null and e.id is null
   left join lateral (select min(p.name) as name from order_places p join order_lines l on l.id = p.line_id
     where a.id is null and p.order_id = w.order_id and l.offering_id = w.offering_id and p.person_id = e.person_id) pl on true`

const BY_OFFERING = statement<OfferingSeats>(
  'wallet-by-offering',
  `select f.id as "offeringId", t.title, k.slug, f.code, f.place, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt", f.ends_at <= app_now() as "isOver",
     f.admission is not null as "checksWhoComes", f.starts_at <= app_now() as "hasBegun", count(*) as bought, count(*) filter (where a.id is null and e.id is null) as unnamed,
     count(*) filter (where a.id is not null and e.id is null) as invited, count(*) filter (where e.id is not null) as taken
   from wallet_seats w ${OPEN} join offerings f on f.id = w.offering_id join courses k on k.id = f.course_id ${TITLE} ${HOLDINGS}
   where w.company_id = $1 group by f.id, t.title, k.slug order by f.ends_at <= app_now(), f.starts_at, f.id`,
)

/** What a company has bought, offering by offering: what is to come first, by start. */
export const walletOf = (on: On, { companyId, personId, isStaff }: Looker, lang: Lang): Promise<OfferingSeats[]> =>
  run(on, BY_OFFERING, [companyId, personId, isStaff, lang])

/** How a seat stands, as its company is told: never what the person answered or achieved, only that they take part. */
export type SeatState = (typeof SEAT_STATES)[number]
export type WalletSeat = {
  seatId: string
  orderId: string
  orderNumber: number
  state: SeatState
  /** Stands for whoever has the seat now; null where nobody has. */
  holdingId: string | null
  name: string | null
  email: string | null
  /** When it came to stand so, and until when an invitation works. */
  since: Date
  invitedUntil: Date | null
  /** By when they show their papers, where the offering checks who comes; null once they are admitted. */
  showBy: Date | null
}

/** The invitation left, and a mail to its address has come back since. */
const BOUNCED = `exists (select from mail_bounces b where b.email = lower(a.email) and b.for_good and b.settled_at is null and b.at >= i.sent_at)`
/** The same of the joined `w`, `e`, `a` and `i`, the open invitation. Who has said yes and is not enrolled is to be admitted first. */
export const STATE = `case when e.completed_at is not null then 'completed' when e.id is not null then 'enrolled' when a.id is null then 'unnamed'
       when a.accepted_at is not null then coalesce(app_papers(w.seat_id, a.person_id), 'papers')
       when i.sent_at is null and i.fault is not null or i.opened_at is null and ${BOUNCED} then 'undelivered' when i.sent_at is null then 'to-be-invited'
       when i.ends_at <= app_now() then 'unanswered' when i.opened_at is not null then 'opened' else 'invited' end`

const SEATS = statement<WalletSeat>(
  'wallet-seats-of',
  `select w.seat_id as "seatId", w.order_id as "orderId", o.number as "orderNumber", coalesce(a.id, e.id) as "holdingId",
     ${STATE} as state,
     coalesce(a.name, pl.name) as name, coalesce(a.email, n.email) as email,
     coalesce(e.completed_at, e.enrolled_at, a.accepted_at, i.opened_at, i.sent_at, a.invited_at, w.bought_at) as since, i.ends_at as "invitedUntil", a.show_by as "showBy"
   from wallet_seats w ${OPEN} ${HOLDINGS} ${WRITTEN}
   where w.company_id = $1 and w.offering_id = $4
   order by (a.id is null and e.id is null) desc, coalesce(a.name, pl.name), w.bought_at, w.seat_id`,
)

/** A company's seats in one offering: unnamed ones first, then people by name. */
export const seatsOf = (on: On, { companyId, personId, isStaff }: Looker, offeringId: string): Promise<WalletSeat[]> =>
  run(on, SEATS, [companyId, personId, isStaff, offeringId])
