import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** What an act of giving back did. */
export type GivenBack = {
  givingBackId: string
  seats: number
  orders: { orderId: string; seats: number; fee: Money }[]
}

const FIND = statement<{ orderId: string; seats: number; feeMinor: number; currency: Currency }>(
  'giving-back-given',
  `select r.order_id as "orderId", r.seats, r.fee_minor as "feeMinor", o.currency
   from line_returns r join orders o on o.id = r.order_id where r.act_id = $1 order by r.order_id`,
)

export async function givenBack(on: On, givingBackId: string): Promise<GivenBack> {
  const rows = await run(on, FIND, [givingBackId])
  return {
    givingBackId,
    seats: rows.reduce((sum, { seats }) => sum + seats, 0),
    orders: rows.map(({ orderId, seats, feeMinor, currency }) => ({ orderId, seats, fee: money(feeMinor, currency) })),
  }
}
