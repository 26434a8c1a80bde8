import { emit } from '../audit/emit.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Currency, money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { FROM } from './enter-transfer.ts'
import { lockInvoice } from './overdue.ts'
import { moreThanBalance } from './problems.ts'

/** What an invoice has more than it asks, in minor units of its currency; never less than nothing. */
export type Balance = { orderId: string; currency: Currency; balanceMinor: number }

const READ = statement<Balance>(
  'reminders-balance',
  `select d.order_id as "orderId", d.currency, greatest(-money.left_minor, 0)::bigint as "balanceMinor"
   from documents d cross join lateral ${MONEY} money where d.id = $1 and d.kind = 'invoice'`,
)
const TAKE = statement(
  'reminders-take-from-balance',
  `insert into document_transfers (id, document_id, amount_minor, claims_minor, paid_on, reference, via, at, by)
   values ($1, $2, $3, 0, $4, $5, $6, $7, $8)`,
)

/**
 * Takes so much off what an invoice has too much, under its order's lock: from then on it is on the account of `via`, and nobody can take it
 * a second time. Returns the entry's id. @throws document/unknown, paying-back/more-than-balance
 */
export async function takeFromBalance(
  tx: Tx,
  documentId: string,
  { amountMinor, reference, via }: { amountMinor: number; reference: string; via: 'set-off' | 'payback' },
): Promise<string> {
  await lockInvoice(tx, documentId)
  const [balance] = await run(tx, READ, [documentId])
  if (!balance) throw unknown('document')
  const { orderId, currency, balanceMinor } = balance
  if (amountMinor > balanceMinor) throw moreThanBalance(money(balanceMinor, currency))
  const id = newId()
  const today = dayIn(SELLER_ZONE, tx.now)
  await run(tx, TAKE, [id, documentId, -amountMinor, today, reference, via, tx.now, nameOf(tx.actor)])
  const postings = [{ debit: 'receivables', credit: FROM[via], amountMinor } as const]
  await post(tx, [{ kind: 'transfer', sourceId: id, postedOn: today, currency, postings }])
  await emit(tx, { name: 'BalanceTaken', subjectId: orderId, facts: { documentId, amountMinor, via } })
  return id
}
