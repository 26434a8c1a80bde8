import { promisesIn } from '../going/promises-in.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { capacityOf } from '../seats/capacity.ts'
import { type DraftOffering, draftOffering } from '../storefront/draft-offering.ts'
import { notThere, othersFollow, promisedHere, tooFewSeats } from './problems.ts'

export type Start = { offeringId: string; code: string; zone: string; startsAt: Date; endsAt: Date }

/** For whom it is held, where it is closed: nobody else is to learn how they join. */
const COMPANIES = (offering: string) =>
  `(select array_agg(c.company_id order by c.company_id) from offering_companies c where c.offering_id = ${offering}.id)`
const OTHERS = statement<Start>(
  'postponing-others',
  `select f.id as "offeringId", f.code, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt"
   from offerings f join offerings o on o.id = $1 where f.course_id = o.course_id and f.id <> o.id and f.published_at is not null
     and f.cancelled_at is null and f.starts_at > app_now() and f.closed = o.closed
     and ${COMPANIES('f')} is not distinct from ${COMPANIES('o')}
     and not exists (select from held_together h where h.offering_id = f.id)
   order by f.starts_at, f.id`,
)

/** The other start, and how many of its seats are taken for those who come. */
export type OtherStart = { draft: DraftOffering; seats: number; poolId: string; capacity: number; free: number }

/** The starts that an offering could be held together with, by when they begin: of the same course, on sale, ahead, open or closed as it is. */
export const othersOf = (on: On, offeringId: string): Promise<Start[]> => run(on, OTHERS, [offeringId])

type Wish = { withId: string; along: readonly string[] }

/**
 * The start that an offering, which follows none, is to be held with: it has as many free seats as are sold or held here.
 * @throws request/invalid at /withOfferingId, postponing/others-follow, postponing/promised, postponing/too-few-seats
 */
export async function otherStart(on: Moment, offeringId: string, { withId, along }: Wish): Promise<OtherStart> {
  if (!(await othersOf(on, offeringId)).some((each) => each.offeringId === withId)) throw notThere()
  if (along.length > 0) throw othersFollow()
  await demandNothingPromised(on, offeringId)
  const draft = await draftOffering(on, withId, 'nb')
  const pool = (await capacityOf(on, withId, 'nb'))?.pools.find(({ poolId }) => poolId === draft?.pool?.poolId)
  if (!draft || !pool) throw notThere()
  const seats = await takenSeats(on, offeringId)
  const free = pool.listOpen ? 0 : pool.left
  if (free < seats) throw tooFewSeats(seats, free)
  return { draft, seats, poolId: pool.poolId, capacity: pool.total, free }
}

async function demandNothingPromised(on: Moment, offeringId: string): Promise<void> {
  const { requests, quotations, applications, waiting, moves } = await promisesIn(on, offeringId)
  const promised = {
    ...{ waiting: waiting.entries, requests: requests.length, quotations: quotations.length },
    ...{ applications: applications.length, moves },
  }
  if (Object.values(promised).some((n) => n > 0)) throw promisedHere(promised)
}

/** Seats that are sold or held, over all pools. */
const takenSeats = async (on: Moment, offeringId: string): Promise<number> =>
  (await capacityOf(on, offeringId, 'nb'))!.pools.reduce((sum, { total, left }) => sum + total - left, 0)
