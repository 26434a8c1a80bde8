import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { linkSpent, requestUnknown } from './problems.ts'
import type { AskedExtra } from './schema.ts'
import { mayBeAnswered, type RequestFacts } from './state.ts'

export type RequestLine = { offeringId: string; quantity: number; netMinor: number; extras: AskedExtra[] }
export type PurchaseRequest = RequestFacts & {
  id: string
  personId: string
  name: string
  email: string
  employerEmail: string
  note: string
  lang: Lang
  currency: Currency
  totalMinor: number
  holdId: string
  askedAt: Date
  declineReason: string | null
  orderId: string | null
  answeredBy: string | null
  lines: RequestLine[]
}

/** Of requests `r`: the order that came of it. One that was given up unpaid has left its seats to the request again. */
export const LIVE_ORDER =
  'left join orders o on o.id = r.order_id and (o.cancelled_at is null or o.settled_at is not null)'

const COLUMNS = `r.id, r.person_id as "personId", r.name, r.email, r.employer_email as "employerEmail", r.note, r.lang, r.currency, r.total_minor as "totalMinor",
  r.hold_id as "holdId", r.asked_at as "askedAt", r.until, r.held_until as "heldUntil", r.opened_at as "openedAt", r.declined_at as "declinedAt",
  r.decline_reason as "declineReason", r.withdrawn_at as "withdrawnAt", o.id as "orderId",
  case when o.id is not null then r.ordered_by end as "orderedBy", o.settled_at as "settledAt", r.answered_by as "answeredBy",
  (select max(m.sent_at) from purchase_request_mails m where m.request_id = r.id and m.recipient = 'employer' and m.closed_at is null) as "sentAt",
  (select m.fault from purchase_request_mails m where m.request_id = r.id and m.recipient = 'employer' order by m.made_at desc limit 1) as fault,
  (select json_agg(json_build_object('offeringId', l.offering_id, 'quantity', l.quantity, 'netMinor', l.net_minor,
    'extras', l.extras) order by l.offering_id)
   from purchase_request_lines l where l.request_id = r.id) as lines`

const BY_ID = statement<PurchaseRequest>(
  'asking-by-id',
  `select ${COLUMNS} from purchase_requests r ${LIVE_ORDER} where r.id = $1 and r.person_id = $2`,
)
const OF_PERSON = statement<PurchaseRequest>(
  'asking-of-person',
  `select ${COLUMNS} from purchase_requests r ${LIVE_ORDER} where r.person_id = $1 order by r.asked_at desc limit 50`,
)
const BY_TOKEN = statement<PurchaseRequest>(
  'asking-by-token',
  `select ${COLUMNS} from purchase_request_mails k join purchase_requests r on r.id = k.request_id ${LIVE_ORDER} where k.digest = $1 and k.closed_at is null`,
)
const LOCK = statement('asking-lock', 'select from purchase_requests where id = $1 for update')

/** A person's own request. @throws purchase-request/unknown */
export async function ownRequest(on: On, requestId: string, personId: string): Promise<PurchaseRequest> {
  const [found] = await run(on, BY_ID, [requestId, personId])
  if (!found) throw requestUnknown()
  return found
}

export const requestsOf = (on: On, personId: string): Promise<PurchaseRequest[]> => run(on, OF_PERSON, [personId])

/** What a mailed link asks for, while it can be answered; holding the link is what opens it (seeBuying). */
export async function requestByToken(on: On, token: string, now: Date): Promise<PurchaseRequest | null> {
  const [found] = await run(on, BY_TOKEN, [digestOf(token)])
  return found && mayBeAnswered(found, now) ? found : null
}

/** The request once it is one's turn with it: what somebody else decided before is seen. @throws purchase-request/unknown */
export async function lockOwn(tx: Tx, requestId: string, personId: string): Promise<PurchaseRequest> {
  await ownRequest(tx, requestId, personId)
  await run(tx, LOCK, [requestId])
  return ownRequest(tx, requestId, personId)
}

/** @throws asking/link-spent */
export async function lockByToken(tx: Tx, token: string): Promise<PurchaseRequest> {
  const seen = await requestByToken(tx, token, tx.now)
  if (!seen) throw linkSpent()
  await run(tx, LOCK, [seen.id])
  const [now] = await run(tx, BY_TOKEN, [digestOf(token)])
  if (!now || !mayBeAnswered(now, tx.now)) throw linkSpent()
  return now
}
