import { actorNameOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { MoneyAct } from './money-act.ts'
import { askedAlready } from './problems.ts'

/** What awaits a second person in finance, or did. */
export type MoneyRequest = {
  id: string
  orderId: string
  orderNumber: number
  buyer: string
  act: MoneyAct
  amountMinor: number
  currency: Currency
  askedAt: Date
  /** person:<id> or client:<id>. */
  askedBy: string
  /** What that person or program is called. */
  asker: string
  decided: boolean
}

/** More than a person decides at once. */
const MOST = 100

const columns = `r.id, r.order_id as "orderId", o.number as "orderNumber", o.payer ->> 'name' as buyer, r.act, r.amount_minor as "amountMinor",
  r.currency, r.asked_at as "askedAt", r.asked_by as "askedBy",
  coalesce(${actorNameOf('r.asked_by')}, r.asked_by) as asker,
  exists (select from money_decisions d where d.request_id = r.id) as decided`
const tables = 'money_requests r join orders o on o.id = r.order_id'

const ONE = statement<MoneyRequest>('countersigning-one', `select ${columns} from ${tables} where r.id = $1`)
const OPEN = statement<MoneyRequest>(
  'countersigning-open',
  `select ${columns} from ${tables} where not exists (select from money_decisions d where d.request_id = r.id)
     and ($1::uuid is null or r.order_id = $1) order by r.asked_at, r.id limit ${MOST}`,
)

export const requestOf = async (on: On, requestId: string): Promise<MoneyRequest | null> =>
  (await run(on, ONE, [requestId]))[0] ?? null

/** What awaits a second person, the oldest first: of everything, or of one order. */
export const openRequests = (on: On, orderId: string | null = null): Promise<MoneyRequest[]> => run(on, OPEN, [orderId])

/** @throws countersigning/asked-already */
export async function demandNoneOpen(on: On, orderId: string): Promise<void> {
  if ((await openRequests(on, orderId)).length > 0) throw askedAlready()
}
