import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { endedAlready } from './problems.ts'
import { IS_OPEN } from './queries.ts'

const CANCEL = statement(
  'export-jobs-cancel',
  `update export_jobs t set cancelled_at = $2 where t.id = $1 and ${IS_OPEN} returning 1`,
)

/** Nobody wants the file any more: whoever makes it stops at the next page of rows and leaves nothing. @throws export-job/ended */
export async function cancelExport(tx: Tx, jobId: string): Promise<void> {
  const cancelled = await run(tx, CANCEL, [jobId, tx.now])
  if (cancelled.length === 0) throw endedAlready()
  await emit(tx, { name: 'ExportCancelled', subjectId: jobId })
}
