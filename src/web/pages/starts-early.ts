import type { CartView } from '../../cart/cart-view.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { withdrawalEnds } from '../../terms/withdrawal.ts'
import type { Visit } from '../visit.ts'

/** Whether a course begins on a day on which a consumer who orders today could still withdraw. */
export async function startsEarly({ on }: Pick<Visit, 'on'>, { lines }: CartView): Promise<boolean> {
  const ends = withdrawalEnds(dayIn(SELLER_ZONE, await nowOf(on)))
  return lines.some(({ offer }) => dayIn(offer.zone, offer.startsAt) <= ends)
}
