import { carryHold } from '../cart/carry-hold.ts'
import { lockCart } from '../cart/find-cart.ts'
import { openCart } from '../cart/open-cart.ts'
import { addLine, changeLine } from '../cart/put-line.ts'
import { personOf } from '../identity/fresh.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type LockedApplication, lockApplication } from './lock-application.ts'
import { applicationOver, notAdmitted, orderedAlready, otherHold } from './problems.ts'

/**
 * Takes the seat that is held for whoever was admitted into their cart, at the price of the day: ordering that cart takes the seat.
 * Returns the cart's id.
 * @throws application/unknown, application/over, application/not-admitted, application/ordered, admission/other-hold, and what refuses a line
 */
export async function acceptAdmission(tx: Tx, applicationId: string): Promise<string> {
  const { personId } = personOf(tx.actor)
  const cart = await openCart(tx, { currency: 'NOK', lang: 'nb' })
  const key = { cartId: cart.id, token: cart.token, actor: tx.actor }
  const locked = await lockCart(tx, key)
  const application = await lockApplication(tx, { applicationId, personId })
  demandPayable(tx, application)
  const { offeringId, holdId } = application
  if (!holdId) throw notAdmitted()
  if (locked.held && locked.holdId !== holdId) throw otherHold()
  const there = locked.lines.some((line) => line.offeringId === offeringId)
  await carryHold(tx, cart.id, holdId)
  await (there ? changeLine : addLine)(tx, key, { offeringId, quantity: 1, people: [] })
  return cart.id
}

function demandPayable({ now }: Tx, { endedAs, decision, payBy, orderId }: LockedApplication): void {
  if (endedAs) throw applicationOver(endedAs)
  if (decision !== 'admitted' || !payBy || payBy <= now) throw notAdmitted()
  if (orderId) throw orderedAlready(orderId)
}
