import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { offeringOver } from './problems.ts'

const OVER = statement<{ isOver: boolean }>(
  'wallet-offering-over',
  'select ends_at <= app_now() as "isOver" from offerings where id = $1',
)

/** Nobody is invited to what is over. @throws offering/unknown, wallet/offering-over */
export async function demandRunning(tx: Tx, offeringId: string): Promise<void> {
  const [offering] = await run(tx, OVER, [offeringId])
  if (!offering) throw unknown('offering')
  if (offering.isOver) throw offeringOver()
}
