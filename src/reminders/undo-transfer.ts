import { emit } from '../audit/emit.ts'
import { type Posting, post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { FROM } from './enter-transfer.ts'
import { lockInvoice } from './overdue.ts'
import type { TransferVia } from './schema.ts'

type Entered = { documentId: string; orderId: string; currency: Currency; totalMinor: number; via: TransferVia }
const FIND = statement<Entered>(
  'reminders-find-transfer',
  `select t.document_id as "documentId", d.order_id as "orderId", d.currency, t.amount_minor + t.claims_minor as "totalMinor", t.via
   from document_transfers t join documents d on d.id = t.document_id where t.id = $1 and t.undoes_id is null`,
)
const UNDO = statement(
  'reminders-undo-transfer',
  `insert into document_transfers (id, document_id, amount_minor, claims_minor, paid_on, reference, via, undoes_id, at, by)
   select $2, document_id, -amount_minor, -claims_minor, $3, reference, via, id, $4, $5 from document_transfers where id = $1`,
)

/**
 * Takes back money that was entered on an invoice, or taken off it: it is open again by as much, or has as much too much again. Returns the row's id.
 * @throws transfer/unknown, transfer/undone
 */
export async function undoTransfer(tx: Tx, transferId: string): Promise<string> {
  const [entered] = await run(tx, FIND, [transferId])
  if (!entered) throw unknown('transfer')
  const { documentId, orderId, currency, totalMinor, via } = entered
  await lockInvoice(tx, documentId)
  const id = newId()
  const today = dayIn(SELLER_ZONE, tx.now)
  await run(tx, UNDO, [transferId, id, today, tx.now, nameOf(tx.actor)])
  const amountMinor = Math.abs(totalMinor)
  const postings: Posting[] =
    totalMinor > 0
      ? [{ debit: 'receivables', credit: FROM[via], amountMinor }]
      : [{ debit: FROM[via], credit: 'receivables', amountMinor }]
  await post(tx, [{ kind: 'transfer', sourceId: id, postedOn: today, currency, postings }])
  await emit(tx, { name: 'TransferUndone', subjectId: orderId, facts: { documentId, amountMinor: totalMinor, via } })
  return id
}
