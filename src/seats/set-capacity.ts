import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { heldWith } from '../catalogue/held-together.ts'
import { heldWithAnother } from '../catalogue/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, type Problem, unknown } from '../platform/problems.ts'
import { CAPACITY_MAX } from './open-pool.ts'

export const CapacityBody = z.strictObject({ capacity: z.int().min(0).max(CAPACITY_MAX) }).meta({ id: 'SetCapacity' })
export type SetCapacity = z.output<typeof CapacityBody> & { poolId: string }

const LOCK_POOL = statement<{ offeringId: string }>(
  'seats-lock-pool',
  'select offering_id as "offeringId" from seat_pools where id = $1 for update',
)
/** Locked in the order every claim locks in; what is sold or held while this waits is then seen as taken. */
const LOCK_UNSOLD = statement(
  'seats-lock-unsold',
  'select from seats where pool_id = $1 and sold_at is null order by id for update',
)
const COUNT = statement<Count>(
  'seats-count-pool',
  `select count(*) as total, count(sold_at) as sold,
     count(*) filter (where sold_at is null and held_until > app_now()) as held from seats where pool_id = $1`,
)
const ADD = statement(
  'seats-add',
  `insert into seats (id, pool_id, number)
   select seat.id, $1, seat.ordinal + (select coalesce(max(number), 0) from seats where pool_id = $1)
   from unnest($2::uuid[]) with ordinality as seat (id, ordinal)`,
)
/** They leave the pool and stay as rows, because an enrolment that has ended still says which seat it was. */
const REMOVE = statement<{ id: string }>(
  'seats-remove',
  `update seats set pool_id = null, hold_id = null, held_until = '-infinity' where id in (
     select id from seats where pool_id = $1 and sold_at is null and held_until <= app_now() order by number desc limit $2)
   returning id`,
)
type Count = { total: number; sold: number; held: number }

/**
 * Gives a pool so many seats. Raising works at any time; lowering takes away free seats only, the highest numbers first.
 * @throws pool/unknown, seats/taken with the counts where more are sold or held than asked for, offering/held-with-another
 */
export async function setCapacity(tx: Tx, { poolId, capacity }: SetCapacity): Promise<{ offeringId: string }> {
  const [pool] = await run(tx, LOCK_POOL, [poolId])
  if (!pool) throw unknown('pool')
  const { total } = await countsOf(tx, poolId)
  if (capacity > total) {
    await demandOwnRoom(tx, pool)
    await run(tx, ADD, [poolId, Array.from({ length: capacity - total }, newId)])
  }
  if (capacity < total) await remove(tx, { poolId, surplus: total - capacity })
  if (capacity === total) return pool
  await emit(tx, { name: 'CapacitySet', subjectId: pool.offeringId, facts: { poolId, before: total, after: capacity } })
  const act = { kind: 'capacity', subjectId: pool.offeringId, before: { seats: total }, after: { seats: capacity } }
  await noteAct(tx, act)
  return pool
}

/** Seats of a start that is held together with another are that one's. @throws offering/held-with-another */
async function demandOwnRoom(tx: Tx, { offeringId }: { offeringId: string }): Promise<void> {
  const withId = await heldWith(tx, offeringId)
  if (withId) throw heldWithAnother(withId)
}

async function remove(tx: Tx, { poolId, surplus }: { poolId: string; surplus: number }): Promise<void> {
  await run(tx, LOCK_UNSOLD, [poolId])
  const removed = await run(tx, REMOVE, [poolId, surplus])
  if (removed.length < surplus) throw taken(surplus - removed.length, await countsOf(tx, poolId))
}

async function countsOf(tx: Tx, poolId: string): Promise<Count> {
  const [counts] = await run(tx, COUNT, [poolId])
  return counts!
}

/** The free seats are gone within the transaction that this ends, so what is left is the lowest that is possible. */
function taken(short: number, { total, sold, held }: Count): Problem {
  const sentence = `${sold} seats are sold and ${held} are held, so the capacity can be lowered to ${total} at most.`
  return conflict('seats/taken', sentence, { asked: total - short, lowest: total, sold, held })
}
