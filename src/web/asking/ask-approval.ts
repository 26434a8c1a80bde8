import { AskApproval } from '../../asking/ask-approval.ts'
import { askApprovalOnce } from '../../asking/ask-once.ts'
import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import type { CartView } from '../../cart/cart-view.ts'
import type { CartKey } from '../../cart/find-cart.ts'
import { changeLine } from '../../cart/put-line.ts'
import { newId } from '../../platform/ids.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import { refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import { checkoutPage, openForBuyer } from '../pages/checkout.ts'
import { commandOf, fieldOfOrder } from '../pages/checkout-command.ts'
import { cartChanged, seenOf } from '../pages/checkout-seen.ts'
import type { Visit } from '../visit.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'

const PATH = '/ask-approval'

/** The form of the checkout, sent as a question to one's company. */
export const askApprovalPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: 'person', answer: async ({ to }) => ({ goTo: to('/checkout?as=company') }) },
  { method: 'post', path: PATH, who: 'person', answer: askFromForm },
]

async function askFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, to } = visit
  const [cart, key] = [await openForBuyer(visit), await cartKeyOf(visit)]
  if (!cart || !key) return { goTo: to('/cart') }
  const attempted = await attempt(() => askAsFilledIn(visit, cart, key))
  if ('done' in attempted) return { goTo: to(`${REQUESTS_PATH}/${attempted.done}`) }
  const { problem } = attempted
  const said = saidAtCheckout(lang, problem, cart)
  const refusal = { problem, fieldOf: fieldOfOrder(form), said }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, refusal)
  const now = (await openForBuyer(visit)) ?? cart
  return { ...(await checkoutPage(visit, now, filled)), status: problem.status, faulty: true }
}

/** Names the people, holds the seats and writes the request, all in one transaction and once per form. */
async function askAsFilledIn(visit: Visit, cart: CartView, key: CartKey): Promise<string> {
  const { form, lang, caller, till } = visit
  if (form.get('seen') !== seenOf(cart)) throw cartChanged()
  const { order, lines } = commandOf(form, { cart, lang, startsEarly: false, asks: true })
  const { acceptedSalesTerms: _byTheApprover, ...wished } = order
  const body = parseForm(AskApproval, { ...wished, note: form.get('note') })
  const asking = { cart: key, key: form.get('key') || newId(), body }
  return askApprovalOnce({ ...caller, till }, asking, async (tx) => {
    for (const line of lines) await changeLine(tx, key, line)
  })
}
