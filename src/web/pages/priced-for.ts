import type { CartView } from '../../cart/cart-view.ts'
import type { Visit } from '../visit.ts'
import { openCartView } from './cart.ts'

type Value = (name: string) => string

/** The cart at the prices of the payer that a form begins with: only who is signed in may have others than are listed. */
export async function pricedFor(visit: Visit, cart: CartView, value: Value): Promise<CartView> {
  if (visit.caller.actor.kind !== 'person') return cart
  return (await openCartView(visit, payerIn(value))) ?? cart
}

/** Whose agreements count: those of the company that the form says pays, and nobody's where it says so. */
export function payerIn(value: Value): string | null {
  const number = value('organisationNumber').replaceAll(/\s/g, '').toUpperCase()
  return value('as') === 'company' && number !== '' && value('withoutAgreement') === '' ? number : null
}
