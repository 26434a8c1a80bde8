import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockQuotation } from '../quotations/lock-quotation.ts'
import { promisesIn } from './promises-in.ts'

const ASKED = statement(
  'going-lock-requests',
  `select from purchase_requests where id in (select request_id from purchase_request_lines where offering_id = $1) and withdrawn_at is null order by id for update`,
)
const POOLS = statement<{ poolId: string }>(
  'going-lock-pools',
  'select id as "poolId" from seat_pools where offering_id = $1 order by id for update',
)
const SEATS = statement(
  'going-lock-seats',
  'select from seats where pool_id in (select id from seat_pools where offering_id = $1) order by id for update',
)

/**
 * Waits for the turn with all that a sale, a hold or a credit of this offering locks: whoever was before is seen, whoever comes after waits
 * and then finds no seat. Requests and quotes come first, because whoever ends one locks it before its seats. Returns the pools.
 */
export async function lockStart(tx: Tx, offeringId: string): Promise<string[]> {
  await run(tx, ASKED, [offeringId])
  for (const { id } of (await promisesIn(tx, offeringId)).quotations) await lockQuotation(tx, id)
  const pools = await run(tx, POOLS, [offeringId])
  await run(tx, SEATS, [offeringId])
  return pools.map(({ poolId }) => poolId)
}
