import { type On, run, statement } from '../platform/db/statement.ts'
import { answerBy } from '../terms/answer-days.ts'
import type { AskedFor } from './asked-for.ts'

/** More than anybody answers in a day. */
const MOST = 100

export type WaitingRequest = {
  id: string
  orderId: string
  orderNumber: number
  buyer: string
  asked: AskedFor
  askedAt: Date
  answerBy: Date
  isLate: boolean
}

const FIND = statement<WaitingRequest>(
  'cancel-requests-waiting',
  `select r.id, r.order_id as "orderId", o.number as "orderNumber", o.payer ->> 'name' as buyer, r.asked, r.asked_at as "askedAt",
     ${answerBy('r.asked_at')} as "answerBy", ${answerBy('r.asked_at')} < app_now() as "isLate"
   from cancel_requests r join orders o on o.id = r.order_id
   where not exists (select from cancel_request_ends e where e.request_id = r.id) order by r.asked_at, r.id limit ${MOST}`,
)
const COUNT = statement<{ waiting: number; late: number }>(
  'cancel-requests-count',
  `select count(*)::int as waiting, count(*) filter (where ${answerBy('r.asked_at')} < app_now())::int as late
   from cancel_requests r where not exists (select from cancel_request_ends e where e.request_id = r.id)`,
)

/** Which requests await an answer, those that wait longest first. */
export const waitingRequests = (on: On): Promise<WaitingRequest[]> => run(on, FIND, [])

export const countRequests = async (on: On): Promise<{ waiting: number; late: number }> =>
  (await run(on, COUNT, []))[0]!
