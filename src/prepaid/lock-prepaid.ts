import { TODAY } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'

/** A prepaid under its lock, and what is left of it now. */
export type Locked = {
  prepaidId: string
  companyId: string
  number: string
  places: number | null
  netMinor: number
  currency: Currency
  untilDay: string
  answerBy: string
  orderId: string | null
  lineId: string | null
  isAnswered: boolean
  /** Its invoice is issued, and its last day is not over. */
  isRunning: boolean
}

const LOCK = statement<Locked>(
  'prepaid-lock',
  `select p.id as "prepaidId", p.company_id as "companyId", p.number, p.places, p.net_minor as "netMinor", p.currency,
     p.until_day as "untilDay", p.answer_by as "answerBy", p.order_id as "orderId", p.line_id as "lineId",
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

/** What is left of it, net, in minor units: what was invoiced, less credit notes, issued or due, and less what moved. Read it under the lock to act upon it. */
export async function leftOfPrepaid(tx: Tx, prepaidId: string): Promise<number> {
  const [row] = await run(tx, LEFT, [prepaidId])
  return row!.leftMinor
}
