import { TODAY } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import type { Tallies } from '../platform/tallies.ts'
import type { Till } from '../platform/till.ts'

const LINK_VISITS = 'link-visits'

/** Somebody follows a link: counted in memory, and nothing of whoever it was. */
export const countLinkVisit = (tallies: Tallies, linkId: string): void => tallies.count(LINK_VISITS, [linkId])

/** In the order of their keys, so that two processes that write at once never wait for each other. */
const WRITE = statement(
  'campaigns-write-visits',
  `insert into campaign_link_visits as v (link_id, day, visits)
   select l.id, ${TODAY}, t.visits from jsonb_to_recordset($1) as t(id uuid, visits int) join campaign_links l on l.id = t.id order by l.id
   on conflict (link_id, day) do update set visits = v.visits + excluded.visits`,
)

/**
 * Writes in one statement how often links were followed since the last time, and none where nobody followed any. What could not be written
 * is kept for the next time. The answer is 0: nothing is left to do.
 */
export async function writeLinkVisits({
  tallies,
  connection: { pool },
}: Pick<Till, 'tallies' | 'connection'>): Promise<number> {
  const counted = tallies.take(LINK_VISITS)
  if (counted.length === 0) return 0
  const rows = counted.map(({ key: [id], times }) => ({ id, visits: times }))
  try {
    await transact(pool, { kind: 'job', name: 'link-visits' }, (tx) => run(tx, WRITE, [JSON.stringify(rows)]))
  } catch (error) {
    tallies.putBack(LINK_VISITS, counted)
    throw error
  }
  return 0
}
