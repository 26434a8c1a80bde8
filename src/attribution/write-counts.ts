import { TODAY } from '../platform/db/seller-day.ts'
import { run, type Statement, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import type { Counted } from '../platform/tallies.ts'
import type { Till } from '../platform/till.ts'
import { EMPTY_SEARCHES } from '../storefront/note-empty-search.ts'
import { OTHER, OWN_CHANNELS, PUT_IN_CART, VIEWS } from './count-visits.ts'

/**
 * So many channels beside our own have a place in one day; whoever comes by a further one is counted with the others. Anybody can write a
 * link, and may fill a day with what they make up, but not the table. Two processes that write at once may each give away the last places.
 */
export const CHANNELS_A_DAY = 200
/** So many different words are kept in one day, in all languages. More than that is no list that somebody reads. */
export const SEARCHES_A_DAY = 500

const IS_OWN = `(source, medium) in (${OWN_CHANNELS.map(({ source, medium }) => `('${source}', '${medium}')`).join(', ')})`
/** The busiest of the new ones first. In the order of their keys, so that two processes that write at once never wait for each other. */
const VISITS = statement(
  'attribution-write-visits',
  `with visits as (
     select c.id as course_id, t.source, t.medium, sum(t.views) as views, sum(t.put_in_cart) as put_in_cart
     from jsonb_to_recordset($1) as t(id uuid, source text, medium text, views int, put_in_cart int)
     left join offerings f on f.id = t.id join courses c on c.id = coalesce(f.course_id, t.id) group by c.id, t.source, t.medium),
   known as (select distinct source, medium from course_visits where day = ${TODAY} and not ${IS_OWN}),
   fresh as (
     select source, medium from visits where not ${IS_OWN} and (source, medium) not in (select source, medium from known)
     group by source, medium order by sum(views + put_in_cart) desc, source, medium
     limit greatest(${CHANNELS_A_DAY} - (select count(*) from known), 0)),
   kept as (
     select source, medium from known union all select source, medium from fresh union all select distinct source, medium from visits where ${IS_OWN})
   insert into course_visits as v (day, course_id, source, medium, views, put_in_cart)
   select ${TODAY}, x.course_id, coalesce(k.source, '${OTHER.source}'), coalesce(k.medium, '${OTHER.medium}'), sum(x.views), sum(x.put_in_cart)
   from visits x left join kept k on k.source = x.source and k.medium = x.medium
   group by 2, 3, 4 order by 2, 3, 4
   on conflict (day, course_id, source, medium) do update set views = v.views + excluded.views, put_in_cart = v.put_in_cart + excluded.put_in_cart`,
)
const SEARCHES = statement(
  'attribution-write-searches',
  `with searches as (select t.lang, t.words, t.times from jsonb_to_recordset($1) as t(lang text, words text, times int)),
   known as (select lang, words from empty_searches where day = ${TODAY}),
   fresh as (
     select lang, words from searches where (lang, words) not in (select lang, words from known) order by times desc, lang, words
     limit greatest(${SEARCHES_A_DAY} - (select count(*) from known), 0))
   insert into empty_searches as s (day, lang, words, times)
   select ${TODAY}, t.lang, t.words, t.times from searches t
   where (t.lang, t.words) in (select lang, words from known union all select lang, words from fresh) order by t.lang, t.words
   on conflict (day, lang, words) do update set times = s.times + excluded.times`,
)

const visitRow = (step: 'views' | 'put_in_cart', { key: [id, source, medium], times }: Counted) => ({
  ...{ id, source, medium, views: 0, put_in_cart: 0 },
  [step]: times,
})

/**
 * Writes what was counted since the last time: visits in one statement, searches that found nothing in another, and none where nothing
 * was counted. A count belongs to the day on which it is written. What could not be written is kept for the next time. All of it is written
 * at once, so nothing is left to do: the answer is 0, and whoever calls rests until the next time.
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
