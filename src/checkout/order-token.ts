import { createHmac } from 'node:crypto'
import { isSameSecret } from '../platform/same-secret.ts'

/** What opens one order to a guest: made from the order's id and our secret, so nothing needs to be stored or can be guessed. */
export const orderTokenOf = (secret: string, orderId: string): string =>
  createHmac('sha256', secret).update(`order:${orderId}`).digest('base64url')

export const opensOrder = (secret: string, orderId: string, token: string): boolean =>
  isSameSecret(token, orderTokenOf(secret, orderId))
