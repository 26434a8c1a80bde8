import { DIMENSIONS, DIMENSIONS_OF_OFFERING } from '../catalogue/dimensions-of.ts'
import type { Dimensions } from '../ledger/post.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Prepaid } from './prepaid.ts'
import { writeMovements } from './write-movements.ts'

const OF_OFFERINGS = statement<{ offeringId: string; dimensions: Dimensions }>(
  'prepaid-dimensions',
  `select f.id as "offeringId", ${DIMENSIONS} as dimensions from offerings f ${DIMENSIONS_OF_OFFERING} where f.id = any ($1::uuid[])`,
)

/** The lines of an order that were just sold: seats of offerings, each at what it takes of the prepaid, net. */
export type DrawnLine = { id: string; offeringId: string; quantity: number; netMinor: number }

/**
 * Takes what an order costs off a prepaid, line by line: what was owed to the company as places is owed to it as teaching from now on.
 * The prepaid is locked by now, and enough is left of it.
 */
export async function drawPrepaid(
  tx: Tx,
  { prepaidId, companyId, currency }: Pick<Prepaid, 'prepaidId' | 'companyId' | 'currency'>,
  { orderId, lines }: { orderId: string; lines: readonly DrawnLine[] },
): Promise<void> {
  const rows = await run(tx, OF_OFFERINGS, [lines.map(({ offeringId }) => offeringId)])
  await writeMovements(
    tx,
    lines.map(({ id, offeringId, quantity, netMinor }) => ({
      ...{ prepaidId, companyId, kind: 'drawn' as const, orderId, lineId: id, seats: quantity, currency },
      ...{ amountMinor: netMinor, dimensions: rows.find((each) => each.offeringId === offeringId)!.dimensions },
    })),
  )
}
