import type { Named } from '../cart/schema.ts'
import type { PromisedAgreement } from '../checkout/wish.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { ANSWERS } from './approvers.ts'
import type { CompanyWish } from './company-wish.ts'
import type { OfferedPart } from './offered-part.ts'
import type { PartWish } from './part-wish.ts'
import { linkSpent, requestUnknown } from './problems.ts'
import type { AskedExtra } from './schema.ts'
import { mayBeAnswered, type RequestFacts } from './state.ts'

export type RequestLine = {
  offeringId: string
  quantity: number
  netMinor: number
  extras: AskedExtra[]
  people: Named[]
  agreed: PromisedAgreement | null
}
export type PurchaseRequest = RequestFacts & {
  id: string
  personId: string
  name: string
  email: string
  employerEmail: string | null
  wish: CompanyWish | null
  /** What the learner proposed that the employer pays, and what the employer has said yes to. */
  proposed: PartWish | null
  offered: OfferedPart | null
  note: string
  lang: Lang
  currency: Currency
  totalMinor: number
  holdId: string
  askedAt: Date
  declineReason: string | null
  orderId: string | null
  answeredBy: string | null
  /** The owner or manager who answered, by name. */
  approver: string | null
  lines: RequestLine[]
}
/** A request of a buyer to their company. */
export type CompanyRequest = PurchaseRequest & { companyId: string; wish: CompanyWish }

/** Of requests `r`: the order that came of it. One that was given up unpaid has left its seats to the request again. */
export const LIVE_ORDER =
  'left join orders o on o.id = r.order_id and (o.cancelled_at is null or o.settled_at is not null)'

/** Of requests `r` with LIVE_ORDER: it holds its seats still. */
export const HOLDS_SEATS = 'o.id is null and r.withdrawn_at is null and r.held_until > app_now()'

/** Of requests `r`: whoever asked a company still acts for it. */
export const ASKER_STAYS = `(r.company_id is null or exists (select from company_members m
  where m.company_id = r.company_id and m.person_id = r.person_id and m.ended_at is null))`

const COLUMNS = `r.id, r.company_id as "companyId", r.wish, ${ASKER_STAYS} as "askerStays", (select n.name from people n where n.id = r.approver_id) as approver, r.person_id as "personId", r.name, r.email, r.employer_email as "employerEmail", r.note, r.lang, r.currency, r.total_minor as "totalMinor",
  r.hold_id as "holdId", r.asked_at as "askedAt", r.until, r.held_until as "heldUntil", r.opened_at as "openedAt", r.proposed, r.offered, r.offered_at as "offeredAt", r.declined_at as "declinedAt",
  r.decline_reason as "declineReason", r.withdrawn_at as "withdrawnAt", o.id as "orderId",
  case when o.id is not null then r.ordered_by end as "orderedBy", o.settled_at as "settledAt", r.answered_by as "answeredBy",
  (select max(m.sent_at) from purchase_request_mails m where m.request_id = r.id and m.recipient = 'employer' and m.closed_at is null) as "sentAt",
  (select m.fault from purchase_request_mails m where m.request_id = r.id and m.recipient = 'employer' order by m.made_at desc limit 1) as fault,
  (select json_agg(json_build_object('offeringId', l.offering_id, 'quantity', l.quantity, 'netMinor', l.net_minor,
    'extras', l.extras, 'people', l.people, 'agreed', l.agreed) order by l.offering_id)
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
const BY_APPROVER = statement<CompanyRequest>(
  'asking-by-approver',
  `select ${COLUMNS} from purchase_requests r ${LIVE_ORDER} where ${ANSWERS} and r.id = $2`,
)
const OF_COMPANY = statement<CompanyRequest>(
  'asking-of-company',
  `select ${COLUMNS} from purchase_requests r ${LIVE_ORDER} where ${ANSWERS} and r.company_id = $2 order by r.asked_at desc limit 100`,
)
const WAITING = statement<{ waiting: number }>(
  'asking-waiting',
  `select count(*) as waiting from purchase_requests r ${LIVE_ORDER} where ${ANSWERS} and r.company_id = $2
     and o.id is null and r.withdrawn_at is null and r.declined_at is null and r.offered_at is null and r.until > app_now() and ${ASKER_STAYS}`,
)
const LOCK = statement('asking-lock', 'select from purchase_requests where id = $1 for update')

/** A person's own request. @throws purchase-request/unknown */
export async function ownRequest(on: On, requestId: string, personId: string): Promise<PurchaseRequest> {
  const [found] = await run(on, BY_ID, [requestId, personId])
  if (!found) throw requestUnknown()
  return found
}

/** A person's own request to a company. @throws purchase-request/unknown */
export async function ownCompanyRequest(on: On, requestId: string, personId: string): Promise<CompanyRequest> {
  const { companyId, wish, ...found } = await ownRequest(on, requestId, personId)
  if (!companyId || !wish) throw requestUnknown()
  return { ...found, companyId, wish }
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

/** A request as an owner or manager of the company that is asked reads it. @throws purchase-request/unknown */
export async function requestToAnswer(on: On, requestId: string, personId: string): Promise<CompanyRequest> {
  const [found] = await run(on, BY_APPROVER, [personId, requestId])
  if (!found) throw requestUnknown()
  return found
}

/** All that is asked of a company, the newest first, for its owners and managers; to anybody else there is nothing. */
export const requestsToAnswer = (on: On, companyId: string, personId: string): Promise<CompanyRequest[]> =>
  run(on, OF_COMPANY, [personId, companyId])

/** How many of them wait for an answer. */
export async function countWaiting(on: On, companyId: string, personId: string): Promise<number> {
  const [row] = await run(on, WAITING, [personId, companyId])
  return row!.waiting
}

/** The same once it is one's turn with it. @throws purchase-request/unknown */
export async function lockToAnswer(tx: Tx, requestId: string, personId: string): Promise<CompanyRequest> {
  await requestToAnswer(tx, requestId, personId)
  await run(tx, LOCK, [requestId])
  return requestToAnswer(tx, requestId, personId)
}
