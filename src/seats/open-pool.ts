import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, constraintSpeaks, unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

/** The most seats in one pool. An offering for more is several pools. */
export const CAPACITY_MAX = 5_000
const POOL_NAME_MAX = 60

export const PoolBody = z
  .strictObject({ name: Line.max(POOL_NAME_MAX).default('standard'), capacity: z.int().min(1).max(CAPACITY_MAX) })
  .meta({ id: 'OpenPool' })
export type OpenPool = z.output<typeof PoolBody> & { offeringId: string }

constraintSpeaks('seat_pools_name_once', () =>
  conflict('seats/pool-name-taken', 'This offering has a pool of that name.'),
)

const OPEN = statement<{ poolId: string }>(
  'seats-open-pool',
  `with pool as (
     insert into seat_pools (id, offering_id, name, by_admission) select $1, id, $3, admission is not null from offerings where id = $2 returning id),
   rows as (
     insert into seats (id, pool_id, number)
     select seat.id, pool.id, seat.number from pool, unnest($4::uuid[]) with ordinality as seat (id, number))
   select id as "poolId" from pool`,
)

/** Opens a pool of free seats, one row each. @throws offering/unknown, seats/pool-name-taken */
export async function openPool(tx: Tx, { offeringId, name, capacity }: OpenPool): Promise<{ poolId: string }> {
  const seatIds = Array.from({ length: capacity }, newId)
  const [pool] = await run(tx, OPEN, [newId(), offeringId, name, seatIds])
  if (!pool) throw unknown('offering')
  await emit(tx, { name: 'PoolOpened', subjectId: offeringId, facts: { poolId: pool.poolId, name, capacity } })
  return pool
}
