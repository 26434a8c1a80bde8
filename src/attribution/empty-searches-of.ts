import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'

/** What was searched for in vain, how often, and when last. */
export type EmptySearch = { words: string; lang: Lang; times: number; lastOn: string }

/** More than somebody reads. */
const MOST = 200
const READ = statement<EmptySearch>(
  'attribution-empty-searches',
  `select words, lang, sum(times)::int as times, max(day) as "lastOn" from empty_searches where day between $1::date and $2::date
   group by words, lang order by 3 desc, 4 desc, 1 limit ${MOST}`,
)

/** The most wanted first, between two days of the seller, both inclusive. */
export const emptySearchesOf = (on: On, { from, to }: { from: string; to: string }): Promise<EmptySearch[]> =>
  run(on, READ, [from, to])
