import { plannedCredit } from '../checkout/credit-order.ts'
import { lockUnfulfilled } from '../checkout/lock-unfulfilled.ts'
import { nothingToDecide } from '../checkout/problems.ts'
import { creditGross } from '../invoicing/credit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import type { MoneyAct } from './money-act.ts'

const CURRENCY = statement<{ currency: Currency }>(
  'countersigning-currency',
  'select currency from orders where id = $1',
)

/**
 * What an act would credit, never invoice or send back at this moment; the order is locked from here on.
 * @throws what the act itself refuses
 */
export async function moneyAtStake(tx: Tx, orderId: string, act: MoneyAct): Promise<Money> {
  if (act.kind === 'credit') {
    const { credits, dropped, forgone } = await plannedCredit(tx, orderId, act.wish)
    const [order] = await run(tx, CURRENCY, [orderId])
    const parts = [
      ...credits.map(({ credit }) => creditGross(credit)),
      ...[...dropped, ...forgone].map((each) => each.amountMinor),
    ]
    return money(
      parts.reduce((sum, each) => sum + each, 0),
      order!.currency,
    )
  }
  const order = await lockUnfulfilled(tx, orderId)
  if (!order) throw nothingToDecide()
  const surplus = Math.max(0, order.leftMinor - order.totalMinor)
  return money(act.kind === 'return' ? order.leftMinor : surplus, order.paidCurrency)
}
