import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { answerBy } from '../terms/answer-days.ts'
import type { AskedFor } from './asked-for.ts'
import { requestOver, requestUnknown } from './problems.ts'
import type { RequestEnd } from './schema.ts'

export type CancelRequest = {
  id: string
  orderId: string
  seats: { lineId: string; position: number }[]
  asked: AskedFor
  words: string
  askedAt: Date
  answerBy: Date
  end: { as: RequestEnd; reason: string; at: Date } | null
}
type Row = Omit<CancelRequest, 'end'> & { endedAs: RequestEnd | null; reason: string | null; endedAt: Date | null }

export const REQUESTS = `select r.id, r.order_id as "orderId", r.seats, r.asked, r.words, r.asked_at as "askedAt",
   ${answerBy('r.asked_at')} as "answerBy", e.ended_as as "endedAs", e.reason, e.ended_at as "endedAt"
 from cancel_requests r left join cancel_request_ends e on e.request_id = r.id`

const OF_ORDER = statement<Row>(
  'cancel-requests-of-order',
  `${REQUESTS} where r.order_id = $1 order by r.asked_at desc, r.id`,
)
const BY_ID = statement<Row>('cancel-request-by-id', `${REQUESTS} where r.id = $1`)

const whole = ({ endedAs, reason, endedAt, ...request }: Row): CancelRequest => ({
  ...request,
  end: endedAs && { as: endedAs, reason: reason!, at: endedAt! },
})

/** The requests of an order, the latest first. */
export const requestsOf = async (on: On, orderId: string): Promise<CancelRequest[]> =>
  (await run(on, OF_ORDER, [orderId])).map(whole)

/** @throws cancel-request/unknown */
export async function requestOf(on: On, requestId: string): Promise<CancelRequest> {
  const [row] = await run(on, BY_ID, [requestId])
  if (!row) throw requestUnknown()
  return whole(row)
}

/** One that is open; read it under the order's lock to end it. @throws cancel-request/unknown, cancel-request/over */
export async function openRequest(tx: Tx, requestId: string): Promise<CancelRequest> {
  const request = await requestOf(tx, requestId)
  if (request.end) throw requestOver(request.end.as)
  return request
}
