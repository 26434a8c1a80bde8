import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { BOOKS_YEARS } from './kept-until.ts'

/** Documents forgotten in one transaction. */
const BATCH = 200

const IS_OVER = `d.forgotten_at is null and extract(year from d.document_date) + ${BOOKS_YEARS} < extract(year from app_now() at time zone '${SELLER_ZONE}')`
const COUNT = statement<{ count: number }>(
  'documents-forgettable',
  `select count(*) as count from documents d where ${IS_OVER}`,
)
const PATHS = statement<{ path: string }>(
  'documents-forgettable-files',
  `with old as (select d.id from documents d where ${IS_OVER} order by d.issued_at, d.id limit ${BATCH})
   select f.path from old join document_files f on f.document_id = old.id
   union all select f.path from old join reminders r on r.document_id = old.id join reminder_files f on f.reminder_id = r.id`,
)
const FORGET = statement<{ forgotten: number }>('documents-forget', `select forget_documents(${BATCH}) as forgotten`)

export const countForgettable = (till: Pick<Till, 'connection'>): Promise<number> =>
  run({ client: till.connection.pool }, COUNT, []).then(([row]) => row?.count ?? 0)

/**
 * Documents of which the law lets go lose their buyer and their files; their number, sums, lines and digests stay, so that the
 * chain and the books are whole. The database itself refuses any that are younger. Files go first: what fails is done again.
 */
export async function forgetDocuments(till: Till): Promise<number> {
  let forgotten = 0
  for (;;) {
    const files = await run({ client: till.connection.pool }, PATHS, [])
    for (const { path } of files) await rm(join(till.config.dataDir, path), { force: true })
    const [row] = await act(till, { kind: 'job', name: 'tidy' }, (tx) => run(tx, FORGET, []))
    forgotten += row?.forgotten ?? 0
    if ((row?.forgotten ?? 0) < BATCH) return forgotten
  }
}
