import { SELLER_ZONE } from '../platform/clock.ts'
import { run, type Statement, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import type { Counted } from '../platform/tallies.ts'
import type { Till } from '../platform/till.ts'
import { EMPTY_SEARCHES } from '../storefront/note-empty-search.ts'
import { PUT_IN_CART, VIEWS } from './count-visits.ts'

const TODAY = `(app_now() at time zone '${SELLER_ZONE}')::date`

/** In the order of their keys, so that two processes that write at once never wait for each other. */
const VISITS = statement(
  'attribution-write-visits',
  `insert into course_visits as v (day, course_id, source, medium, views, put_in_cart)
   select ${TODAY}, c.id, t.source, t.medium, sum(t.views), sum(t.put_in_cart)
   from jsonb_to_recordset($1) as t(id uuid, source text, medium text, views int, put_in_cart int)
   left join offerings f on f.id = t.id join courses c on c.id = coalesce(f.course_id, t.id)
   group by c.id, t.source, t.medium order by c.id, t.source, t.medium
   on conflict (day, course_id, source, medium) do update set views = v.views + excluded.views, put_in_cart = v.put_in_cart + excluded.put_in_cart`,
)
const SEARCHES = statement(
  'attribution-write-searches',
  `insert into empty_searches as s (day, lang, words, times)
   select ${TODAY}, t.lang, t.words, t.times from jsonb_to_recordset($1) as t(lang text, words text, times int) order by t.lang, t.words
   on conflict (day, lang, words) do update set times = s.times + excluded.times`,
)

const visitRow = (step: 'views' | 'put_in_cart', { key: [id, source, medium], times }: Counted) => ({
  ...{ id, source, medium, views: 0, put_in_cart: 0 },
  [step]: times,
})

/**
 * Writes what was counted since the last time: visits in one statement, searches that found nothing in another, and none where nothing
 * was counted. A count belongs to the day on which it is written. What could not be written is kept for the next time.
 */
export async function writeCounts({
  tallies,
  connection: { pool },
}: Pick<Till, 'tallies' | 'connection'>): Promise<number> {
  const taken = [VIEWS, PUT_IN_CART, EMPTY_SEARCHES].map((kind) => ({ kind, counted: tallies.take(kind) }))
  const [views, put, searches] = taken.map(({ counted }) => counted) as [Counted[], Counted[], Counted[]]
  const visits = [...views.map((each) => visitRow('views', each)), ...put.map((each) => visitRow('put_in_cart', each))]
  const words = searches.map(({ key: [lang, said], times }) => ({ lang, words: said, times }))
  if (visits.length + words.length === 0) return 0
  try {
    await transact(pool, { kind: 'job', name: 'counts' }, async (tx) => {
      await write(tx, VISITS, visits)
      await write(tx, SEARCHES, words)
    })
  } catch (error) {
    for (const { kind, counted } of taken) tallies.putBack(kind, counted)
    throw error
  }
  return 0
}

const write = async (tx: Tx, written: Statement<unknown>, rows: readonly object[]): Promise<void> => {
  if (rows.length > 0) await run(tx, written, [JSON.stringify(rows)])
}
