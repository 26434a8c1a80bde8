import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { closeUnfulfilled } from './close-unfulfilled.ts'
import { lockUnfulfilled } from './lock-unfulfilled.ts'
import { nothingToDecide } from './problems.ts'

/**
 * Finance sends back what arrived for an order that was paid but never fulfilled, and ends the order.
 * @throws order/nothing-to-decide
 */
export async function returnMoney(tx: Tx, orderId: string): Promise<void> {
  const order = await lockUnfulfilled(tx, orderId)
  if (!order) throw nothingToDecide()
  await closeUnfulfilled(tx, order)
  const { leftMinor: amountMinor, paidCurrency: currency } = order
  await emit(tx, { name: 'MoneyReturned', subjectId: orderId, facts: { amountMinor, currency } })
}
