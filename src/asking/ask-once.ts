import type { CartKey } from '../cart/find-cart.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Caller } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { type AskApproval, askApproval } from './ask-approval.ts'
import { type AskEmployer, askEmployer } from './ask-employer.ts'
import { withinSendings } from './limit-sendings.ts'

type Asking<Body> = { cart: CartKey; key: string; body: Body }
type Calling = Caller & { till: Till }

/** Asks an employer once per key and within what may be mailed to strangers, for the API and the pages alike. Returns the request's id. */
export const askOnce = (call: Calling, asking: Asking<AskEmployer>): Promise<string> =>
  writeOnce(call, asking, {
    ...{ operation: 'ask employer', to: asking.body.employerEmail },
    write: (tx) => askEmployer(tx, asking.cart, asking.body),
  })

/** Asks one's company in the same way; `before` is done to the cart in the same transaction. */
export const askApprovalOnce = (
  call: Calling,
  asking: Asking<AskApproval>,
  before: (tx: Tx) => Promise<void> = async () => {},
): Promise<string> =>
  writeOnce(call, asking, {
    ...{ operation: 'ask approval', to: null },
    async write(tx) {
      await before(tx)
      return askApproval(tx, asking.cart, asking.body)
    },
  })

type Writing = { operation: string; to: string | null; write: (tx: Tx) => Promise<string> }

function writeOnce(call: Calling, { cart, key, body }: Asking<object>, { operation, to, write }: Writing) {
  const { till, actor } = call
  const ask = askOf(actor, null, { key, operation: `${operation} ${cart.cartId}`, body })
  return withinSendings(call, to, (begin) =>
    seeBuying(() =>
      act(till, actor, (tx) =>
        once(tx, ask, () => {
          begin()
          return write(tx)
        }),
      ),
    ),
  )
}
