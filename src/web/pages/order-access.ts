import { orderTokenOf, turnOf } from '../../checkout/order-token.ts'
import type { Visit } from '../visit.ts'

/** How long a guest's browser opens the order it placed, in days. */
const ORDER_DAYS = 365

const PREFIX = 'order_'
const cookieName = (orderId: string): string => `${PREFIX}${orderId}`

/** Lets the browser of a guest open the order it has just placed; a person's opens to that person. */
export function keepOrderToken({ cookies, till, caller }: Visit, orderId: string): void {
  if (caller.actor.kind === 'person') return
  cookies.set(cookieName(orderId), orderTokenOf(till.config.sessionSecret, orderId), ORDER_DAYS)
}

export function forgetOrders({ cookies }: Visit): void {
  for (const name of cookies.names()) if (name.startsWith(PREFIX)) cookies.drop(name)
}

/** The token of a mailed link moves into a cookie, so that it stands in no address, history or referrer. */
export function takeMailedToken({ cookies, query, till }: Visit, orderId: string): boolean {
  const token = query.get('token')
  if (token === null) return false
  if (turnOf(till.config.sessionSecret, orderId, token) !== null) cookies.set(cookieName(orderId), token, ORDER_DAYS)
  return true
}
