import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockDeposit, putPlacement } from '../bank/put-placement.ts'
import { undo } from '../bank/undo-placement.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Line } from '../platform/words.ts'
import { undoTransfer } from '../reminders/undo-transfer.ts'
import { type LockedPayback, lockPayback } from './lock-payback.ts'
import { notNow, notThisMoney } from './problems.ts'
import { closeLinks } from './put-link.ts'

export const GiveUpPayback = z.strictObject({ reason: Line }).meta({ id: 'GiveUpPayback' })
export type GiveUpPayback = z.output<typeof GiveUpPayback>
export const ReturnPayback = z
  .strictObject({
    reason: Line,
    depositId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({ description: 'The money as it came back; null where the bank never sent it' }),
  })
  .meta({ id: 'ReturnPayback' })
export type ReturnPayback = z.output<typeof ReturnPayback>

const END = statement(
  'paying-back-end',
  'update paybacks set ended_as = $2, end_reason = $3, ended_at = $4, ended_by = $5 where id = $1',
)
const UNEXPECT = statement('paying-back-unexpect', 'delete from expected_debits where id = any($1)')

/** It is not paid back after all: the money is where it was before. @throws payback/unknown, payback/not-now */
export async function giveUpPayback(tx: Tx, paybackId: string, { reason }: GiveUpPayback): Promise<void> {
  const payback = await lockPayback(tx, paybackId)
  if (!['no-account', 'to-approve', 'approved'].includes(payback.state)) throw notNow()
  await end(tx, payback, { as: 'given-up', reason })
}

/**
 * The bank did not send it, or the money came back: the buyer has it to their credit again, and it can be paid back anew, to another account.
 * @throws payback/unknown, payback/not-now, payback/not-this-money, deposit/unknown
 */
export async function returnPayback(tx: Tx, paybackId: string, wish: ReturnPayback): Promise<void> {
  const payback = await lockPayback(tx, paybackId)
  const isPaid = payback.state === 'paid'
  if (!isPaid && payback.state !== 'sent') throw notNow()
  if (isPaid !== (wish.depositId !== null)) throw notNow()
  if (wish.depositId !== null) {
    const came = await lockDeposit(tx, wish.depositId)
    const { leftMinor, currency, isReversed } = came
    if (leftMinor < payback.amountMinor || currency !== 'NOK' || isReversed) throw notThisMoney()
    await putPlacement(tx, came, { place: 'came-back', amountMinor: payback.amountMinor, reason: payback.reference })
  }
  await end(tx, payback, { as: 'returned', reason: wish.reason })
}

async function end(
  tx: Tx,
  payback: LockedPayback,
  { as, reason }: { as: 'given-up' | 'returned'; reason: string },
): Promise<void> {
  const { id, depositId, placementId, transferId, amountMinor } = payback
  if (depositId !== null) {
    const placed = { id: placementId!, place: 'paid-back', amountMinor, transferId: null } as const
    await undo(tx, await lockDeposit(tx, depositId), placed)
  } else await undoTransfer(tx, transferId!)
  await closeLinks(tx, id)
  await run(tx, UNEXPECT, [[id]])
  await run(tx, END, [id, as, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, {
    name: as === 'returned' ? 'PaybackReturned' : 'PaybackGivenUp',
    subjectId: id,
    facts: { amountMinor },
  })
}
