import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { oneOf } from '../check.ts'
import { paginate } from '../paginate.ts'
import { missing, refused } from '../refuse.ts'
import { createSession } from '../verbs/create-session.ts'
import { expireSession } from '../verbs/expire-session.ts'
import { created, list, pageShape, same } from './list.ts'
import { type Operation, operation } from './operation.ts'
import { retrieve } from './retrieve.ts'
import { sessionShape } from './session-shape.ts'

const URL = '/v1/checkout/sessions'

export const checkoutSessionRoutes: Operation[] = [
  operation(`POST ${URL}`, sessionShape, (bank, _id, asked) => createSession(bank, asked)),
  operation(`POST ${URL}/:id/expire`, {}, (bank, id) => expireSession(bank, openSession(bank, id))),
  operation(`GET ${URL}/:id/line_items`, pageShape, (bank, id, page) => {
    const terms = bank.find('terms', id)
    if (terms === undefined) throw missing('checkout.session', id, 'session')
    return paginate(terms.lines, { url: `${URL}/${id}/line_items`, ...page })
  }),
  retrieve(URL, 'session', 'checkout.session'),
  list(URL, 'session', {
    created,
    payment_intent: same('payment_intent'),
    status: {
      check: oneOf('open', 'complete', 'expired'),
      fits: (session, status: string) => session.status === status,
    },
  }),
]

function openSession(bank: Bank, id: string): Stripe.Checkout.Session {
  const session = bank.find('session', id)
  if (session === undefined) throw missing('checkout.session', id, 'session')
  if (session.status === 'open') return session
  throw refused(
    `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
  )
}
