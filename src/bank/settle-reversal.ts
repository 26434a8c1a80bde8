import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { undoTransfer } from '../reminders/undo-transfer.ts'
import { notTheReversed, onItsWayBack } from './problems.ts'
import { type Deposit, lockDeposit, type Placed, putPlacement } from './put-placement.ts'
import { isOnItsWayBack, undo } from './undo-placement.ts'

type Reversal = { id: string; amountMinor: number; currency: string; account: string }
const LOCK = statement<Reversal>(
  'bank-lock-reversal',
  `select id, amount_minor as "amountMinor", currency, account from bank_reversals where id = $1 and deposit_id is null and set_aside is null for update`,
)
export const SetAsideReversal = z.strictObject({ reason: Line }).meta({ id: 'SetAsideReversal' })
export type SetAsideReversal = z.output<typeof SetAsideReversal>
const SET_ASIDE = statement('bank-set-aside-reversal', 'update bank_reversals set set_aside = $2 where id = $1')

/** It is of no payment that this till knows, so nothing is to be taken off anything. @throws reversal/unknown */
export async function setAsideReversal(tx: Tx, reversalId: string, { reason }: SetAsideReversal): Promise<void> {
  const [reversal] = await run(tx, LOCK, [reversalId])
  if (!reversal) throw unknown('reversal')
  await run(tx, SET_ASIDE, [reversalId, reason])
  await emit(tx, { name: 'ReversalSetAside', subjectId: reversalId, facts: { amountMinor: reversal.amountMinor } })
}

const STANDING = statement<Placed>(
  'bank-standing-placements',
  `select p.id, p.place, p.amount_minor as "amountMinor", p.transfer_id as "transferId", p.old_receivable_id as "receivableId" from placements p
   where p.deposit_id = $1 and p.undoes_id is null and not exists (select from placements u where u.undoes_id = p.id) order by p.at, p.id`,
)
const SETTLE = statement('bank-settle-reversal', 'update bank_reversals set deposit_id = $2 where id = $1')
const LIKELY = statement<{ id: string }>(
  'bank-likely-reversed',
  `select d.id from bank_reversals r join deposits d on d.account = r.account and d.currency = r.currency and d.amount_minor = r.amount_minor
     and d.booked_on <= r.booked_on
     and (d.end_to_end_id = r.end_to_end_id or (d.remittances = r.remittances and d.remittances <> '[]'))
   where r.id = $1 and not exists (select from bank_reversals o where o.deposit_id = d.id)
     and not exists (select from placements p where p.deposit_id = d.id and p.place in ('paid-back', 'came-back') and p.undoes_id is null
       and not exists (select from placements u where u.undoes_id = p.id)) limit 2`,
)

/**
 * The bank has taken a payment back: wherever it was placed it is taken away again, so its invoices are open as if it had never come.
 * @throws reversal/unknown, deposit/unknown, bank/not-the-reversed, bank/on-its-way-back
 */
export async function settleReversal(tx: Tx, reversalId: string, depositId: string): Promise<void> {
  const [reversal] = await run(tx, LOCK, [reversalId])
  if (!reversal) throw unknown('reversal')
  const deposit = await lockDeposit(tx, depositId)
  const isSame = deposit.amountMinor === reversal.amountMinor && deposit.currency === reversal.currency
  if (!isSame || deposit.isReversed) throw notTheReversed()
  const standing = await run(tx, STANDING, [depositId])
  if (standing.some(isOnItsWayBack)) throw onItsWayBack()
  for (const placed of standing) {
    await undo(tx, deposit, placed)
    if (placed.place === 'by-hand') await undoTransfer(tx, placed.transferId!)
  }
  await takeAway(tx, deposit)
  await run(tx, SETTLE, [reversalId, depositId])
  await emit(tx, {
    name: 'DepositReversed',
    subjectId: depositId,
    facts: { reversalId, amountMinor: reversal.amountMinor },
  })
}

const takeAway = (tx: Tx, deposit: Deposit): Promise<string> =>
  putPlacement(tx, deposit, { place: 'taken-back', amountMinor: deposit.amountMinor })

/** Settles a reversal that can be of one payment alone; any other waits for a person. */
export async function settleIfPlain(tx: Tx, reversalId: string): Promise<void> {
  const [only, another] = await run(tx, LIKELY, [reversalId])
  if (only && !another) await settleReversal(tx, reversalId, only.id)
}
