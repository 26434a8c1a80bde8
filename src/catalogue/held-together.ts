import { nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const WITH = statement<{ withId: string }>(
  'catalogue-held-with',
  'select with_id as "withId" from held_together where offering_id = $1',
)
const FOLLOWERS = statement<{ offeringId: string }>(
  'catalogue-held-along',
  `select h.offering_id as "offeringId" from held_together h join offerings f on f.id = h.offering_id
   where h.with_id = $1 and f.cancelled_at is null order by h.offering_id`,
)
const JOIN = statement(
  'catalogue-hold-together',
  'insert into held_together (offering_id, with_id, seats, since, by) values ($1, $2, $3, $4, $5)',
)

/** The start that this one is held together with; null where it is held by itself. */
export const heldWith = async (on: On, offeringId: string): Promise<string | null> =>
  (await run(on, WITH, [offeringId]))[0]?.withId ?? null

/** The starts that are held along with this one, and not cancelled. */
export const heldAlong = async (on: On, offeringId: string): Promise<string[]> =>
  (await run(on, FOLLOWERS, [offeringId])).map((row) => row.offeringId)

type Together = { offeringId: string; withId: string; seats: number }

/** From now on the first is held with the second, whose times it follows; so many seats of the second are kept for it. */
export const holdTogether = (tx: Tx, { offeringId, withId, seats }: Together): Promise<unknown> =>
  run(tx, JOIN, [offeringId, withId, seats, tx.now, nameOf(tx.actor)])
