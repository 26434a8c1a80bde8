import { type On, run, statement } from '../platform/db/statement.ts'

const FIND = statement<{ id: string; orderId: string | null }>(
  'cart-of-person',
  `select id, order_id as "orderId" from carts where person_id = $1
   order by order_id is null desc, created_at desc, id desc limit 1`,
)

/** The cart a person is filling; where there is none, the last one that became an order. */
export async function cartOfPerson(on: On, personId: string): Promise<{ id: string; orderId: string | null } | null> {
  const [cart] = await run(on, FIND, [personId])
  return cart ?? null
}
