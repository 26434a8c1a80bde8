import { conflict, unknown } from '../platform/problems.ts'

/** The most seats of one offering in one cart. */
export const QUANTITY_MAX = 100
/** The most offerings in one cart. */
export const LINES_MAX = 20

export const cartUnknown = () => unknown('cart')
export const alreadyOrdered = (orderId: string) =>
  conflict('cart/already-ordered', 'This cart has become an order.', { orderId })
export const mixedCurrency = (cart: string, offering: string) =>
  conflict('cart/mixed-currency', `This cart is in ${cart}; the offering is sold in ${offering}.`, { cart, offering })
export const cartFull = () => conflict('cart/full', `A cart holds at most ${LINES_MAX} different offerings.`)
export const tooMany = () => conflict('cart/too-many', `At most ${QUANTITY_MAX} seats of one offering in one order.`)
export const cartEmpty = () => conflict('cart/empty', 'There is nothing in this cart.')
