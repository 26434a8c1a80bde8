import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockDeposit } from '../bank/put-placement.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { returnPayback } from './give-up.ts'
import { type LockedPayback, lockPayback } from './lock-payback.ts'
import { notePaid } from './note-paid.ts'
import { notNow, notThisMoney } from './problems.ts'

/** As many are looked at in one transaction. */
const BATCH = 25

export const SettleDebit = z
  .discriminatedUnion('was', [
    z.strictObject({ was: z.literal('payback'), paybackId: z.uuid() }),
    z.strictObject({ was: z.literal('batch'), batchId: z.uuid() }),
  ])
  .meta({ id: 'SettleBankDebit' })
export type SettleDebit = z.output<typeof SettleDebit>
export const SetDebitAside = z.strictObject({ reason: Line }).meta({ id: 'SetBankDebitAside' })
export const NotePayment = z
  .strictObject({ paidOn: z.iso.date().meta({ description: 'The day on which it left the account' }) })
  .meta({ id: 'NotePaybackPaid' })

type Debit = { id: string; bookedOn: string; amountMinor: number; currency: string; reference: string | null }
const COLUMNS = `id, booked_on as "bookedOn", amount_minor as "amountMinor", currency, reference`
const TAKE = statement<Debit>(
  'paying-back-take-debits',
  `select ${COLUMNS} from bank_debits where judged_at is null order by taken_at, id limit ${BATCH} for update skip locked`,
)
const LOCK = statement<Debit>(
  'paying-back-lock-debit',
  `select ${COLUMNS} from bank_debits where id = $1 and settled_at is null and set_aside is null for update`,
)
const JUDGED = statement(
  'paying-back-debit-judged',
  'update bank_debits set judged_at = $2::timestamptz, settled_at = case when $3 then $2::timestamptz end where id = $1',
)
const ASIDE = statement('paying-back-debit-aside', 'update bank_debits set set_aside = $2 where id = $1')
const NAMED = statement<{ paybackId: string | null; batchId: string | null }>(
  'paying-back-named',
  `select (select id from paybacks where reference = $1) as "paybackId", (select id from payback_batches where reference = $1) as "batchId"`,
)
const OF_BATCH = statement<{ id: string }>(
  'paying-back-unpaid-of-batch',
  'select id from paybacks where batch_id = $1 and paid_on is null and ended_at is null order by id',
)
const CAME_BACK = statement<{ depositId: string; amountMinor: number; reference: string }>(
  'paying-back-came-back',
  `select id as "depositId", amount_minor as "amountMinor", upper(end_to_end_id) as reference from deposits
   where hindrance = 'came-back' and left_minor > 0 order by id limit ${BATCH} for update skip locked`,
)
const LEAVE = statement('paying-back-leave-deposit', `update deposits set hindrance = 'no-reference' where id = $1`)

/** What the statement says went out closes what we sent, by our own reference; whatever is not plain waits for a person. Returns how many were looked at. */
export async function settleDebits(tx: Tx): Promise<number> {
  const waiting = await run(tx, TAKE, [])
  for (const debit of waiting) {
    const ours = await namedBy(tx, debit)
    const isPlain = ours !== null && isJust(debit, ours)
    if (isPlain) for (const payback of ours) await notePaid(tx, payback, debit.bookedOn)
    await run(tx, JUDGED, [debit.id, tx.now, isPlain])
  }
  const back = await run(tx, CAME_BACK, [])
  for (const each of back) await takeBack(tx, each)
  return waiting.length + back.length
}

async function namedBy(tx: Tx, { reference }: Debit): Promise<LockedPayback[] | null> {
  if (reference === null) return null
  const [named] = await run(tx, NAMED, [reference])
  if (named?.paybackId) return [await lockPayback(tx, named.paybackId)]
  return named?.batchId ? unpaidOf(tx, named.batchId) : null
}

async function unpaidOf(tx: Tx, batchId: string): Promise<LockedPayback[]> {
  const found: LockedPayback[] = []
  for (const { id } of await run(tx, OF_BATCH, [batchId])) found.push(await lockPayback(tx, id))
  return found
}

/** The money is just theirs, and all of them wait for it. */
const isJust = ({ amountMinor, currency }: Debit, paybacks: readonly LockedPayback[]): boolean =>
  paybacks.length > 0 &&
  currency === 'NOK' &&
  paybacks.every(({ state }) => state === 'sent' || state === 'in-file') &&
  paybacks.reduce((sum, each) => sum + each.amountMinor, 0) === amountMinor

/** The bank returns a payback: by its reference it is known which, and the buyer has it to their credit again. */
async function takeBack(
  tx: Tx,
  { depositId, reference, amountMinor }: { depositId: string; reference: string; amountMinor: number },
): Promise<void> {
  const { leftMinor } = await lockDeposit(tx, depositId)
  const [named] = await run(tx, NAMED, [reference])
  const payback = named?.paybackId ? await lockPayback(tx, named.paybackId) : null
  if (payback?.state === 'paid' && payback.amountMinor === amountMinor && leftMinor === amountMinor)
    return returnPayback(tx, payback.id, { reason: 'returned by the bank', depositId })
  await run(tx, LEAVE, [depositId])
}

/** A person says what went out: one payback, or a whole batch. @throws debit/unknown, payback/unknown, payback/not-this-money */
export async function settleDebit(tx: Tx, debitId: string, wish: SettleDebit): Promise<void> {
  const debit = await lockDebit(tx, debitId)
  const ours = wish.was === 'batch' ? await unpaidOf(tx, wish.batchId) : [await lockPayback(tx, wish.paybackId)]
  if (!isJust(debit, ours)) throw notThisMoney()
  for (const payback of ours) await notePaid(tx, payback, debit.bookedOn)
  await run(tx, JUDGED, [debitId, tx.now, true])
  await emit(tx, { name: 'DebitSettled', subjectId: debitId, facts: { ...wish } })
}

/** It was something else that happened to be as much. @throws debit/unknown */
export async function setDebitAside(
  tx: Tx,
  debitId: string,
  { reason }: z.output<typeof SetDebitAside>,
): Promise<void> {
  await lockDebit(tx, debitId)
  await run(tx, ASIDE, [debitId, reason])
  await emit(tx, { name: 'DebitSetAside', subjectId: debitId })
}

async function lockDebit(tx: Tx, debitId: string): Promise<Debit> {
  const [debit] = await run(tx, LOCK, [debitId])
  if (!debit) throw unknown('debit')
  return debit
}

/** Somebody has seen on the statement that it was paid, and no file of the bank says so. @throws payback/unknown, payback/not-now, request/invalid */
export async function notePaidByHand(
  tx: Tx,
  paybackId: string,
  { paidOn }: z.output<typeof NotePayment>,
): Promise<void> {
  if (paidOn > dayIn(SELLER_ZONE, tx.now)) throw invalid('/paidOn', 'this day has not come yet')
  const payback = await lockPayback(tx, paybackId)
  if (payback.state !== 'sent') throw notNow()
  await notePaid(tx, payback, paidOn)
}
