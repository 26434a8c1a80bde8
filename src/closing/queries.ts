import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Month } from '../platform/month.ts'
import type { MonthCheck } from './month-check.ts'
import type { MonthStatement } from './month-statement.ts'

/** `current`: it is not over yet; `open`: it is, and may be closed when it is its turn. */
export const MONTH_STATES = ['current', 'open', 'closing', 'closed'] as const
export type MonthState = (typeof MONTH_STATES)[number]
export type MonthRow = { month: Month; state: MonthState; entries: number; closings: number }

/** Months that are listed: ten years of them. */
const MONTHS_MOST = 120

const MONTHS = statement<MonthRow>(
  'closing-months',
  `with today as (select (app_now() at time zone '${SELLER_ZONE}')::date as day),
   months as (select m::date as month, (m + interval '1 month - 1 day')::date as last_on
     from today, generate_series(date_trunc('month', (select min(posted_on) from entries)::timestamp), date_trunc('month', today.day::timestamp), '1 month') m)
   select to_char(m.month, 'YYYY-MM') as month, case
       when exists (select from month_closings c where c.month = m.month and c.closed_at is null and c.refused_at is null) then 'closing'
       when m.last_on <= books_closed_through() then 'closed' when m.last_on < today.day then 'open' else 'current' end as state,
     (select count(*) from entries e where e.posted_on between m.month and m.last_on) as entries,
     (select count(*) from month_closings c where c.month = m.month and c.closed_at is not null) as closings
   from months m, today order by m.month desc limit ${MONTHS_MOST}`,
)

/** The months since the first posting, the newest first. */
export const months = (on: On): Promise<MonthRow[]> => run(on, MONTHS, [])

export const monthRow = async (on: On, month: Month): Promise<MonthRow | null> =>
  (await months(on)).find((each) => each.month === month) ?? null

/** The first month that is neither closed nor being closed; null where nothing was ever posted. */
export const nextToClose = async (on: On): Promise<Month | null> =>
  (await months(on)).findLast(({ state }) => state === 'open' || state === 'current')?.month ?? null

export const lastClosed = async (on: On): Promise<Month | null> =>
  (await months(on)).find(({ state }) => state === 'closed')?.month ?? null

export type Opening = {
  id: string
  reason: string
  askedAt: Date
  askedBy: string
  decidedAt: Date | null
  decidedBy: string | null
  signed: boolean | null
}
export type Closing = {
  id: string
  month: Month
  askedAt: Date
  askedBy: string
  filesDone: number
  filesAll: number
  refusedAt: Date | null
  refusedFor: MonthCheck[] | null
  closedAt: Date | null
  statement: MonthStatement | null
  path: string | null
  sha256: string | null
  bytes: number | null
  openings: Opening[]
}

const CLOSING = `select c.id, to_char(c.month, 'YYYY-MM') as month, c.asked_at as "askedAt", c.asked_by as "askedBy", c.files_done as "filesDone",
  c.files_all as "filesAll", c.refused_at as "refusedAt", c.refused_for as "refusedFor", c.closed_at as "closedAt", c.statement, c.path, c.sha256, c.bytes,
  (select coalesce(json_agg(json_build_object('id', o.id, 'reason', o.reason, 'askedAt', o.asked_at, 'askedBy', o.asked_by, 'decidedAt', o.decided_at,
     'decidedBy', o.decided_by, 'signed', o.signed) order by o.asked_at), '[]') from month_openings o where o.closing_id = c.id) as openings
  from month_closings c`
const OF_MONTH = statement<Closing>('closing-of-month', `${CLOSING} where c.month = $1::date order by c.asked_at desc`)
const BY_ID = statement<Closing>('closing-by-id', `${CLOSING} where c.id = $1`)

/** JSON has no dates of its own. */
const dated = (closing: Closing): Closing => ({
  ...closing,
  openings: closing.openings.map((each) => ({
    ...each,
    askedAt: new Date(each.askedAt),
    decidedAt: each.decidedAt && new Date(each.decidedAt),
  })),
})

/** What was ever done to close a month, the newest first. */
export const closingsOf = async (on: On, month: Month): Promise<Closing[]> =>
  (await run(on, OF_MONTH, [`${month}-01`])).map(dated)

export const closingById = async (on: On, id: string): Promise<Closing | null> => {
  const [found] = await run(on, BY_ID, [id])
  return found ? dated(found) : null
}

const OF_OPENING = statement<{ month: Month }>(
  'closing-month-of-opening',
  `select to_char(c.month, 'YYYY-MM') as month from month_openings o join month_closings c on c.id = o.closing_id where o.id = $1`,
)
export const monthOfOpening = async (on: On, openingId: string): Promise<Month | null> =>
  (await run(on, OF_OPENING, [openingId]))[0]?.month ?? null
