import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { MinorUnits } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { lockInvoice } from '../reminders/overdue.ts'
import { payInvoice } from './pay-invoice.ts'
import { payOldReceivable } from './pay-old-receivable.ts'
import { moreThanUnplaced, notByHand, reversedAlready } from './problems.ts'
import { type Deposit, lockDeposit, putPlacement } from './put-placement.ts'

export const PlaceDeposit = z
  .discriminatedUnion('place', [
    z.strictObject({
      place: z.literal('invoice'),
      documentId: z.uuid(),
      amountMinor: MinorUnits.min(1).meta({ description: 'How much of it pays this invoice' }),
    }),
    z.strictObject({
      place: z.literal('old-receivable'),
      receivableId: z.uuid().meta({ description: 'What an earlier system had left open' }),
      amountMinor: MinorUnits.min(1).meta({ description: 'How much of it pays that' }),
    }),
    z.strictObject({
      place: z.literal('by-hand'),
      transferId: z.uuid().meta({ description: 'A payment of the same amount that somebody had entered by hand' }),
    }),
    z.strictObject({ place: z.literal('card-payout'), reason: Line }),
    z.strictObject({ place: z.literal('not-ours'), reason: Line }),
  ])
  .meta({ id: 'PlaceDeposit' })
export type PlaceDeposit = z.output<typeof PlaceDeposit>

const DOCUMENT = statement<{ documentId: string }>(
  'bank-document-of-transfer',
  'select document_id as "documentId" from document_transfers where id = $1',
)
const BY_HAND = statement<{ amountMinor: number }>(
  'bank-transfer-by-hand',
  `select t.amount_minor + t.claims_minor as "amountMinor" from document_transfers t join documents d on d.id = t.document_id
   where t.id = $1 and t.via = 'hand' and t.undoes_id is null and d.currency = $2
     and not exists (select from document_transfers u where u.undoes_id = t.id)
     and not exists (select from placements p where p.transfer_id = t.id and not exists (select from placements u where u.undoes_id = p.id))`,
)

/**
 * A person says where money that came in belongs, and its id comes back: to an invoice, or to what an earlier system had left open, all or a part of it; to a payment that was entered by hand, so that it is not
 * counted twice; or to nothing here. @throws deposit/unknown, bank/reversed, bank/more-than-unplaced, bank/other-currency,
 * bank/not-by-hand, document/unknown, invoice/more-than-left, invoice/being-credited, old-receivable/unknown, old-receivable/more-than-left
 */
export async function placeDeposit(tx: Tx, depositId: string, wish: PlaceDeposit): Promise<string> {
  const deposit = await lockDeposit(tx, depositId)
  if (deposit.isReversed) throw reversedAlready()
  await carryOut(tx, deposit, wish)
  await emit(tx, { name: 'DepositPlaced', subjectId: depositId, facts: { ...wish } })
  await noteAct(tx, { kind: 'placement', subjectId: depositId, after: { ...wish } })
  return depositId
}

async function carryOut(tx: Tx, deposit: Deposit, wish: PlaceDeposit): Promise<void> {
  const { leftMinor, currency } = deposit
  if (wish.place === 'invoice' || wish.place === 'old-receivable') {
    if (wish.amountMinor > leftMinor) throw moreThanUnplaced(leftMinor)
    return wish.place === 'invoice' ? payInvoice(tx, deposit, wish) : payOldReceivable(tx, deposit, wish)
  }
  if (leftMinor === 0) throw moreThanUnplaced(0)
  if (wish.place !== 'by-hand') {
    await putPlacement(tx, deposit, { ...wish, amountMinor: leftMinor })
    return
  }
  const entered = await lockByHand(tx, wish.transferId, currency)
  if (!entered || entered.amountMinor > leftMinor) throw notByHand()
  await putPlacement(tx, deposit, { ...wish, amountMinor: entered.amountMinor })
}

/** Two who take the same entry for theirs wait for each other on its invoice's order. */
async function lockByHand(tx: Tx, transferId: string, currency: string): Promise<{ amountMinor: number } | null> {
  const [of] = await run(tx, DOCUMENT, [transferId])
  if (!of || !(await lockInvoice(tx, of.documentId))) return null
  return (await run(tx, BY_HAND, [transferId, currency]))[0] ?? null
}
