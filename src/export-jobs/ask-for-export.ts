import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Asker, askerOf, askerValues, IS_ASKERS, takeTurn } from './asker.ts'
import { OPEN_JOBS_MAX } from './limits.ts'
import { tooManyOpen } from './problems.ts'
import { IS_OPEN } from './queries.ts'
import type { ExportWish } from './wish.ts'

const OPEN = statement<{ id: string; isSame: boolean }>(
  'export-jobs-open-of',
  `select t.id, t.wish = $3::jsonb as "isSame" from export_jobs t where ${IS_ASKERS} and ${IS_OPEN}`,
)
const PUT = statement(
  'export-jobs-put',
  `insert into export_jobs (person_id, client_id, id, wish, asked_at, queued_at, schedule_id, due_at) values ($1, $2, $3, $4, $5, $5, $6, $7)
   on conflict (schedule_id, due_at) do nothing`,
)

/**
 * Asks for a file. Who asks for just what they wait for already is given that one: a second click makes no second file. Returns its id.
 * @throws export-job/too-many
 */
export async function askForExport(tx: Tx, wish: ExportWish): Promise<string> {
  const asker = askerOf(tx.actor)
  await takeTurn(tx, asker)
  const open = await run(tx, OPEN, [...askerValues(asker), JSON.stringify(wish)])
  const same = open.find(({ isSame }) => isSame)
  if (same) return same.id
  if (open.length >= OPEN_JOBS_MAX) throw tooManyOpen()
  return putExport(tx, asker, { wish, of: null })
}

/** Puts a file into the queue; a second one of a schedule for the same time comes to nothing. */
export async function putExport(
  tx: Tx,
  asker: Asker,
  { wish, of }: { wish: ExportWish; of: { scheduleId: string; dueAt: Date } | null },
): Promise<string> {
  const id = newId()
  await run(tx, PUT, [...askerValues(asker), id, JSON.stringify(wish), tx.now, of?.scheduleId, of?.dueAt])
  const { what, form, period } = wish
  await emit(tx, { name: 'ExportAsked', subjectId: id, facts: { what: `${what} ${form}`, filter: period, ...of } })
  return id
}
