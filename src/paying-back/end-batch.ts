import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { batchEnded, batchSeen } from './problems.ts'

export const DropBatch = z.strictObject({ reason: Line }).meta({ id: 'DropPaybackBatch' })

const LOCK = statement<{ id: string; isEnded: boolean; isSeen: boolean }>(
  'paying-back-lock-batch',
  `select b.id, exists (select from payback_batch_ends e where e.batch_id = b.id) as "isEnded",
     exists (select from paybacks p where p.batch_id = b.id and p.paid_on is not null) as "isSeen"
   from payback_batches b where b.id = $1`,
)
const TURN = statement('paying-back-batch-turn', 'select from paybacks where batch_id = $1 order by id for update')
const PUT = statement(
  'paying-back-end-batch',
  `insert into payback_batch_ends (batch_id, "as", reason, at, by) values ($1, $2, $3, $4, $5)`,
)
const FREE = statement('paying-back-free', 'update paybacks set batch_id = null where batch_id = $1')
const UNEXPECT = statement(
  'paying-back-unexpect-batch',
  `delete from expected_debits where id = $1 or id in (select p.id from paybacks p where p.batch_id = $1)`,
)

/** Somebody has handed the file to the bank: from now on it cannot be dropped. @throws payback-batch/unknown, payback-batch/ended */
export async function markSent(tx: Tx, batchId: string): Promise<void> {
  await lockBatch(tx, batchId)
  await run(tx, PUT, [batchId, 'sent', '', tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'PaybackFileSent', subjectId: batchId })
}

/**
 * The file was never handed to the bank and never will be: its paybacks are free again, approved as they were.
 * @throws payback-batch/unknown, payback-batch/ended, payback-batch/seen
 */
export async function dropBatch(tx: Tx, batchId: string, { reason }: z.output<typeof DropBatch>): Promise<void> {
  const { isSeen } = await lockBatch(tx, batchId)
  if (isSeen) throw batchSeen()
  await run(tx, PUT, [batchId, 'dropped', reason, tx.now, nameOf(tx.actor)])
  await run(tx, UNEXPECT, [batchId])
  await run(tx, FREE, [batchId])
  await emit(tx, { name: 'PaybackFileDropped', subjectId: batchId, facts: { reason } })
}

async function lockBatch(tx: Tx, batchId: string): Promise<{ isSeen: boolean }> {
  await run(tx, TURN, [batchId])
  const [batch] = await run(tx, LOCK, [batchId])
  if (!batch) throw unknown('payback-batch')
  if (batch.isEnded) throw batchEnded()
  return batch
}
