import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { decidedAlready } from './problems.ts'

export const AcceptBatch = z
  .strictObject({ reference: Line.meta({ description: 'What the other program calls it' }) })
  .meta({ id: 'AcceptVoucherBatch' })
export const RejectBatch = z
  .strictObject({ reason: Line.meta({ description: 'Why the other program did not take it, none of it' }) })
  .meta({ id: 'RejectVoucherBatch' })

const LOCK = statement<{ number: number; isDecided: boolean }>(
  'accounting-lock-batch',
  'select number, decided_at is not null as "isDecided" from voucher_batches where id = $1 for update',
)
const DECIDE = statement(
  'accounting-decide-batch',
  'update voucher_batches set decided_at = $2, decided_by = $3, accepted = $4, said = $5 where id = $1',
)
const LET_GO = statement('accounting-let-go', 'update voucher_batch_entries set let_go_at = $2 where batch_id = $1')

/** The other program has taken the batch: its entries are never sent again. @throws voucher-batch/unknown, accounting/decided-already */
export async function acceptBatch(tx: Tx, batchId: string, { reference }: z.output<typeof AcceptBatch>): Promise<void> {
  const number = await undecided(tx, batchId)
  await run(tx, DECIDE, [batchId, tx.now, nameOf(tx.actor), true, reference])
  await emit(tx, { name: 'VoucherBatchAccepted', subjectId: batchId, facts: { number, reference } })
}

/**
 * The other program has taken nothing of it: its entries go into the next batch. The file and its number stay.
 * @throws voucher-batch/unknown, accounting/decided-already
 */
export async function rejectBatch(tx: Tx, batchId: string, { reason }: z.output<typeof RejectBatch>): Promise<void> {
  const number = await undecided(tx, batchId)
  await run(tx, DECIDE, [batchId, tx.now, nameOf(tx.actor), false, reason])
  await run(tx, LET_GO, [batchId, tx.now])
  await emit(tx, { name: 'VoucherBatchRejected', subjectId: batchId, facts: { number, reason } })
}

async function undecided(tx: Tx, batchId: string): Promise<number> {
  const [batch] = await run(tx, LOCK, [batchId])
  if (!batch) throw unknown('voucher-batch')
  if (batch.isDecided) throw decidedAlready()
  return batch.number
}
