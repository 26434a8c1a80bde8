import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { before, waits } from './in-order.ts'
import type { EntryEnd, Takes } from './schema.ts'

export type EntryState = 'unconfirmed' | 'waiting' | 'offered' | 'ordered' | 'over'
/** A place on a waiting list. */
export type WaitingEntry = {
  id: string
  state: EntryState
  offeringId: string
  code: string
  slug: string
  title: string
  zone: string
  startsAt: Date
  endsAt: Date
  /** The language in which whoever waits is written to. */
  lang: Lang
  name: string
  email: string
  /** The company that it is for; null for private persons. */
  company: string | null
  quantity: number
  takes: Takes
  /** Seats it waits for still. */
  wanting: number
  askedAt: Date
  /** One is the first; null where it does not count among those who wait. */
  rank: number | null
  /** Offers made to others behind it because it did not fit. */
  passes: number
  keptUntil: Date | null
  isPassedOn: boolean
  endedAt: Date | null
  endedAs: EntryEnd | null
  offer: { quantity: number; endsAt: Date; orderId: string | null } | null
}
type Row = Omit<WaitingEntry, 'offer'> & { offered: number | null; offerEndsAt: Date | null; orderId: string | null }

/** An order that stands with the offered seats; the next look at the list closes the offer once that is paid. */
const FROM = `from waiting_entries e join offerings o on o.id = e.offering_id join courses c on c.id = o.course_id
  join lateral ${titleIn('c.id', 'e.lang')} t on true
  left join companies y on y.id = e.company_id
  left join waiting_offers f on f.entry_id = e.id and f.closed_at is null
  left join orders d on d.id = f.order_id and d.cancelled_at is null`
const COLUMNS = `e.id, e.offering_id as "offeringId", o.code, c.slug, t.title, o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt", e.lang, e.name, e.email,
  y.name as company, e.quantity, e.takes, e.wanting, e.asked_at as "askedAt", e.passes, e.kept_until as "keptUntil",
  e.passed_on_at is not null as "isPassedOn", e.ended_at as "endedAt", e.ended_as as "endedAs",
  f.quantity as offered, f.ends_at as "offerEndsAt", d.id as "orderId",
  case when e.ended_at is not null then 'over' when e.confirmed_at is null then 'unconfirmed' when d.id is not null then 'ordered'
    when f.ends_at > app_now() then 'offered' else 'waiting' end as state,
  case when ${waits('e')} then ${before('e')} + 1 end as rank`

const ONE = statement<Row>('waiting-entry', `select ${COLUMNS} ${FROM} where e.id = $1`)
/** Those who wait first, in their order, then what is over, the newest first. */
const OF_OFFERING = statement<Row>(
  'waiting-entries-of-offering',
  `select ${COLUMNS} ${FROM} where e.offering_id = $1 order by e.ended_at is not null, e.ended_at desc, rank, e.position limit $2`,
)
const OF_PERSON = statement<Row>(
  'waiting-entries-of-person',
  `select ${COLUMNS} ${FROM} where e.person_id = $1 and (e.ended_at is null or e.ended_at > app_now() - interval '30 days')
   order by e.ended_at is not null, e.ended_at desc, e.position limit $2`,
)
const OFFERING = statement<object>('waiting-offering', 'select id from offerings where id = $1')
/** The most that one answer lists. */
const LIST_MOST = 500

/** @throws waiting-entry/unknown */
export async function waitingEntry(on: On, entryId: string | null): Promise<WaitingEntry> {
  const [row] = entryId === null ? [] : await run(on, ONE, [entryId])
  if (!row) throw unknown('waiting-entry')
  return entryFrom(row)
}

/** @throws offering/unknown */
export async function entriesOfOffering(on: On, offeringId: string): Promise<WaitingEntry[]> {
  const [offering] = await run(on, OFFERING, [offeringId])
  if (!offering) throw unknown('offering')
  return (await run(on, OF_OFFERING, [offeringId, LIST_MOST])).map(entryFrom)
}

/** What somebody waits for, and what has ended in the last month. */
export const entriesOfPerson = async (on: On, personId: string): Promise<WaitingEntry[]> =>
  (await run(on, OF_PERSON, [personId, LIST_MOST])).map(entryFrom)

const entryFrom = ({ offered, offerEndsAt, orderId, ...entry }: Row): WaitingEntry => ({
  ...entry,
  offer: offered === null || offerEndsAt === null ? null : { quantity: offered, endsAt: offerEndsAt, orderId },
})
