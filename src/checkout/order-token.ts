import { isSameSecret } from '../platform/same-secret.ts'
import { sealOf } from '../platform/signed-id.ts'

/** What opens one order to a guest: made from the order's id and our secret, so nothing needs to be stored or can be guessed. */
export const orderTokenOf = (secret: string, orderId: string): string => sealOf(secret, `order:${orderId}`)

export const opensOrder = (secret: string, orderId: string, token: string): boolean =>
  isSameSecret(token, orderTokenOf(secret, orderId))
