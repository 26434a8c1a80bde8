import { lockOffering } from '../catalogue/lock-offering.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { capacityOf } from '../seats/capacity.ts'
import { setCapacity } from '../seats/set-capacity.ts'
import { nothingKept } from './problems.ts'
import { togetherWith } from './together.ts'

const KEEP = statement('postponing-keep', 'update held_together set seats = $2 where offering_id = $1')

/**
 * Gives a start the seats again that it keeps for those who come along and that nobody of them has any more. Returns how many.
 * @throws offering/unknown, pool/unknown, postponing/nothing-kept
 */
export async function returnKept(tx: Tx, offeringId: string): Promise<number> {
  await lockOffering(tx, offeringId)
  const starts = (await togetherWith(tx, offeringId)).filter(({ follows }) => !follows)
  const free = starts.map((start) => ({ ...start, free: Math.max(0, start.seats - start.taken) }))
  const all = free.reduce((sum, start) => sum + start.free, 0)
  if (all === 0) throw nothingKept()
  const [pool] = (await capacityOf(tx, offeringId, 'nb'))!.pools
  if (!pool) throw unknown('pool')
  await setCapacity(tx, { poolId: pool.poolId, capacity: pool.total + all })
  for (const start of free) await run(tx, KEEP, [start.offeringId, start.seats - start.free])
  return all
}
