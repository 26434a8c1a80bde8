import { createHmac, timingSafeEqual } from 'node:crypto'

/** What opens one order to a guest: made from the order's id and our secret, so nothing needs to be stored or can be guessed. */
export const orderTokenOf = (secret: string, orderId: string): string =>
  createHmac('sha256', secret).update(`order:${orderId}`).digest('base64url')

export function opensOrder(secret: string, orderId: string, token: string): boolean {
  const right = Buffer.from(orderTokenOf(secret, orderId))
  const given = Buffer.from(token)
  return right.length === given.length && timingSafeEqual(right, given)
}
