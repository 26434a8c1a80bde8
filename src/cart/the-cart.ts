import { thing } from '../platform/http/who.ts'

/** A cart. Each of its statements asks for the tie itself (find-cart.ts), so that a sale needs no statement more. */
export const theCart = thing({
  name: 'cart',
  ties: { 'cart-token': 'whoever holds its Cart-Token', filler: 'the person who is filling it' },
  held: ['cart-token'],
})
