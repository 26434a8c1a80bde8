import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MinorUnits, money } from '../platform/money.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { openClaims } from './open-claims.ts'
import { lockInvoice } from './overdue.ts'
import { beingCredited, moreThanLeft } from './problems.ts'

export const RecordTransfer = z
  .strictObject({
    amountMinor: MinorUnits.min(1),
    paidOn: z.iso.date().meta({ description: 'The day it came into the account' }),
    reference: Line.meta({ description: 'What the bank calls it' }),
  })
  .meta({ id: 'RecordTransfer' })
export type RecordTransfer = z.output<typeof RecordTransfer>

const ENTER = statement(
  'reminders-record-transfer',
  `insert into document_transfers (id, document_id, amount_minor, claims_minor, paid_on, reference, at, by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const CREDITING = statement(
  'reminders-being-credited',
  'select from documents_due where credits_id = $1 or replaces_id = $1 limit 1',
)

/**
 * Money for an invoice has come by bank, as somebody has seen on the statement. It pays the invoice first, then fees and
 * interest: so an invoice that is paid is never reminded of again. Returns its id. @throws document/unknown,
 * invoice/more-than-left, invoice/being-credited, request/invalid
 */
export async function recordTransfer(tx: Tx, documentId: string, wish: RecordTransfer): Promise<string> {
  const { amountMinor, paidOn, reference } = wish
  if (paidOn > dayIn(SELLER_ZONE, tx.now)) throw invalid('/paidOn', 'this day has not come yet')
  const open = (await lockInvoice(tx, documentId)) ? await openClaims(tx, documentId) : null
  if (!open) throw unknown('document')
  if ((await run(tx, CREDITING, [documentId])).length > 0) throw beingCredited()
  const { leftMinor, claimsMinor, currency, orderId } = open
  if (amountMinor > leftMinor + claimsMinor) throw moreThanLeft(money(leftMinor + claimsMinor, currency))
  const id = newId()
  const toInvoice = Math.min(amountMinor, leftMinor)
  const values = [id, documentId, toInvoice, amountMinor - toInvoice, paidOn, reference, tx.now, nameOf(tx.actor)]
  await run(tx, ENTER, values)
  const postings = [{ debit: 'bank', credit: 'receivables', amountMinor } as const]
  await post(tx, [{ kind: 'transfer', sourceId: id, postedOn: paidOn, currency, postings }])
  await emit(tx, { name: 'TransferRecorded', subjectId: orderId, facts: { documentId, amountMinor } })
  return id
}
