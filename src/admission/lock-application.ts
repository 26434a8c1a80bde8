import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { applicationOver, decidedAlready } from './problems.ts'
import type { ApplicationEnd, Decision } from './schema.ts'

/** An application as it stays until the end of the transaction. `orderId` is an order that was made with its seat and stands. */
export type LockedApplication = {
  id: string
  offeringId: string
  personId: string
  /** Null where a company has bought the seat, which is then named. */
  holdId: string | null
  seatId: string | null
  lang: 'nb' | 'en'
  heldUntil: Date
  askedMoreAt: Date | null
  decision: Decision | null
  payBy: Date | null
  orderId: string | null
  endedAs: ApplicationEnd | null
}
/** Whose application, or of which offering: what is somebody else's is as if it were not there. */
export type ApplicationKey = { applicationId: string; personId: string } | { applicationId: string; offeringId: string }

const LOCK_POOL = statement(
  'admission-lock-pool',
  'select from seat_pools where id = (select pool_id from applications where id = $1) for update',
)
const LOCK_SEAT = statement(
  'admission-lock-seat',
  'select from seats where id = (select seat_id from applications where id = $1) for update',
)
const LOCK = statement<LockedApplication>(
  'admission-lock',
  `select a.id, a.offering_id as "offeringId", a.person_id as "personId", a.hold_id as "holdId", a.seat_id as "seatId", a.lang,
     case when a.seat_id is null then a.held_until else f.ends_at end as "heldUntil",
     a.asked_more_at as "askedMoreAt", a.decision, a.pay_by as "payBy", a.ended_as as "endedAs",
     (select o.id from orders o where o.id = a.order_id and o.cancelled_at is null) as "orderId"
   from applications a join offerings f on f.id = a.offering_id where a.id = $1 for update of a`,
)

/**
 * Waits for its turn with the seats of the pool and with the seat that a company bought, as whoever gives that seat to somebody else
 * does, and then with the application. @throws application/unknown
 */
export async function lockApplication(tx: Tx, key: ApplicationKey): Promise<LockedApplication> {
  await run(tx, LOCK_POOL, [key.applicationId])
  await run(tx, LOCK_SEAT, [key.applicationId])
  const [found] = await run(tx, LOCK, [key.applicationId])
  const fits = found && ('personId' in key ? found.personId === key.personId : found.offeringId === key.offeringId)
  if (!fits) throw unknown('application')
  return found
}

/** The same while nobody has decided. @throws application/unknown, application/over, application/decided */
export async function lockUndecided(tx: Tx, key: ApplicationKey): Promise<LockedApplication> {
  const found = await lockApplication(tx, key)
  if (found.endedAs && !found.decision) throw applicationOver(found.endedAs)
  if (found.decision) throw decidedAlready()
  return found
}
