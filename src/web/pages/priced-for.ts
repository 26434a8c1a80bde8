import { type CartView, paidBy } from '../../cart/cart-view.ts'
import type { Visit } from '../visit.ts'
import { openCartView } from './cart.ts'

type Value = (name: string) => string

/**
 * The cart at the prices of the payer that a form begins with: only who is signed in may have others than are listed, and a code may be
 * for companies only, or for persons.
 */
export async function pricedFor(visit: Visit, cart: CartView, value: Value): Promise<CartView> {
  const known = visit.caller.actor.kind === 'person' ? await openCartView(visit, payerIn(value)) : null
  return paidBy(known ?? cart, value('as') === 'company' ? 'company' : 'person')
}

/** Whose agreements count: those of the company that the form says pays, and nobody's where it says so. */
export function payerIn(value: Value): string | null {
  const number = value('organisationNumber').replaceAll(/\s/g, '').toUpperCase()
  return value('as') === 'company' && number !== '' && value('withoutAgreement') === '' ? number : null
}
