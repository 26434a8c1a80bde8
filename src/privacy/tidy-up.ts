import { forgetCertificates } from '../certifying/forget-certificates.ts'
import { forgetDocuments } from '../invoicing/forget-documents.ts'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { LAPSING_BATCH, type Lapsing } from '../platform/lapsing.ts'
import type { Till } from '../platform/till.ts'
import { eraseIdle } from './erase-idle.ts'
import { eraseWaiting } from './erase-waiting.ts'
import { LAPSING } from './lapsing.ts'

const TIDY: Actor = { kind: 'job', name: 'tidy' }
const NOTE = statement('retention-note', 'insert into retention_runs (at, removed) values ($1, $2)')

/** The night's tidying: who asked to be forgotten, who was forgotten long ago, what has run out. What went is written down. */
export async function tidyUp(till: Till): Promise<Record<string, number>> {
  const removed: Record<string, number> = {
    // First, because what the books have let go of stands against nobody's erasure any more.
    documents: await forgetDocuments(till),
    erasures: await eraseWaiting(till),
    guests: await eraseIdle(till),
    certificates: await forgetCertificates(till),
  }
  for (const each of LAPSING) removed[each.kind] = await removeAll(till, each)
  await transact(till.connection.pool, TIDY, (tx) => run(tx, NOTE, [tx.now, JSON.stringify(removed)]))
  return removed
}

async function removeAll({ connection }: Till, { remove }: Lapsing): Promise<number> {
  let removed = 0
  for (let went = LAPSING_BATCH; went === LAPSING_BATCH; removed += went)
    went = (await transact(connection.pool, TIDY, (tx) => run(tx, remove, []))).length
  return removed
}
