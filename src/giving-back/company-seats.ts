import { freeUntil } from '../catalogue/free-until.ts'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { openToMember } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { FrozenTier } from '../pricing/schema.ts'
import type { CancellationRules } from '../terms/rules.ts'

/** A seat that a company owns, and how far it has been given away. */
export type CompanySeat = {
  seatId: string
  orderId: string
  orderNumber: number
  lineId: string
  boughtAt: string
  /** Who sits there, or is invited to; null where nobody is. */
  name: string | null
  kind: 'unnamed' | 'invited' | 'named'
  /** Of whoever sits there: their place in the order. */
  position: number | null
  /** Whoever sat there has completed the course: the seat is used. */
  consumed: boolean
}

/** Seats bought at once, with what was agreed about them. */
export type SeatLine = {
  lineId: string
  orderId: string
  orderNumber: number
  title: string
  currency: Currency
  quantity: number
  unitNetMinor: number
  /** They were drawn on a prepaid, which what is given back goes onto again. */
  isDrawn?: boolean
  tier: FrozenTier | null
  rules: CancellationRules | null
  lang: Lang
  /** Until when giving back is free because the course was changed after these seats were bought. */
  freeUntil: string | null
  /** By the ids of what they name. */
  titles: Record<string, string>
  numbers: Record<string, string>
  /** Places that are not given back: all of them, and those without anybody, the last first. */
  open: number
  unnamedPositions: number[]
}

/** One offering as a company has bought seats in it. */
export type CompanyOffering = {
  offeringId: string
  title: string
  zone: string
  startsAt: Date
  sessions: { startsAt: string }[]
  now: Date
  seats: CompanySeat[]
  lines: SeatLine[]
}

/**
 * Of `wallet_seats w`: the line that each seat belongs to, and the place of whoever sits in it. An order may have several lines of seats
 * in one offering once some were moved there; seats without a name are alike, so they are paired with the places without one.
 */
const OF_LINE = `left join lateral (select p.line_id, p.position, p.name from order_places p join order_lines l on l.id = p.line_id
     where p.order_id = w.order_id and l.offering_id = w.offering_id and p.person_id = e.person_id and p.returned_at is null
     order by l.position limit 1) p on true
   left join (select v.seat_id, row_number() over (partition by v.order_id order by v.seat_id) as n from wallet_seats v
     where v.company_id = $1 and v.offering_id = f.id
       and not exists (select from enrolments y where y.seat_id = v.seat_id and y.withdrawn_at is null)) loose on loose.seat_id = w.seat_id
   left join (select q.order_id, q.line_id, row_number() over (partition by q.order_id order by x.position, q.position) as n
     from orders b join order_lines x on x.order_id = b.id and x.offering_id = f.id and x.kind = 'seat' join order_places q on q.line_id = x.id
     where b.company_id = $1 and q.person_id is null and q.returned_at is null) free on free.order_id = w.order_id and free.n = loose.n
   join order_lines l on l.id = coalesce(p.line_id, free.line_id, (select x.id from order_lines x where x.order_id = w.order_id
     and x.offering_id = w.offering_id and x.kind = 'seat' order by x.position limit 1))`
const SEATS = `select json_agg(json_build_object('seatId', w.seat_id, 'orderId', w.order_id, 'orderNumber', o.number,
     'lineId', l.id, 'boughtAt', w.bought_at, 'name', coalesce(p.name, a.name), 'position', p.position,
     'kind', case when e.id is not null then 'named' when a.id is not null then 'invited' else 'unnamed' end,
     'consumed', e.completed_at is not null) order by w.bought_at desc, w.order_id desc, p.position desc nulls first, w.seat_id desc)
   from wallet_seats w join orders o on o.id = w.order_id
   left join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null
   left join seat_assignments a on a.seat_id = w.seat_id and a.ended_at is null
   ${OF_LINE}
   where w.company_id = $1 and w.offering_id = f.id and ($3::uuid is null or ${openToMember('$3')})`
const LINES = `select json_agg(json_build_object('lineId', l.id, 'orderId', o.id, 'orderNumber', o.number, 'title', l.title,
     'currency', o.currency, 'quantity', l.quantity, 'unitNetMinor', l.unit_net_minor, 'isDrawn', o.pay_by = 'prepaid', 'tier', l.tier, 'rules', t.rules, 'lang', o.lang,
     'freeUntil', ${freeUntil({ offering: 'f.id', boughtAt: 'o.placed_at' })},
     'titles', (select json_object_agg(x.id, x.title) from order_lines x where x.order_id = o.id),
     'numbers', (select coalesce(json_object_agg(d.id, d.content ->> 'number'), '{}') from documents d where d.id in ${documentsOfOrder('o.id')}),
     'open', (select count(*) from order_places p where p.line_id = l.id and p.returned_at is null),
     'unnamedPositions', (select coalesce(json_agg(p.position order by p.position desc), '[]') from order_places p
       where p.line_id = l.id and p.returned_at is null and p.person_id is null)) order by l.id)
   from order_lines l join orders o on o.id = l.order_id join cancellation_terms t on t.id = l.terms_id
   where o.company_id = $1 and l.offering_id = f.id and l.kind = 'seat'
     and exists (select from wallet_seats w where w.order_id = o.id and w.offering_id = f.id) and ($3::uuid is null or ${openToMember('$3')})`
const FIND = statement<CompanyOffering>(
  'giving-back-company-seats',
  `select f.id as "offeringId", coalesce(x.title, '') as title, f.zone, f.starts_at as "startsAt", app_now() as now,
     (select coalesce(json_agg(json_build_object('startsAt', s.starts_at) order by s.starts_at), '[]')
      from offering_sessions s where s.offering_id = f.id) as sessions,
     coalesce((${SEATS}), '[]') as seats, coalesce((${LINES}), '[]') as lines
   from offerings f left join lateral (select title from course_texts t where t.course_id = f.course_id and t.title <> ''
     order by t.lang desc limit 1) x on true where f.id = $2`,
)

/** What a company has in an offering, as a member may see it; null `personId` is staff. */
export async function companyOffering(
  on: On,
  { companyId, offeringId, personId }: { companyId: string; offeringId: string; personId: string | null },
): Promise<CompanyOffering | null> {
  const [found] = await run(on, FIND, [companyId, offeringId, personId])
  return found && found.seats.length > 0 ? found : null
}
