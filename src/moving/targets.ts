import { taxedFor } from '../checkout/taxed-for.ts'
import type { Payer } from '../orders/payer.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { problemOf } from '../platform/problems.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import type { Hindrance } from './problems.ts'
import type { SeatToMove } from './seat-to-move.ts'

/** An offering that a seat could be moved to, as it is taxed for whoever pays, and what stands in the way. */
export type Target = { offer: Offer; hindrance: Hindrance | null }

const OF_COURSE = statement<{ id: string }>(
  'moving-offerings-of-course',
  'select id from offerings where course_id = $1 and starts_at > app_now() order by starts_at, id',
)
const MEETINGS = `(select s.offering_id, s.starts_at, s.ends_at from offering_sessions s)`
const TAKEN = statement<{ offeringId: string; isEnrolled: boolean; clashes: boolean }>(
  'moving-taken',
  `select f.id as "offeringId",
     exists (select from enrolments e where e.offering_id = f.id and e.person_id = $2 and e.withdrawn_at is null) as "isEnrolled",
     exists (select from enrolments e join ${MEETINGS} a on a.offering_id = e.offering_id join ${MEETINGS} b on b.offering_id = f.id
       where e.person_id = $2 and e.withdrawn_at is null and e.id <> $3 and a.starts_at < b.ends_at and b.starts_at < a.ends_at) as clashes
   from offerings f where f.id = any ($1::uuid[])`,
)

type For = { seat: SeatToMove; lang: Lang; currency: Currency; now: Date }

/** Offerings that are there to be moved to, by start; ended and unpublished ones, and those held for companies, are not. */
export async function targetsOf(on: On, offeringIds: readonly string[], to: For): Promise<Target[]> {
  const { seat, lang } = to
  const offers = await offersOf(on, offeringIds, { lang, personId: null, payer: null })
  const taken = await run(on, TAKEN, [offeringIds, seat.personId, seat.enrolmentId])
  return offers.map((offer) => {
    const { isEnrolled, clashes } = taken.find(({ offeringId }) => offeringId === offer.offeringId)!
    const taxed = taxedOrNull(offer, seat.payer, lang)
    // What else somebody takes part in is nothing that another who pays for them is told.
    const own = { isEnrolled, clashes: clashes && seat.personId === seat.ordererId }
    return { offer: taxed ?? offer, hindrance: taxed ? hindranceOf(taxed, own, { ...to, quantity: 1 }) : 'taxed' }
  })
}

/** Later offerings of the same course. */
export const offeringsOfCourse = async (on: On, courseId: string): Promise<string[]> =>
  (await run(on, OF_COURSE, [courseId])).map(({ id }) => id)

type Own = { isEnrolled: boolean; clashes: boolean }
type Wanted = { currency: Currency; now: Date; quantity: number }

/** What stands in the way of so many seats there, where it is for sale to whoever pays. */
export function hindranceOf(
  { sale, startsAt, seats, extras, price, admission }: Offer,
  { isEnrolled, clashes }: Own,
  { currency, now, quantity }: Wanted,
): Hindrance | null {
  if (startsAt <= now) return 'over'
  if (admission) return 'admission'
  if (sale === 'closed' || sale === 'not-yet') return sale
  if (isEnrolled) return 'enrolled'
  if (price.net.currency !== currency) return 'currency'
  if (extras.some(({ required }) => required)) return 'extras'
  if (clashes) return 'clash'
  return seats.left < quantity ? 'full' : null
}

/** Null where it cannot be sold to where they are. */
export function taxedOrNull(offer: Offer, payer: Payer, lang: Lang): Offer | null {
  try {
    return taxedFor(offer, payer, lang)
  } catch (error) {
    if (problemOf(error)) return null
    throw error
  }
}
