import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockWithLeft } from '../prepaid/lock-prepaid.ts'
import { isDrawn } from '../prepaid/problems.ts'
import { putBack } from '../prepaid/put-back.ts'
import type { CreditPlan } from './credit-plan.ts'

const PAID = statement<{ prepaidId: string }>(
  'credit-prepaid-of-order',
  'select id as "prepaidId" from prepaids where order_id = $1',
)

/**
 * Of an order that paid for a prepaid only what is left is credited: what was drawn has become seats, and goes back with them. Whoever
 * draws waits until this commits. @throws prepaid/drawn
 */
export async function demandUndrawn(tx: Tx, orderId: string, { credits }: CreditPlan): Promise<void> {
  const [paid] = await run(tx, PAID, [orderId])
  if (!paid) return
  const { currency, leftMinor } = await lockWithLeft(tx, paid.prepaidId)
  const wanted = credits.flatMap(({ credit }) => credit.lines).reduce((sum, { netMinor }) => sum + netMinor, 0)
  if (wanted > leftMinor) throw isDrawn({ leftMinor, currency })
}

/** What was drawn and is given back goes onto the prepaid again, less the fee by the terms; no credit note is made of what was never invoiced. */
export async function putBackDrawn(
  tx: Tx,
  orderId: string,
  { forgone, dropped, places, whole }: CreditPlan,
): Promise<void> {
  if (forgone.length + dropped.length === 0) return
  const parts = forgone.flatMap(({ lines }) => lines)
  await putBack(
    tx,
    orderId,
    whole
      ? 'all'
      : parts.map(({ lineId, netMinor }) => ({
          ...{ lineId, amountMinor: netMinor },
          seats: places.filter((place) => place.lineId === lineId).length,
        })),
  )
}
