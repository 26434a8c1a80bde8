import { isSameSecret } from '../platform/same-secret.ts'
import { sealOf } from '../platform/signed-id.ts'

/**
 * What opens one order to a guest: made from the order's id and our secret, so nothing needs to be stored or can be guessed. `turn`
 * says how often its link was made anew (`orders.link_turn`).
 */
export const orderTokenOf = (secret: string, orderId: string, turn = 0): string =>
  turn === 0 ? sealOf(secret, `order:${orderId}`) : `${turn}.${sealOf(secret, `order:${orderId}:${turn}`)}`

/** Which turn of the order's link a token is; null where it is none of them. */
export function turnOf(secret: string, orderId: string, token: string): number | null {
  const turn = Number(/^([1-9]\d{0,8})\./.exec(token)?.[1] ?? 0)
  return isSameSecret(token, orderTokenOf(secret, orderId, turn)) ? turn : null
}
