import { carryHold } from '../cart/carry-hold.ts'
import { lockCart } from '../cart/find-cart.ts'
import { openCart } from '../cart/open-cart.ts'
import { addLine, changeLine } from '../cart/put-line.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type LockedEntry, lockEntry } from './lock-entry.ts'
import { entryOver, noOffer, orderedAlready, otherOffer } from './problems.ts'

/** The cart that the offered seats went into; its token where nobody is signed in. */
export type Accepted = { cartId: string; token: string | null }

const LANG = statement<{ lang: 'nb' | 'en' }>('waiting-lang', 'select lang from waiting_entries where id = $1')

/**
 * Takes what the list has offered into a cart, at the price of the day: ordering that cart takes the seats that are held. The cart is
 * that of whoever is signed in, else a new one. Done again it gives the seats to another cart, as long as none has been ordered.
 * @throws waiting-entry/unknown, waiting/over, waiting/no-offer, waiting/ordered, waiting/other-offer, and what refuses a line
 */
export async function acceptOffer(tx: Tx, entryId: string): Promise<Accepted> {
  const [found] = await run(tx, LANG, [entryId])
  const cart = await openCart(tx, { currency: 'NOK', lang: found?.lang ?? 'nb' })
  const key = { cartId: cart.id, token: cart.token, actor: tx.actor }
  const locked = await lockCart(tx, key)
  const entry = await lockEntry(tx, entryId)
  const offer = standing(entry)
  if (locked.held && locked.holdId !== offer.holdId) throw otherOffer()
  const there = locked.lines.find(({ offeringId }) => offeringId === entry.offeringId)
  const line = { offeringId: entry.offeringId, quantity: offer.quantity, people: there?.people ?? [] }
  if (there) await changeLine(tx, key, { ...line, people: line.people.slice(0, offer.quantity) })
  else await addLine(tx, key, line)
  await carryHold(tx, cart.id, offer.holdId)
  return { cartId: cart.id, token: cart.token }
}

/** The offer that can be taken now. */
function standing({ endedAs, offer }: LockedEntry): NonNullable<LockedEntry['offer']> {
  if (endedAs) throw entryOver(endedAs)
  if (!offer?.isLive) throw noOffer()
  if (offer.orderId) throw orderedAlready(offer.orderId)
  return offer
}
