import { createHash } from 'node:crypto'
import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { batchReference } from '../bank/our-reference.ts'
import { sellerSetting } from '../invoicing/seller.ts'
import { nameOf } from '../platform/actor.ts'
import { afterBankingDays, nextBankingDay } from '../platform/banking-days.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { readSetting } from '../platform/settings.ts'
import { listFile } from './list-file.ts'
import { APPROVALS } from './lock-payback.ts'
import { type Order, painFile, sumOf, type Transfer } from './pain.ts'
import { nothingApproved } from './problems.ts'
import { BATCH_FORMS, type BatchForm } from './schema.ts'

/** So many payments go in one file. */
const BATCH_MAX = 500
/** Banking days after which money that we told the bank to send should stand on a statement. */
const SEEN_WITHIN_DAYS = 5

export const MakeBatch = z
  .strictObject({ form: z.enum(BATCH_FORMS).meta({ description: 'A file for the bank, or a list to type in from' }) })
  .meta({ id: 'MakePaybackBatch' })
export type MakeBatch = z.output<typeof MakeBatch>

type Approved = Transfer & { id: string; accountId: string }
const LOCK = statement<{ id: string }>(
  'paying-back-lock-approved',
  `select p.id from paybacks p where p.batch_id is null and p.paid_on is null and p.ended_at is null and ${APPROVALS} = 2
   order by p.id limit ${BATCH_MAX} for update of p`,
)
const READ = statement<Approved>(
  'paying-back-approved',
  `select p.id, p.reference, p.amount_minor as "amountMinor", p.message, a.kind, a.account, a.holder_name as "holderName"
   from paybacks p join payback_accounts a on a.id = p.account_id
   where p.id = any($1) and p.batch_id is null and p.paid_on is null and p.ended_at is null and ${APPROVALS} = 2 order by p.asked_at, p.id`,
)
const PUT = statement(
  'paying-back-put-batch',
  `insert into payback_batches (id, reference, form, content, digest, payback_ids, count, sum_minor, pay_on, seen_by, made_at, made_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)
const GATHER = statement('paying-back-gather', 'update paybacks set batch_id = $2 where id = any($1)')
const EXPECT = statement(
  'paying-back-expect',
  `insert into expected_debits (id, amount_minor, currency, account, since)
   select id, amount_minor, 'NOK', account, $2 from jsonb_to_recordset($1) as e(id uuid, amount_minor bigint, account text)`,
)

/**
 * Gathers what two people have approved into one file for the bank, the oldest first. The file is stored as it is made, and a payback is in one
 * file at a time. From now on the bank's statement is looked through for just this money. Returns its id.
 * @throws payback-batch/nothing, seller/unknown
 */
export async function makeBatch(tx: Tx, { form }: MakeBatch): Promise<string> {
  const seller = await readSetting(tx, sellerSetting)
  if (!seller) throw unknown('seller')
  const locked = await run(tx, LOCK, [])
  const transfers = await run(tx, READ, [locked.map(({ id }) => id)])
  if (transfers.length === 0) throw nothingApproved()
  const id = newId()
  const payOn = nextBankingDay(dayIn(SELLER_ZONE, tx.now))
  const { name, organisationNumber, bankAccount: account } = seller
  const payer = { name, organisationNumber, account }
  const order: Order = { reference: batchReference(id), madeAt: tx.now, payOn, payer, transfers }
  const content = await written(order, form)
  const digest = createHash('sha256').update(content).digest('hex')
  const ids = transfers.map((each) => each.id)
  const sum = sumOf(transfers)
  const days = [payOn, afterBankingDays(payOn, SEEN_WITHIN_DAYS)]
  const about = [ids.length, sum, ...days, tx.now, nameOf(tx.actor)]
  await run(tx, PUT, [id, order.reference, form, content, digest, JSON.stringify(ids), ...about])
  await run(tx, GATHER, [ids, id])
  const expected = [
    ...transfers.map((each) => ({ id: each.id, amount_minor: each.amountMinor, account: each.account })),
    ...(ids.length > 1 ? [{ id, amount_minor: sum, account: null }] : []),
  ]
  await run(tx, EXPECT, [JSON.stringify(expected), tx.now])
  await emit(tx, { name: 'PaybackFileMade', subjectId: id, facts: { form, count: ids.length, sumMinor: sum, digest } })
  return id
}

const written = async (order: Order, form: BatchForm): Promise<string> =>
  form === 'list' ? listFile(order) : painFile(order, form)
