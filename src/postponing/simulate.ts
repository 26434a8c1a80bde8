import { arrangedIn, differs } from '../catalogue/arranged.ts'
import { heldAlong, heldWith } from '../catalogue/held-together.ts'
import { FREE_DAYS, freeUntilOf } from '../catalogue/note-change.ts'
import { heldWithAnother } from '../catalogue/problems.ts'
import type { Arranged } from '../catalogue/schema.ts'
import { daysOff, type Look } from '../developing/look-over.ts'
import { sumsOf } from '../going/cancellation-of.ts'
import { type OrderIn, ordersIn, seatsOf } from '../going/orders-in.ts'
import { planOrder } from '../going/plan-order.ts'
import type { Done, SimulatedSums } from '../going/shapes.ts'
import { startOf } from '../going/start-of.ts'
import { placeHolders } from '../notices/place-holders.ts'
import { dayIn } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import type { Lang } from '../platform/lang.ts'
import { draftOffering } from '../storefront/draft-offering.ts'
import { type Clashes, clashesOf } from './clashes.ts'
import { type NewTimes, timesFrom, timesOf } from './new-times.ts'
import { type OtherStart, otherStart } from './other-start.ts'
import { oneOfTwo } from './problems.ts'
import { simulationIdOf } from './simulation-id.ts'
import type { PostponeWish } from './wish.ts'

/** The start that it is held together with from then on, and how many seats are kept there. */
export type Joined = { offeringId: string; code: string; seats: number; freeBefore: number }
/** What moving an offering to other times would do at this moment. */
export type Postponement = {
  simulationId: string
  offeringId: string
  title: string
  code: string
  before: Arranged
  after: Arranged
  /** Until when it is booked then; null where it is booked no more, because the other one is. */
  saleClosesAt: Date | null
  /** Until when whoever has a place may cancel free of charge; null where nothing changes for them. */
  freeUntil: Date | null
  /** How many other starts are held together with it, and move along. */
  along: number
  orders: number
  people: number
  unnamed: number
  mails: number
  clashes: Clashes
  /** Holidays and weekends among the new days. */
  looks: Look[]
  /** Were everybody to cancel free of charge, by currency, with VAT. */
  atMost: SimulatedSums[]
  joined: Joined | null
}
/** The same with what is written where it is done. */
export type Planned = { postponement: Postponement; times: NewTimes; other: OtherStart | null }

/**
 * What moving an offering to another day, or to the times of another start of its course, would do. Nothing is sold, invoiced or credited by
 * it: whoever has a place keeps it, is told, and may cancel free of charge for some days (decisions/0053). Writes nothing.
 * Starts that are held together with it move along and count in all of it.
 * @throws offering/unknown, going/started, going/cancelled-already, offering/held-with-another, request/invalid, what otherStart does
 */
export async function simulatePostponing(
  on: Moment,
  offeringId: string,
  { firstDay, withOfferingId, freeDays = FREE_DAYS, lang }: Partial<PostponeWish> & { lang: Lang },
): Promise<Planned> {
  const { title, code } = await startOf(on, offeringId, lang)
  if ((firstDay === undefined) === (withOfferingId === undefined)) throw oneOfTwo()
  const withId = await heldWith(on, offeringId)
  if (withId) throw heldWithAnother(withId)
  const draft = (await draftOffering(on, offeringId, lang))!
  const along = await heldAlong(on, offeringId)
  const other =
    withOfferingId === undefined ? null : await otherStart(on, offeringId, { withId: withOfferingId, along })
  const times = other ? timesOf(other.draft) : timesFrom(draft, firstDay!, on.now)
  const [before, { after }] = [arrangedIn(draft), times]
  const moves = differs(before, after)
  const affected = await affectedOf(on, [offeringId, ...along], { after, withId: withOfferingId ?? null })
  const joined = other && joinedOf(other)
  const shown = {
    ...{ offeringId, title, code, before, after, joined, along: along.length },
    saleClosesAt: other ? null : times.change.saleClosesAt!,
    freeUntil: moves ? freeUntilOf(on.now, freeDays, after) : null,
    ...affected.counts,
    mails: moves ? affected.mails : 0,
    looks: daysOff(after.sessions.map((each) => dayIn(after.zone, new Date(each.startsAt)))),
    atMost: affected.atMost,
  }
  const simulationId = simulationIdOf({
    times: { before, after, saleClosesAt: shown.saleClosesAt, freeDays, along },
    ...affected.rests,
    money: shown.atMost,
    seats: joined && [joined.offeringId, joined.seats],
  })
  return { postponement: { simulationId, ...shown }, times, other }
}

/** Whom it concerns in all the starts that move, and what they would have back. */
async function affectedOf(on: Moment, offeringIds: readonly string[], to: Parameters<typeof clashesOf>[2]) {
  const settled: OrderIn[] = []
  const clashes = { elsewhere: 0, inBoth: 0 }
  let mails = 0
  for (const id of offeringIds) {
    settled.push(...(await ordersIn(on, id)).filter(({ standing }) => standing === 'settled'))
    mails += (await placeHolders(on, id)).length
    const here = await clashesOf(on, id, to)
    clashes.elsewhere += here.elsewhere
    clashes.inBoth += here.inBoth
  }
  const back: Done[] = []
  for (const order of settled) back.push((await planOrder(on, order)).done)
  const seats = settled.flatMap(seatsOf)
  const people = seats.filter(({ personId }) => personId !== null).length
  return {
    counts: { orders: settled.length, people, unnamed: seats.length - people, clashes },
    ...{ mails, atMost: sumsOf(back) },
    rests: {
      orders: settled.map(({ orderId, lines }) => [orderId, lines.map(({ lineId }) => lineId)]),
      people: seats.map(({ position, personId }) => [position, personId]),
    },
  }
}

const joinedOf = ({ draft: { offeringId, code }, seats, free }: OtherStart): Joined => ({
  ...{ offeringId, code, seats, freeBefore: free },
})
