import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MinorUnits } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { enterTransfer, lockOpenClaims } from '../reminders/enter-transfer.ts'
import { takeFromBalance } from '../reminders/take-from-balance.ts'
import { isSameBuyer, lockInvoices } from './lock-two.ts'
import { otherBuyer, otherCurrency } from './problems.ts'
import { promiseNotice } from './set-off-mail.ts'

export const SetOff = z
  .strictObject({
    toDocumentId: z.uuid().meta({ description: 'The open invoice that it pays' }),
    amountMinor: MinorUnits.min(1),
  })
  .meta({ id: 'SetOff' })
export type SetOff = z.output<typeof SetOff>

const PUT = statement(
  'paying-back-put-set-off',
  `insert into set_offs (id, from_document_id, to_document_id, amount_minor, from_transfer_id, to_transfer_id, at, by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/**
 * What one invoice has too much pays another of the same buyer: both move by the same øre, or neither does. The buyer is told. Returns its id.
 * @throws document/unknown, paying-back/other-buyer, paying-back/other-currency, paying-back/more-than-balance, invoice/more-than-left,
 * invoice/being-credited
 */
export async function setOff(tx: Tx, fromDocumentId: string, { toDocumentId, amountMinor }: SetOff): Promise<string> {
  const invoices = await lockInvoices(tx, [fromDocumentId, toDocumentId])
  const [from, to] = [invoices.get(fromDocumentId), invoices.get(toDocumentId)]
  if (!from || !to || from === to) throw unknown('document')
  if (!isSameBuyer(from, to)) throw otherBuyer()
  if (from.currency !== to.currency) throw otherCurrency()
  await lockOpenClaims(tx, fromDocumentId)
  const how = { amountMinor, via: 'set-off' } as const
  const taken = await takeFromBalance(tx, fromDocumentId, { ...how, reference: to.number })
  const paidOn = dayIn(SELLER_ZONE, tx.now)
  const entered = await enterTransfer(tx, toDocumentId, { ...how, paidOn, reference: from.number })
  const id = newId()
  await run(tx, PUT, [id, fromDocumentId, toDocumentId, amountMinor, taken, entered, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'BalanceSetOff', subjectId: from.orderId, facts: { setOffId: id, toDocumentId, amountMinor } })
  await promiseNotice(tx, id)
  return id
}
