import { freeUntil } from '../catalogue/free-until.ts'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import type { FrozenTier } from '../pricing/schema.ts'
import type { HeldToEnd } from '../terms/consumer-fee.ts'
import type { CancellationRules } from '../terms/rules.ts'
import { companyPays, lateMoney, nothingLeft, notPaid } from './problems.ts'

/** A seat that has not been given back, and who sits there. */
export type OpenSeat = { position: number; name: string | null; completed: boolean }
/** Seats of one course that were bought at once, on which terms, and when the course is held. */
export type PersonLine = HeldToEnd & {
  lineId: string
  offeringId: string
  title: string
  quantity: number
  unitNetMinor: number
  tier: FrozenTier | null
  rules: CancellationRules | null
  open: number
  seats: OpenSeat[]
}
/** An order that a person pays for, with all that decides what comes back of it. */
export type PersonOrder = {
  orderId: string
  orderNumber: number
  lang: Lang
  currency: Currency
  orderedAt: Date
  /** The buyer asked in so many words for the course to begin before the right of withdrawal has ended. */
  startsEarly: boolean
  now: Date
  lines: PersonLine[]
  /** By the ids of what they name. */
  titles: Record<string, string>
  numbers: Record<string, string>
}

type Times<T> = Omit<T, 'startsAt' | 'endsAt' | 'freeUntil'> & {
  startsAt: string
  endsAt: string
  freeUntil: string | null
}
type LineRow = Times<Omit<PersonLine, 'sessions'>> & { sessions: { startsAt: string; endsAt: string }[] }
type Row = Omit<PersonOrder, 'lines'> & {
  payerKind: 'person' | 'company'
  settledAt: Date | null
  cancelledAt: Date | null
  isLate: boolean
  lines: LineRow[]
}

const SEATS = `select coalesce(json_agg(json_build_object('position', p.position, 'name', p.name, 'completed', e.completed_at is not null)
     order by p.position), '[]') from order_places p
   left join enrolments e on e.order_id = o.id and e.offering_id = l.offering_id and e.person_id = p.person_id and e.withdrawn_at is null
   where p.line_id = l.id and p.returned_at is null`
/** A seat that was moved here was had since then. */
const BOUGHT_AT = `case when l.moved_from_id is null then o.placed_at
  else (select m.done_at from moves m where m.order_id = o.id and m.agreed #>> '{line,id}' = l.id::text) end`
const LINES = `select coalesce(json_agg(json_build_object('lineId', l.id, 'offeringId', l.offering_id, 'title', l.title, 'quantity', l.quantity,
     'unitNetMinor', l.unit_net_minor, 'tier', l.tier, 'rules', t.rules, 'zone', f.zone, 'startsAt', f.starts_at, 'endsAt', f.ends_at,
     'freeUntil', ${freeUntil({ offering: 'f.id', boughtAt: BOUGHT_AT })},
     'sessions', (select coalesce(json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at) order by s.starts_at), '[]')
       from offering_sessions s where s.offering_id = f.id),
     'open', (select count(*) from order_places p where p.line_id = l.id and p.returned_at is null), 'seats', (${SEATS})) order by l.position), '[]')
   from order_lines l join offerings f on f.id = l.offering_id join cancellation_terms t on t.id = l.terms_id
   where l.order_id = o.id and l.kind = 'seat'`
const FIND = statement<Row>(
  'cancelling-person-order',
  `select o.id as "orderId", o.number as "orderNumber", o.lang, o.currency, o.placed_at as "orderedAt", o.payer ->> 'kind' as "payerKind",
     o.settled_at as "settledAt", o.cancelled_at as "cancelledAt", o.review is not null or o.unseated_at is not null as "isLate",
     app_now() as now, (${LINES}) as lines,
     exists (select from events v where v.subject_id = o.id and v.name = 'EarlyStartWished') as "startsEarly",
     (select json_object_agg(x.id, x.title) from order_lines x where x.order_id = o.id) as titles,
     (select coalesce(json_object_agg(d.id, d.content ->> 'number'), '{}') from documents d where d.id in ${documentsOfOrder('o.id')}) as numbers
   from orders o where o.id = $1`,
)

/**
 * An order of a person that stands. Read it under its lock to act upon it.
 * @throws order/unknown, cancelling/company-pays, cancelling/nothing-left, cancelling/late-money, cancelling/not-paid
 */
export async function personOrder(on: On, orderId: string): Promise<PersonOrder> {
  const [row] = await run(on, FIND, [orderId])
  if (!row) throw unknown('order')
  const { payerKind, settledAt, cancelledAt, isLate, lines, ...order } = row
  if (payerKind === 'company') throw companyPays()
  if (cancelledAt) throw nothingLeft()
  if (isLate) throw lateMoney()
  if (!settledAt) throw notPaid()
  return { ...order, lines: lines.map(timed) }
}

const instants = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})
const timed = (line: LineRow): PersonLine => ({
  ...line,
  ...instants(line),
  freeUntil: line.freeUntil === null ? null : new Date(line.freeUntil),
  sessions: line.sessions.map(instants),
})
