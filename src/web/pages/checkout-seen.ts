import type { CartView } from '../../cart/cart-view.ts'
import { digestOf } from '../../platform/ids.ts'
import { conflict } from '../../platform/problems.ts'

/** What a checkout form shows of its cart, in short: the form names people and asks for money line by line. */
export const seenOf = ({ id, lines }: CartView): string => digestOf(JSON.stringify([id, lines.map(seenLine)]))

const seenLine = ({ offer, quantity, extras }: CartView['lines'][number]) => [
  offer.offeringId,
  quantity,
  extras.map((each) => [each.extra.extraId, each.quantity]),
]

/** The cart is not what it was when the form was made: another tab, or another person, has changed it since. */
export const cartChanged = () => conflict('cart/changed', 'The cart has changed since this form was made.')
