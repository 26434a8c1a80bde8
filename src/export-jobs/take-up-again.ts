import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askerOf, askerValues, IS_ASKERS, takeTurn } from './asker.ts'
import { OPEN_JOBS_MAX } from './limits.ts'
import { notEnded, tooManyOpen } from './problems.ts'
import { IS_OPEN, IS_OVER } from './queries.ts'

const COUNT = statement<{ open: number }>(
  'export-jobs-count-open',
  `select count(*) as open from export_jobs t where ${IS_ASKERS} and ${IS_OPEN}`,
)
const QUEUE = statement(
  'export-jobs-queue-again',
  `update export_jobs t set queued_at = $2, started_at = null, attempt = null, tries = 0, rows_done = 0, rows_all = null, ready_at = null,
     kept_until = null, called = null, path = null, sha256 = null, bytes = null, gone_at = null, cancelled_at = null, failed_at = null, failure = null
   where t.id = $1 and (t.cancelled_at is not null or t.failed_at is not null or ${IS_OVER}) returning 1`,
)

/**
 * The same file once more, from the beginning and of the moment in which it is made: what was written of another moment would not fit
 * what comes after it. @throws export-job/open, export-job/too-many
 */
export async function takeUpAgain(tx: Tx, jobId: string): Promise<void> {
  const asker = askerOf(tx.actor)
  await takeTurn(tx, asker)
  const [counted] = await run(tx, COUNT, askerValues(asker))
  if (counted!.open >= OPEN_JOBS_MAX) throw tooManyOpen()
  const queued = await run(tx, QUEUE, [jobId, tx.now])
  if (queued.length === 0) throw notEnded()
  await emit(tx, { name: 'ExportAskedAgain', subjectId: jobId })
}
