import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { cartOfPerson } from './cart-of-person.ts'

/** Once for a cart that another tab opens meanwhile, once for one that another tab orders meanwhile. */
const ATTEMPTS = 3

const OPEN = statement<{ id: string }>(
  'cart-open-own',
  `insert into carts (id, person_id, currency, lang, created_at, company_id)
   select $1, $2, $3, $4, $5, (select company_id from carts where person_id = $2 order by created_at desc, id desc limit 1)
   on conflict (person_id) where person_id is not null and order_id is null do nothing returning id`,
)

/** The one cart that this person is filling; opened where there is none, for whom they bought before. */
export async function ownCart(
  tx: Tx,
  personId: string,
  { currency, lang }: { currency: Currency; lang: Lang },
): Promise<string> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = await cartOfPerson(tx, personId)
    if (known && known.orderId === null) return known.id
    // Waits for another tab that opens one at this moment, and then inserts nothing.
    const [opened] = await run(tx, OPEN, [newId(), personId, currency, lang, tx.now])
    if (opened) return opened.id
  }
  throw new Error('a cart was neither found nor opened')
}
