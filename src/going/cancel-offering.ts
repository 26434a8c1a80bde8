import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { unpublishOffering } from '../catalogue/unpublish-offering.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'
import { newId } from '../platform/ids.ts'
import { endPromises } from './end-promises.ts'
import { lockStart } from './lock-start.ts'
import { beingIssued, changed } from './problems.ts'
import { secondPerson } from './second-person.ts'
import { Reason } from './shapes.ts'
import { type Simulation, simulate } from './simulate.ts'
import { differing } from './simulation-id.ts'

export const CancelOffering = z
  .strictObject({
    simulationId: DigestByPart.meta({
      description: 'Of the simulation that was agreed to: exactly that is done, or nothing',
    }),
    reason: Reason,
  })
  .meta({ id: 'CancelOffering' })
export type CancelOffering = z.output<typeof CancelOffering>

const MARK = statement('going-mark-cancelled', 'update offerings set cancelled_at = $2 where id = $1')
const DECIDE = statement(
  'going-decide',
  `insert into offering_cancellations (id, offering_id, simulation_id, reason, sums, at, by, wished_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const PLAN = statement(
  'going-plan-orders',
  `insert into offering_cancel_orders (id, cancellation_id, order_id, planned, next_try_at)
   select o.id, $1, o."orderId", o.planned, $3 from jsonb_to_recordset($2) as o(id uuid, "orderId" uuid, planned jsonb)`,
)

type Command = { offeringId: string; command: CancelOffering }

/**
 * Cancels an offering exactly as the simulation said, or refuses with what differs. From the commit on nobody gets a seat, every promise
 * has ended, and what becomes of each order is written down; the orders are then gone through one by one (carry-out.ts). Where it sends
 * back more than one person may, the first one's wish is kept, and a second one carries out the same simulation. Returns the offering's id.
 * @throws going/changed, going/being-issued, going/wished-already, what simulate does
 */
export async function cancelOffering(tx: Tx, { offeringId, command }: Command): Promise<string> {
  await lockOffering(tx, offeringId)
  const pools = await lockStart(tx, offeringId)
  const now = await simulate(tx, offeringId, 'nb')
  const parts = differing(command.simulationId, now.simulationId)
  if (parts.length > 0) throw changed(parts, { simulationId: now.simulationId, sums: now.sums })
  if (now.orders.some(({ hindrance }) => hindrance === 'order/invoice-not-issued')) throw beingIssued()
  const signed = await secondPerson(tx, { offeringId, command, simulation: now })
  if (signed) await decide(tx, pools, { simulation: now, ...signed })
  return offeringId
}

type Signed = { simulation: Simulation; reason: Reason; wishedBy: string | null }

async function decide(tx: Tx, pools: readonly string[], { simulation, reason, wishedBy }: Signed): Promise<void> {
  const { offeringId, simulationId, sums, orders } = simulation
  const cancellationId = newId()
  await unpublishOffering(tx, offeringId)
  await run(tx, MARK, [offeringId, tx.now])
  await endPromises(tx, pools, simulation)
  const kept = [JSON.stringify(reason), JSON.stringify(sums)]
  await run(tx, DECIDE, [cancellationId, offeringId, simulationId, ...kept, tx.now, nameOf(tx.actor), wishedBy])
  const planned = orders.map(({ orderId, done }) => ({ id: newId(), orderId, planned: done }))
  await run(tx, PLAN, [cancellationId, JSON.stringify(planned), tx.now])
  const facts = { cancellationId, orders: orders.length, simulationId }
  await emit(tx, { name: 'OfferingCancelled', subjectId: offeringId, facts })
}
