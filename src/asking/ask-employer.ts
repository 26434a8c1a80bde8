import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type Cart, type CartKey, lockCart } from '../cart/find-cart.ts'
import { cartEmpty } from '../cart/problems.ts'
import { notOnSale, priceChanged } from '../checkout/problems.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { equal, MoneySchema } from '../platform/money.ts'
import { Email } from '../platform/words.ts'
import { demandOpen } from '../storefront/demand-open.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { askedLines } from './asked-lines.ts'
import { PartWish } from './part-wish.ts'
import { notOffered, ownSeatOnly } from './problems.ts'
import { promiseMail } from './promise-mail.ts'
import { splitPrice } from './split-price.ts'
import { Note } from './words.ts'
import { type Asker, provedAsker, writeRequest } from './write-request.ts'

export const AskEmployer = z
  .strictObject({
    employerEmail: Email,
    note: Note.default(''),
    expectedTotal: MoneySchema.meta({ description: 'The total the learner was shown; another one is refused' }),
    proposed: PartWish.optional().meta({ description: 'What part the employer is asked to pay; all where missing' }),
    lang: LangCode.optional(),
  })
  .meta({ id: 'AskEmployer' })
export type AskEmployer = z.output<typeof AskEmployer>

/**
 * Moves one's own seats from the cart into a request to an employer and holds them until it is answered. Mails go to strangers, so
 * whoever asks is signed in with a proved address. Returns the request's id.
 * @throws asking/address-unproved, asking/own-seat-only, asking/part-impossible, seats/sold-out, checkout/price-changed, enrolment/already
 */
export async function askEmployer(tx: Tx, key: CartKey, command: AskEmployer): Promise<string> {
  const asker = await provedAsker(tx)
  const cart = await lockCart(tx, key)
  const { employerEmail, note, expectedTotal, proposed = null, lang = cart.lang } = command
  const { quote, lines } = askedLines(await ownOffers(tx, cart, asker), cart.lines)
  const { total } = quote
  if (proposed) splitPrice(quote, [], proposed)
  if (!equal(total, expectedTotal)) throw priceChanged(expectedTotal, total, lang)
  const offeringIds = lines.map(({ offeringId }) => offeringId)
  const wanted = offeringIds.map((offeringId) => ({ personId: asker.id, offeringId }))
  const whom = { employerEmail, companyId: null, wish: null, proposed }
  const requestId = await writeRequest(tx, { asker, cartId: cart.id, ...whom, note, lang, total, lines, wanted })
  await promiseMail(tx, { requestId, kind: 'asked', recipient: 'employer', email: employerEmail })
  await emit(tx, { name: 'EmployerAsked', subjectId: requestId, facts: { offeringIds, totalMinor: total.minor } })
  return requestId
}

/** The offers of the cart, as a Norwegian employer would pay them; each of its lines is on sale and for the asker alone. */
async function ownOffers(tx: Tx, cart: Cart, asker: Asker): Promise<Offer[]> {
  if (cart.lines.length === 0) throw cartEmpty()
  const offers = await offersOf(
    tx,
    cart.lines.map(({ offeringId }) => offeringId),
    cart.lang,
  )
  return cart.lines.map((line) => {
    const offer = offers.find(({ offeringId }) => offeringId === line.offeringId)
    const others = line.people.filter(({ email }) => email !== asker.email)
    if (line.quantity !== 1 || others.length > 0) throw ownSeatOnly(line.offeringId)
    demandOnSale(offer, line.offeringId)
    return offer
  })
}

/** What is held for some companies only is bought by them, and nobody else is asked. */
function demandOnSale(offer: Offer | undefined, offeringId: string): asserts offer is Offer {
  if (!offer) throw notOffered(offeringId)
  if (offer.sale === 'closed' || offer.sale === 'not-yet') throw notOnSale(offer.offeringId, offer.sale)
  demandOpen(offer)
}
