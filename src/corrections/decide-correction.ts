import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { orderView } from '../checkout/order-view.ts'
import { lockCorrectable, reissueInvoice } from '../checkout/reissue-invoice.ts'
import { writeCorrectionRefused } from '../notices/write-correction-refused.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Said, say } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { waiveClaims } from '../reminders/waive-claims.ts'
import { billingWith } from './billing-with.ts'
import { decidedAlready } from './problems.ts'
import type { Wanted } from './wanted.ts'

export const DecideCorrection = z
  .discriminatedUnion('granted', [
    z.strictObject({ granted: z.literal(true) }),
    z.strictObject({ granted: z.literal(false), reason: Line.meta({ description: 'The buyer is told by mail' }) }),
  ])
  .meta({ id: 'DecideCorrection' })
export type DecideCorrection = z.output<typeof DecideCorrection>

type Wish = { id: string; documentId: string; orderId: string; number: string; wanted: Wanted; decided: boolean }

const FIND = statement<Wish>(
  'corrections-find',
  `select w.id, w.document_id as "documentId", w.order_id as "orderId", d.content ->> 'number' as number, w.wanted,
     exists (select from correction_decisions c where c.wish_id = w.id) as decided
   from correction_wishes w join documents d on d.id = w.document_id where w.id = $1`,
)
const DECIDE = statement(
  'corrections-decide',
  'insert into correction_decisions (wish_id, granted, reason, decided_at, decided_by) values ($1, $2, $3, $4, $5)',
)

/** Stands on the credit note of the invoice that was wrong. */
const REASONS: Record<Wanted['kind'], Said> = {
  'purchase-order': { nb: 'Retting av innkjøpsordrenummer', en: 'Correction of the purchase order number' },
  reference: { nb: 'Retting av referanse', en: 'Correction of the reference' },
  address: { nb: 'Retting av navn eller adresse', en: 'Correction of name or address' },
  employer: { nb: 'Faktureres arbeidsgiver', en: 'Invoiced to the employer' },
}

/**
 * Finance grants a wish, and the invoice is credited and another issued in its place; or refuses it, and the buyer is told why.
 * Returns the order's id. @throws correction/unknown, correction/decided-already, and what keeps an invoice from being corrected
 */
export async function decideCorrection(
  tx: Tx,
  till: Till,
  { wishId, decision }: { wishId: string; decision: DecideCorrection },
): Promise<string> {
  const [seen] = await run(tx, FIND, [wishId])
  if (!seen) throw unknown('correction')
  await lockOrder(tx, seen.orderId)
  const [wish] = await run(tx, FIND, [wishId])
  if (wish!.decided) throw decidedAlready()
  const reason = decision.granted ? '' : decision.reason
  if (decision.granted) await grant(tx, wish!)
  else await writeCorrectionRefused(tx, till, { ...wish!, reason })
  await run(tx, DECIDE, [wishId, decision.granted, reason, tx.now, nameOf(tx.actor)])
  const name = decision.granted ? 'CorrectionGranted' : 'CorrectionRefused'
  const { documentId, wanted } = wish!
  await emit(tx, { name, subjectId: seen.orderId, facts: { wishId, documentId, what: wanted.kind, reason } })
  return seen.orderId
}

async function grant(tx: Tx, { documentId, orderId, wanted }: Wish): Promise<void> {
  const correctable = await lockCorrectable(tx, documentId)
  const order = await orderView(tx, orderId)
  const reason = say(order!.lang, REASONS[wanted.kind])
  await waiveClaims(tx, documentId, reason)
  await reissueInvoice(tx, correctable, { billing: billingWith(correctable.billing, wanted), reason })
}
