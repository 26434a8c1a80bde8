import type { Dimensions } from '../ledger/post.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Prepaid } from './prepaid.ts'
import { writeMovements } from './write-movements.ts'

const DIMENSIONS = statement<Dimensions & { offeringId: string }>(
  'prepaid-dimensions',
  `select f.id as "offeringId", coalesce(od.cost_centre, fd.cost_centre) as "costCentre", coalesce(od.project, fd.project) as project,
     coalesce(od.activity, fd.activity) as activity
   from offerings f join courses t on t.id = f.course_id left join offering_dimensions od on od.offering_id = f.id
   left join faculty_dimensions fd on fd.faculty = t.faculty where f.id = any ($1::uuid[])`,
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
  const rows = await run(tx, DIMENSIONS, [lines.map(({ offeringId }) => offeringId)])
  const none = { costCentre: null, project: null, activity: null }
  await writeMovements(
    tx,
    lines.map(({ id, offeringId, quantity, netMinor }) => {
      const { costCentre, project, activity } = rows.find((each) => each.offeringId === offeringId) ?? none
      return {
        ...{ prepaidId, companyId, kind: 'drawn' as const, orderId, lineId: id, seats: quantity, currency },
        ...{ amountMinor: netMinor, dimensions: { costCentre, project, activity } },
      }
    }),
  )
}
