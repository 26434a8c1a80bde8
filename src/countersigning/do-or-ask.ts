import { emit } from '../audit/emit.ts'
import { acceptMoney } from '../checkout/accept-money.ts'
import { creditOrder } from '../checkout/credit-order.ts'
import { returnMoney } from '../checkout/return-money.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { MoneyAct } from './money-act.ts'
import { moneyAtStake } from './money-at-stake.ts'
import { demandNoneOpen } from './requests.ts'
import { tooMuchForOne } from './too-much.ts'

const ASK = statement(
  'countersigning-ask',
  'insert into money_requests (id, order_id, act, amount_minor, currency, asked_at, asked_by) values ($1, $2, $3, $4, $5, $6, $7)',
)

/**
 * Does it, or, where it is too much for one person, asks for a second one and does nothing else. Returns the id of the order
 * or of the request. @throws countersigning/asked-already, and what the act itself refuses
 */
export async function doOrAsk(tx: Tx, orderId: string, act: MoneyAct): Promise<string> {
  const amount = await moneyAtStake(tx, orderId, act)
  await demandNoneOpen(tx, orderId)
  if (!(await tooMuchForOne(tx, orderId, amount))) {
    await carryOut(tx, orderId, act)
    return orderId
  }
  const id = newId()
  const { minor: amountMinor, currency } = amount
  await run(tx, ASK, [id, orderId, JSON.stringify(act), amountMinor, currency, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'SecondPersonAsked', subjectId: orderId, facts: { kind: act.kind, amountMinor, currency } })
  return id
}

export async function carryOut(tx: Tx, orderId: string, act: MoneyAct): Promise<void> {
  if (act.kind === 'credit') await creditOrder(tx, orderId, act.wish)
  else if (act.kind === 'return') await returnMoney(tx, orderId)
  else await acceptMoney(tx, orderId)
}
