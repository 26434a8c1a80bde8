import { emit } from '../audit/emit.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { undoTransfer } from '../reminders/undo-transfer.ts'
import { lockInvoices } from './lock-two.ts'
import { setOffUndone, usedSince } from './problems.ts'

type Found = {
  fromDocumentId: string
  toDocumentId: string
  fromTransferId: string
  toTransferId: string
  amountMinor: number
  isUndone: boolean
}
const FIND = statement<Found>(
  'paying-back-find-set-off',
  `select s.from_document_id as "fromDocumentId", s.to_document_id as "toDocumentId", s.from_transfer_id as "fromTransferId",
     s.to_transfer_id as "toTransferId", s.amount_minor as "amountMinor", exists (select from set_offs u where u.undoes_id = s.id) as "isUndone"
   from set_offs s where s.id = $1 and s.undoes_id is null`,
)
const STILL_THERE = statement<{ isThere: boolean }>(
  'paying-back-set-off-still-there',
  `select money.paid_minor >= t.amount_minor as "isThere" from document_transfers t join documents d on d.id = t.document_id cross join lateral ${MONEY} money where t.id = $1`,
)
const PUT = statement(
  'paying-back-undo-set-off',
  `insert into set_offs (id, from_document_id, to_document_id, amount_minor, from_transfer_id, to_transfer_id, undoes_id, at, by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** Both invoices stand as if it had never been. @throws set-off/unknown, paying-back/undone, paying-back/used-since */
export async function undoSetOff(tx: Tx, setOffId: string): Promise<void> {
  const [seen] = await run(tx, FIND, [setOffId])
  if (!seen) throw unknown('set-off')
  const { fromDocumentId, toDocumentId, amountMinor, ...entries } = seen
  const invoices = await lockInvoices(tx, [fromDocumentId, toDocumentId])
  if ((await run(tx, FIND, [setOffId]))[0]?.isUndone) throw setOffUndone()
  const [still] = await run(tx, STILL_THERE, [entries.toTransferId])
  if (!still?.isThere) throw usedSince()
  const to = await undoTransfer(tx, entries.toTransferId)
  const from = await undoTransfer(tx, entries.fromTransferId)
  const by = nameOf(tx.actor)
  await run(tx, PUT, [newId(), fromDocumentId, toDocumentId, -amountMinor, from, to, setOffId, tx.now, by])
  const { orderId } = invoices.get(fromDocumentId)!
  await emit(tx, { name: 'SetOffUndone', subjectId: orderId, facts: { setOffId, toDocumentId, amountMinor } })
}
