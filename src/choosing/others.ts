import { pricedLines } from '../cart/cart-view.ts'
import { relatedTo } from '../channels/related.ts'
import { taxedFor } from '../checkout/taxed-for.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Money, minus, money } from '../platform/money.ts'
import { problemOf } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { quoteOf } from '../pricing/quote.ts'
import { listOffers, type Offer, offersOf } from '../storefront/offers.ts'
import { type Looking, onlookerOf } from '../storefront/onlooker.ts'
import { soldWith } from '../storefront/with-extras.ts'
import { choiceOf } from './choice.ts'
import { type OrderAnew, orderAnew } from './order-anew.ts'
import { nothingToChoose } from './problems.ts'

/** How many starts a search shows. */
const FOUND_MOST = 20

/** Why the money that is here cannot pay for a start. */
export const IN_THE_WAY = ['full', 'costs-more', 'admission', 'closed', 'not-yet', 'currency', 'taxed'] as const
export type InTheWay = (typeof IN_THE_WAY)[number]

/** A start that the money could pay for: what as many seats cost with all that comes with them, VAT included, and what of the money goes back. */
export type Other = { offer: Offer; total: Money; back: Money | null; hindrance: InTheWay | null }
export type Others = { quantity: number; here: Money; others: Other[] }

const LATER = statement<{ id: string }>(
  'choosing-other-starts',
  `select id from offerings where course_id = $1 and id <> $2 and published_at is not null and sale_closes_at > app_now() order by starts_at, id`,
)

type Asking = { orderId: string; actor: Actor; search?: string | undefined; only?: string | undefined }

/**
 * What whoever paid when no seat was left could have for the money instead: other starts of the course, then what is like it; or what a
 * search finds; or `only` that start. @throws choice/nothing-to-choose, choice/several-courses
 */
export const readOthers = ({ connection }: Till, asking: Asking): Promise<Others> =>
  seeAs(HOUSE, () => othersOf({ client: connection.pool }, asking))

async function othersOf(on: On, { orderId, actor, search, only }: Asking): Promise<Others> {
  const choice = await choiceOf(on, orderId)
  if (!choice) throw nothingToChoose()
  const anew = await orderAnew(on, orderId)
  const { payer, lang, quantity } = anew
  const looking = onlookerOf(actor, lang, payer.kind === 'company' ? payer.organisationNumber : null)
  const offers = only
    ? await offersOf(on, [only], looking)
    : search === undefined
      ? await near(on, anew, looking)
      : (await listOffers(on, { ...looking, search, limit: FOUND_MOST })).offers
  const wanted = offers.filter(({ offeringId }) => offeringId !== anew.offeringId)
  return { quantity, here: choice.back, others: wanted.map((offer) => otherOf(offer, anew, choice.back)) }
}

async function near(on: On, { courseId, offeringId }: OrderAnew, looking: Looking): Promise<Offer[]> {
  const starts = await run(on, LATER, [courseId, offeringId])
  const own = await offersOf(
    on,
    starts.map(({ id }) => id),
    looking,
  )
  const byStart = own.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return [...byStart, ...(await relatedTo(on, [courseId], looking))]
}

function otherOf(listed: Offer, { payer, lang, quantity }: OrderAnew, here: Money): Other {
  const offer = taxedOrNull(listed, payer, lang)
  const total = totalOf(offer ?? listed, quantity)
  const hindrance = offer ? hindranceOf(offer, { quantity, total, here }) : 'taxed'
  const over = hindrance === null ? minus(here, total) : money(0, here.currency)
  return { offer: offer ?? listed, total, back: over.minor > 0 ? over : null, hindrance }
}

/** With what must be bought along; what was chosen beside the course that filled up is not carried over. */
const totalOf = (offer: Offer, quantity: number): Money =>
  quoteOf(pricedLines(offer, quantity, soldWith(offer, { quantity, extras: [] })), offer.price.net.currency).total

function hindranceOf(
  { admission, sale, seats }: Offer,
  { quantity, total, here }: { quantity: number; total: Money; here: Money },
): InTheWay | null {
  if (admission) return 'admission'
  if (sale === 'closed' || sale === 'not-yet') return sale
  if (seats.left < quantity || sale === 'list-first') return 'full'
  if (total.currency !== here.currency) return 'currency'
  return total.minor > here.minor ? 'costs-more' : null
}

function taxedOrNull(offer: Offer, payer: OrderAnew['payer'], lang: OrderAnew['lang']): Offer | null {
  try {
    return taxedFor(offer, payer, lang)
  } catch (error) {
    if (problemOf(error)) return null
    throw error
  }
}
