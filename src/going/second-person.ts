import { emit } from '../audit/emit.ts'
import { onlyPeopleSign } from '../countersigning/problems.ts'
import { tooMuchAtOnce } from '../countersigning/too-much.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { plus } from '../platform/money.ts'
import type { CancelOffering } from './cancel-offering.ts'
import { wishedAlready } from './problems.ts'
import type { Reason } from './shapes.ts'
import type { Simulation } from './simulate.ts'

type Wished = { by: string; isMine: boolean; reason: Reason }
/** By whom the same simulation was wished; somebody is themselves also by an account that theirs has become part of. */
const WISHED = statement<Wished>(
  'going-wished',
  `select w.by, w.reason, w.by = $3 or exists (select from merged_people m where 'person:' || m.id = w.by and 'person:' || m.person_id = $3) as "isMine"
   from offering_cancel_wishes w where w.offering_id = $1 and w.simulation_id = $2 order by w.at, w.id`,
)
const WISH = statement(
  'going-wish',
  'insert into offering_cancel_wishes (id, offering_id, simulation_id, reason, at, by) values ($1, $2, $3, $4, $5, $6)',
)

type Asked = { offeringId: string; command: CancelOffering; simulation: Simulation }

/**
 * Whether it may be carried out now, with which reason, and who wished it before where it takes two. Null where it is only kept as a wish:
 * what comes to more than one person may send back (decisions/0027), another one carries out, by the same simulation.
 * @throws going/wished-already, access/denied where a program would be the second
 */
export async function secondPerson(
  tx: Tx,
  { offeringId, command: { simulationId, reason }, simulation }: Asked,
): Promise<{ reason: Reason; wishedBy: string | null } | null> {
  if (!(await takesTwo(tx, simulation))) return { reason, wishedBy: null }
  const me = nameOf(tx.actor)
  const wishes = await run(tx, WISHED, [offeringId, simulationId, me])
  const other = wishes.find(({ isMine }) => !isMine)
  if (other) {
    if (tx.actor.kind !== 'person') throw onlyPeopleSign()
    return { reason: other.reason, wishedBy: other.by }
  }
  if (wishes.length > 0) throw wishedAlready()
  await run(tx, WISH, [newId(), offeringId, simulationId, JSON.stringify(reason), tx.now, me])
  await emit(tx, { name: 'OfferingCancelWished', subjectId: offeringId, facts: { simulationId } })
  return null
}

/** What is credited, never invoiced, or sent back without a document. What an order comes to that cannot be credited now, nobody knows yet. */
export const takesTwo = (
  on: Parameters<typeof tooMuchAtOnce>[0],
  { orders }: Pick<Simulation, 'orders'>,
): Promise<boolean> =>
  tooMuchAtOnce(
    on,
    orders.map(({ standing, done, hindrance }) => {
      if (hindrance !== null) return null
      return standing === 'late' ? done.refund : plus(done.gross, done.neverInvoiced)
    }),
  )
