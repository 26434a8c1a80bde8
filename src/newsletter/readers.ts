import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import type { Segment } from './segment.ts'
import { FITS, mayGet } from './who-gets-it.ts'

const FROM = `newsletter_subscribers s cross join (select $1::jsonb as g) segment where ${mayGet('s')} and ${FITS}`
const COUNT = statement<{ lang: Lang; n: number }>(
  'newsletter-count-readers',
  `select s.lang, count(*) as n from ${FROM} group by s.lang`,
)
const FREEZE = statement<{ id: string }>(
  'newsletter-freeze-readers',
  `insert into newsletter_readers (id, issue_id, subscriber_id) select uuidv7(), $2, s.id from ${FROM}
   on conflict (issue_id, subscriber_id) do nothing returning id`,
)

/** How many would get it now, by the language they read. */
export async function countReaders(on: On, segment: Segment): Promise<Record<Lang, number> & { all: number }> {
  const rows = await run(on, COUNT, [JSON.stringify(segment)])
  const of = (lang: Lang) => rows.find((row) => row.lang === lang)?.n ?? 0
  return { nb: of('nb'), en: of('en'), all: LANGS.reduce((sum, lang) => sum + of(lang), 0) }
}

/** Writes down to whom an issue goes, each address once. Returns how many. */
export const freezeReaders = async (tx: Tx, issueId: string, segment: Segment): Promise<number> =>
  (await run(tx, FREEZE, [JSON.stringify(segment), issueId])).length
