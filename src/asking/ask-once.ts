import type { CartKey } from '../cart/find-cart.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Caller } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { type AskEmployer, askEmployer } from './ask-employer.ts'
import { withinSendings } from './limit-sendings.ts'

type Asking = { cart: CartKey; key: string; body: AskEmployer }

/** Asks once per key and within what may be mailed to strangers, for the API and the pages alike. Returns the request's id. */
export async function askOnce(call: Caller & { till: Till }, { cart, key, body }: Asking): Promise<string> {
  const { till, actor } = call
  const ask = askOf(actor, null, { key, operation: `ask employer ${cart.cartId}`, body })
  return withinSendings(call, body.employerEmail, (begin) => {
    const write = (tx: Tx) =>
      once(tx, ask, () => {
        begin()
        return askEmployer(tx, cart, body)
      })
    return seeBuying(() => act(till, actor, write))
  })
}
