import { TODAY } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'

/** A prepaid under its lock. */
type Locked = {
  companyId: string
  currency: Currency
  orderId: string | null
  isAnswered: boolean
  /** The company said yes, and its last day is not over; until its invoice is issued nothing is left of it. */
  isRunning: boolean
}

const LOCK = statement<Locked>(
  'prepaid-lock',
  `select p.company_id as "companyId", p.currency, p.order_id as "orderId",
     p.order_id is not null or p.withdrawn_at is not null or p.answer_by < ${TODAY} as "isAnswered",
     p.order_id is not null and p.until_day >= ${TODAY} as "isRunning"
   from prepaids p where p.id = $1 for no key update`,
)
const LEFT = statement<{ leftMinor: number }>('prepaid-left', 'select prepaid_left($1) as "leftMinor"')

/**
 * Whatever takes of a prepaid waits here for whoever took before, until they commit: two at once never both take the last of it. What is
 * put back waits for nobody, as it takes nothing. @throws prepaid/unknown
 */
export async function lockPrepaid(tx: Tx, prepaidId: string): Promise<Locked> {
  const [locked] = await run(tx, LOCK, [prepaidId])
  if (!locked) throw unknown('prepaid')
  return locked
}

/**
 * Locks it, and then reads what is left of it, net, in minor units: what was invoiced, less credit notes, issued or due, and less what
 * moved. @throws prepaid/unknown
 */
export async function lockWithLeft(tx: Tx, prepaidId: string): Promise<Locked & { leftMinor: number }> {
  const locked = await lockPrepaid(tx, prepaidId)
  const [row] = await run(tx, LEFT, [prepaidId])
  return { ...locked, leftMinor: row!.leftMinor }
}
