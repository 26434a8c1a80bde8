import { type On, run, statement } from '../platform/db/statement.ts'
import { type PaybackState, STATE } from './lock-payback.ts'
import type { BatchForm } from './schema.ts'

export type PaybackRow = {
  id: string
  reference: string
  state: PaybackState
  amountMinor: number
  payeeName: string | null
  documentId: string | null
  number: string | null
  depositId: string | null
  askedAt: Date
  batchId: string | null
}
const ROW = `p.id, p.reference, ${STATE} as state, p.amount_minor as "amountMinor", p.payee_name as "payeeName", p.document_id as "documentId",
   d.content ->> 'number' as number, p.deposit_id as "depositId", p.asked_at as "askedAt", p.batch_id as "batchId"`
const FROM = 'paybacks p left join documents d on d.id = p.document_id'
const PAGE = statement<PaybackRow>(
  'paying-back-page',
  `select ${ROW} from ${FROM} where ($1::text is null or ${STATE} = $1)
     and ($2::bool is null or $2 = (p.paid_on is null and p.ended_at is null))
     and ($3::uuid is null or (p.asked_at, p.id) < (select c.asked_at, c.id from paybacks c where c.id = $3))
   order by p.asked_at desc, p.id desc limit $4`,
)
export type PaybackFilter = { state?: PaybackState | undefined; isOpen?: boolean | undefined }
/** The newest first. */
export const paybacksBefore = (
  on: On,
  { state, isOpen }: PaybackFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<PaybackRow[]> => run(on, PAGE, [state ?? null, isOpen ?? null, before, limit])

export type PaybackView = PaybackRow & {
  payeeEmail: string | null
  message: string
  asker: string
  /** The account that counts; null until one is given, and its number once it is not needed any more. */
  accountId: string | null
  account: string | null
  accountKind: 'bban' | 'iban' | null
  holderName: string | null
  givenAt: Date | null
  /** How many accounts the payee has given, one after the other. */
  accountCount: number
  approvals: { at: Date; by: string; name: string }[]
  linkSentAt: Date | null
  linkEndsAt: Date | null
  linkFault: string | null
  isLinkOpen: boolean
  paidOn: string | null
  endReason: string | null
  endedAt: Date | null
}
const nameOf = (column: string) =>
  `coalesce((select n.name from people n where ${column} = 'person:' || n.id), ${column})`
const ONE = statement<PaybackView>(
  'paying-back-one',
  `select ${ROW}, p.payee_email as "payeeEmail", p.message, ${nameOf('p.asked_by')} as asker, p.account_id as "accountId",
     a.account, a.kind as "accountKind", a.holder_name as "holderName", a.given_at as "givenAt",
     (select count(*) from payback_accounts g where g.payback_id = p.id) as "accountCount",
     (select coalesce(json_agg(json_build_object('at', y.approved_at, 'by', y.approved_by, 'name', ${nameOf('y.approved_by')}) order by y.ordinal), '[]')
      from payback_approvals y where y.account_id = p.account_id) as approvals,
     l.sent_at as "linkSentAt", l.ends_at as "linkEndsAt", l.fault as "linkFault",
     coalesce(l.used_at is null and l.closed_at is null and l.ends_at > app_now(), false) as "isLinkOpen",
     p.paid_on as "paidOn", p.end_reason as "endReason", p.ended_at as "endedAt"
   from ${FROM} left join payback_accounts a on a.id = p.account_id
   left join lateral (select * from payback_links k where k.payback_id = p.id order by k.asked_at desc, k.id desc limit 1) l on true where p.id = $1`,
)
export async function paybackView(on: On, paybackId: string): Promise<PaybackView | null> {
  const [found] = await run(on, ONE, [paybackId])
  if (!found) return null
  return { ...found, approvals: found.approvals.map((each) => ({ ...each, at: new Date(each.at) })) }
}

/** A buyer is told whether it is paid and whether we wait for them, never where it stands between people here: that is closed to them. */
const FOR_BUYER = `case when p.paid_on is not null then 'paid' when p.account_id is null then 'no-account' else 'approved' end`
export type OwnPayback = { documentId: string; amountMinor: number; state: PaybackState; paidOn: string | null }
const OF_DOCUMENTS = statement<OwnPayback>(
  'paying-back-of-documents',
  `select p.document_id as "documentId", p.amount_minor as "amountMinor", ${FOR_BUYER} as state, p.paid_on as "paidOn"
   from paybacks p where p.document_id = any($1) and p.ended_at is null order by p.asked_at, p.id`,
)
/** Paybacks of some invoices that were not given up, as their buyer sees them. */
export const paybacksOf = (on: On, documentIds: readonly string[]): Promise<OwnPayback[]> =>
  run(on, OF_DOCUMENTS, [documentIds])

export type BatchRow = {
  id: string
  reference: string
  form: BatchForm
  count: number
  sumMinor: number
  payOn: string
  madeAt: Date
  maker: string
  digest: string
  state: 'made' | 'sent' | 'dropped'
  reason: string | null
  paidCount: number
  isGone: boolean
}
const BATCH = `select b.id, b.reference, b.form, b.count, b.sum_minor as "sumMinor", b.pay_on as "payOn", b.made_at as "madeAt", ${nameOf('b.made_by')} as maker, b.digest,
     coalesce(e.as, 'made') as state, nullif(e.reason, '') as reason, b.content is null as "isGone",
     (select count(*) from paybacks p where p.batch_id = b.id and p.paid_on is not null) as "paidCount"
   from payback_batches b left join payback_batch_ends e on e.batch_id = b.id`
const BATCHES = statement<BatchRow>(
  'paying-back-batches',
  `${BATCH} where $1::uuid is null or (b.made_at, b.id) < (select c.made_at, c.id from payback_batches c where c.id = $1)
   order by b.made_at desc, b.id desc limit $2`,
)
const ONE_BATCH = statement<BatchRow>('paying-back-one-batch', `${BATCH} where b.id = $1`)
const CONTENT = statement<{ content: string | null; reference: string; form: BatchForm }>(
  'paying-back-content',
  'select content, reference, form from payback_batches where id = $1',
)
export const batchesBefore = (on: On, before: string | null, limit: number): Promise<BatchRow[]> =>
  run(on, BATCHES, [before, limit])
export const oneBatch = async (on: On, batchId: string): Promise<BatchRow | null> =>
  (await run(on, ONE_BATCH, [batchId]))[0] ?? null
export const contentOf = async (on: On, batchId: string) => (await run(on, CONTENT, [batchId]))[0] ?? null

export type DebitRow = {
  id: string
  bookedOn: string
  amountMinor: number
  reference: string | null
  paybacks: { paybackId: string; payeeName: string | null; reference: string }[]
  batches: { batchId: string; reference: string; count: number }[]
}
/** Debits that a person looks through. */
const DEBITS_MOST = 50
const DEBITS = statement<DebitRow>(
  'paying-back-open-debits',
  `select b.id, b.booked_on as "bookedOn", b.amount_minor as "amountMinor", b.reference,
     (select coalesce(json_agg(json_build_object('paybackId', p.id, 'payeeName', p.payee_name, 'reference', p.reference) order by p.asked_at), '[]')
      from paybacks p where p.batch_id is not null and p.paid_on is null and p.ended_at is null and p.amount_minor = b.amount_minor) as paybacks,
     (select coalesce(json_agg(json_build_object('batchId', x.id, 'reference', x.reference, 'count', x.n) order by x.made_at), '[]')
      from (select t.id, t.reference, t.made_at, count(*) as n from payback_batches t join paybacks p on p.batch_id = t.id and p.paid_on is null and p.ended_at is null
        group by t.id having sum(p.amount_minor) = b.amount_minor and count(*) > 1) x) as batches
   from bank_debits b where b.judged_at is not null and b.settled_at is null and b.set_aside is null order by b.booked_on, b.id limit ${DEBITS_MOST}`,
)
/** What went out and may be ours, each with what it may be. */
export const openDebits = (on: On): Promise<DebitRow[]> => run(on, DEBITS, [])
