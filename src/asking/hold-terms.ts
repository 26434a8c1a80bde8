import { DAY_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askedAlready, notOffered, shareTaken, tooManyOpen } from './problems.ts'
import { HOLDS_SEATS, LIVE_ORDER } from './the-request.ts'

/** How many requests of one person may hold seats at a time. */
export const OPEN_REQUESTS_MAX = 3
/** How much of an offering's capacity may be held by requests, in per cent; one seat always may. */
export const SHARE_PERCENT = 20

const LOCK_PERSON = statement('asking-lock-person', 'select from people where id = $1 for no key update')
const LOCK_POOLS = statement(
  'asking-lock-pools',
  'select from seat_pools where offering_id = any($1::uuid[]) order by id for update',
)
const COUNT_OPEN = statement<{ open: number }>(
  'asking-count-open',
  `select count(*) as open from purchase_requests r ${LIVE_ORDER} where r.person_id = $1 and ${HOLDS_SEATS}`,
)
type Terms = {
  offeringId: string
  poolId: string
  holdDays: number
  saleClosesAt: Date
  capacity: number
  held: number
  wanted: number
  own: boolean
}
const TERMS = statement<Terms>(
  'asking-hold-terms',
  `select f.id as "offeringId", (select p.id from seat_pools p where p.offering_id = f.id order by p.id limit 1) as "poolId",
     f.employer_hold_days as "holdDays", f.sale_closes_at as "saleClosesAt",
     (select count(*) from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = f.id) as capacity,
     coalesce(sum(h.quantity), 0)::bigint as held, coalesce(bool_or(h.person_id = $2), false) as own, w.quantity as wanted
   from jsonb_to_recordset($1) as w("offeringId" uuid, quantity int) join offerings f on f.id = w."offeringId" left join (
     select l.offering_id, l.quantity, r.person_id from purchase_request_lines l join purchase_requests r on r.id = l.request_id ${LIVE_ORDER}
     where ${HOLDS_SEATS}) h on h.offering_id = f.id
   group by f.id, w.quantity order by f.id`,
)

type Wanted = { offeringId: string; quantity: number }
export type HoldTerms = { until: Date; pools: { poolId: string; quantity: number }[] }

/**
 * From which pools, and until when, seats may be held for a request: the shortest time that its offerings give, never past the close
 * of booking. Requests of one person, and those for one offering, wait for each other here, so that the limits are kept among many
 * who ask at once. @throws asking/too-many-open, asking/not-offered, asking/asked-already, asking/share-taken
 */
export async function holdTerms(tx: Tx, personId: string, lines: readonly Wanted[]): Promise<HoldTerms> {
  await run(tx, LOCK_PERSON, [personId])
  await run(tx, LOCK_POOLS, [lines.map(({ offeringId }) => offeringId)])
  const [count] = await run(tx, COUNT_OPEN, [personId])
  if (count!.open >= OPEN_REQUESTS_MAX) throw tooManyOpen(OPEN_REQUESTS_MAX)
  const terms = await run(tx, TERMS, [JSON.stringify(lines), personId])
  for (const each of terms) demandRoom(each)
  const ends = terms.flatMap(({ holdDays, saleClosesAt }) => [
    tx.now.getTime() + holdDays * DAY_MS,
    saleClosesAt.getTime(),
  ])
  return {
    until: new Date(Math.min(...ends)),
    pools: terms.map(({ poolId, wanted }) => ({ poolId, quantity: wanted })),
  }
}

function demandRoom({ offeringId, poolId, holdDays, capacity, held, own, wanted }: Terms): void {
  if (holdDays === 0 || poolId === null) throw notOffered(offeringId)
  if (own) throw askedAlready(offeringId)
  const most = Math.max(1, Math.floor((capacity * SHARE_PERCENT) / 100))
  if (held + wanted > most) throw shareTaken(offeringId, most)
}
