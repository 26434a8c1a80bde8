import { z } from 'zod'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { MinorUnits } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { enterTransfer } from './enter-transfer.ts'

export const RecordTransfer = z
  .strictObject({
    amountMinor: MinorUnits.min(1),
    paidOn: z.iso.date().meta({ description: 'The day it came into the account' }),
    reference: Line.meta({ description: 'What the bank calls it' }),
  })
  .meta({ id: 'RecordTransfer' })
export type RecordTransfer = z.output<typeof RecordTransfer>

/** Money for an invoice has come by bank, as somebody has seen on the statement. Returns its id. @throws document/unknown,
 * invoice/more-than-left, invoice/being-credited, request/invalid */
export async function recordTransfer(tx: Tx, documentId: string, wish: RecordTransfer): Promise<string> {
  if (wish.paidOn > dayIn(SELLER_ZONE, tx.now)) throw invalid('/paidOn', 'this day has not come yet')
  return enterTransfer(tx, documentId, { ...wish, via: 'hand' })
}
