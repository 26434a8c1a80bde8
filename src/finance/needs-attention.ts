import { missingRate } from '../invoicing/accounting-vat.ts'
import { documentsOfDemand } from '../invoicing/documents-of.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { MAIL_TRIES_MAX } from '../notices/send-mails.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import type { Currency } from '../platform/money.ts'
import { UNDER_THE_ACT } from '../pricing/extra.ts'
import { CARRIED_MINOR, CARRIED_REMINDER, NEWEST_FACT } from '../sending/state.ts'
import { answerBy } from '../terms/answer-days.ts'

export const ATTENTION_KINDS = [
  'amount-mismatch',
  'paid-unseated',
  'payment-undecided',
  'refund-failed',
  'refund-undecided',
  'refund-unallocated',
  'dispute-open',
  'dispute-lost',
  'dispute-won',
  'news-unread',
  'document-fault',
  'rate-missing',
  'file-fault',
  'mail-given-up',
  'mail-bounced',
  'correction-asked',
  'cancel-unanswered',
  'second-person-asked',
  'e-invoice-rejected',
  'extra-invoiced-early',
  'seat-twice',
  'money-unplaced',
  'money-taken-back',
  'money-owed-back',
  'payback-waits',
  'payback-unseen',
  'money-out-unknown',
  'payout-remainder',
  'payout-lines-open',
  'payout-by-hand',
  'payout-came-back',
  'payout-not-arrived',
  'deposit-without-payout',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

/** Mails whose reader misses something that they must have. */
const MATTERS: readonly MailKind[] = [
  'invoice',
  'credit-note',
  'copy',
  'reminder',
  'change',
  'certificate',
  'cancelled',
  'moved',
]
/** Something that a person in finance must look at. `until` is when it resolves itself, null where it never does. */
export type Attention = {
  kind: AttentionKind
  /** Null where it is not known which order it is about. */
  orderId: string | null
  orderNumber: number | null
  since: Date
  until: Date | null
  buyer: string | null
  /** What the order asked for. */
  totalMinor: number | null
  /** What arrived, was taken back, or could not be paid back. */
  amountMinor: number | null
  currency: Currency | null
  /** What the machine said: a fault of a document, a failure of a refund, the reason of a dispute. */
  said: string | null
}

/** More than a person looks through at once. */
const MOST = 100
/** How long Stripe may owe us an answer before a person should know, in minutes. */
const PATIENCE_MINUTES = 60
/** For as many days a payout is named of which Stripe does not say of what it is made: by then its month is over. */
const BY_HAND_DAYS = 30

/** How long a payee may take to give an account before a person should ask anew, in days. */
const ACCOUNT_PATIENCE_DAYS = 14

/** Each part gives: kind, order, since, until, amount, currency, what was said. */
const PARTS = [
  `select 'amount-mismatch' as kind, o.id as order_id, p.captured_at as since, null::timestamptz as until,
     p.captured_minor as amount_minor, p.captured_currency as currency, null::text as said
   from orders o left join payments p on p.order_id = o.id and p.captured_at is not null where o.review is not null`,
  `select 'paid-unseated', o.id, o.unseated_at, o.choose_until, p.captured_minor, p.captured_currency, null
   from orders o left join payments p on p.order_id = o.id and p.captured_at is not null
   where o.unseated_at is not null and o.settled_at is null and o.cancelled_at is null and o.review is null`,
  `select 'payment-undecided', p.order_id, p.page_ends_at, null, p.amount_minor, p.currency, null from payments p
   where p.captured_at is null and p.ended_at is null and p.processing_since is null
     and p.page_ends_at < app_now() - interval '${PATIENCE_MINUTES} minutes'`,
  `select 'refund-failed', r.order_id, r.failed_at, null, r.amount_minor, r.currency, r.failure from refunds r
   where r.failed_at is not null and r.resolved_at is null`,
  `select 'refund-undecided', r.order_id, r.requested_at, null, r.amount_minor, r.currency, null from refunds r
   where r.succeeded_at is null and r.failed_at is null and r.requested_at < app_now() - interval '${PATIENCE_MINUTES} minutes'`,
  `select 'refund-unallocated', r.order_id, r.requested_at, null, r.amount_minor - r.allocated_minor, r.currency, null from refunds r
   where r.cause = 'dashboard' and r.allocated_minor < r.amount_minor and r.failed_at is null`,
  `select case d.outcome when 'lost' then 'dispute-lost' when 'won' then 'dispute-won' when 'dropped' then 'dispute-won' else 'dispute-open' end,
     d.order_id, d.opened_at, case when d.outcome is null then d.answer_by end, d.amount_minor, d.currency, d.reason from disputes d
   where d.settled_at is null`,
  `select 'news-unread', p.order_id, e.received_at, null, null, null, e.type
   from stripe_events e left join payments p on p.stripe_session = e.object_id
     or p.stripe_payment_intent = e.content #>> '{data,object,payment_intent}'
   where e.handled_at is null and e.received_at < app_now() - interval '${PATIENCE_MINUTES} minutes'`,
  `select case when u.fault like '${missingRate('%')}' then 'rate-missing' else 'document-fault' end, u.order_id, u.since, null, null, null, u.fault
   from documents_due u where u.fault is not null`,
  `select 'e-invoice-rejected', d.order_id, n.at, null, ${CARRIED_MINOR}, d.currency, n.said
   from sendings s join documents d on d.id = s.document_id ${CARRIED_REMINDER} join lateral (${NEWEST_FACT}) n on n.kind = 'rejected'`,
  `select 'file-fault', d.order_id, f.since, null, null, null, (d.content ->> 'number') || ': ' || f.fault
   from files_due f join documents d on d.id = f.document_id where f.fault is not null`,
  `select 'correction-asked', w.order_id, w.asked_at, null, null, null, w.wanted ->> 'kind' from correction_wishes w
   where not exists (select from correction_decisions c where c.wish_id = w.id)`,
  `select 'cancel-unanswered', r.order_id, r.asked_at, null, (r.asked #>> '{back,minor}')::bigint, r.asked #>> '{back,currency}', null from cancel_requests r
   where ${answerBy('r.asked_at')} < app_now() and not exists (select from cancel_request_ends e where e.request_id = r.id)`,
  `select 'second-person-asked', r.order_id, r.asked_at, null, r.amount_minor, r.currency, r.act ->> 'kind' from money_requests r
   where not exists (select from money_decisions d where d.request_id = r.id)`,
  `select 'document-fault', d.order_id, u.since, null, null, null, (r.content ->> 'number') || ': ' || u.fault
   from reminders_due u join reminders r on r.id = u.reminder_id join documents d on d.id = r.document_id where u.fault is not null`,
  `select 'extra-invoiced-early', null, min(o.settled_at), b.at, sum(s.net_minor - s.forgone_minor)::bigint, o.currency, e.name_nb || ' (' || f.code || ')'
   from order_lines l join offerings f on f.id = l.offering_id join order_lines w on w.id = coalesce(l.share_of_line_id, l.id)
   join offering_extras e on e.id = w.extra_id
   cross join lateral (select coalesce(min(m.starts_at), f.starts_at) as at from offering_sessions m where m.offering_id = f.id) b
   join orders o on o.id = l.order_id and o.settled_at is not null and o.cancelled_at is null
   join demand_lines s on s.line_id = l.id and s.net_minor > s.forgone_minor
   where l.delivered = 'first-session' and l.vat_category in (${UNDER_THE_ACT.map((each) => `'${each}'`).join()}) and b.at > app_now()
     and exists (select from documents d where d.id in ${documentsOfDemand('s.demand_id')} and d.kind = 'invoice' and d.document_date < (b.at at time zone f.zone)::date
       union all select from documents_due u where u.demand_id = s.demand_id and u.kind = 'invoice' and u.due_from < (b.at at time zone f.zone)::date)
   group by l.offering_id, w.extra_id, e.name_nb, f.code, o.currency, b.at`,
  `select 'seat-twice', k.order_id, k.at, f.ends_at, null, null, f.code
   from spare_seats k join enrolments e on e.id = k.enrolment_id join offerings f on f.id = e.offering_id and f.ends_at > app_now()
   join orders o on o.id = k.order_id and o.cancelled_at is null join seats s on s.id = e.seat_id and s.hold_id = o.hold_id
   where k.became = 'kept'`,
  `select 'money-unplaced', null, min(d.taken_at), null, sum(d.left_minor)::bigint, d.currency, count(*)::text
   from deposits d where d.left_minor > 0 and d.judged_at is not null group by d.currency`,
  `select 'money-taken-back', null, r.taken_at, null, r.amount_minor, r.currency, null from bank_reversals r where r.deposit_id is null and r.set_aside is null`,
  `select 'money-owed-back', d.order_id, (select max(c.issued_at) from documents c where c.credits_id = d.id), null, -money.left_minor, d.currency, d.content ->> 'number'
   from documents d cross join lateral ${MONEY} money where d.kind = 'invoice' and d.id in (select c.credits_id from documents c where c.credits_id is not null) and money.left_minor < 0`,
  `select 'payback-waits', d.order_id, p.asked_at, null, p.amount_minor, p.currency, s.state from paybacks p left join documents d on d.id = p.document_id
   cross join lateral (select case when p.account_id is null then 'no-account'
     when (select count(*) from payback_approvals a where a.account_id = p.account_id) < 2 then 'to-approve' else 'approved' end as state) s
   where p.batch_id is null and p.paid_on is null and p.ended_at is null
     and (s.state <> 'no-account' or p.asked_at < app_now() - interval '${ACCOUNT_PATIENCE_DAYS} days')`,
  `select 'payback-unseen', null, b.made_at, null, sum(p.amount_minor)::bigint, 'NOK', b.reference from payback_batches b
   join paybacks p on p.batch_id = b.id and p.paid_on is null and p.ended_at is null
   where b.seen_by < (app_now() at time zone '${SELLER_ZONE}')::date group by b.id`,
  `select 'money-out-unknown', null, b.taken_at, null, b.amount_minor, b.currency, b.reference from bank_debits b
   where b.judged_at is not null and b.settled_at is null and b.set_aside is null`,
  `select 'payout-remainder', null, p.made_at, null, p.amount_minor - (select coalesce(sum(l.net_minor), 0) from payout_lines l where l.payout_id = p.id)::bigint, p.currency, p.stripe_payout
   from payouts p where p.automatic and p.read_at is null and p.undone_at is null and p.made_at < app_now() - interval '${PATIENCE_MINUTES} minutes'`,
  `select 'payout-lines-open', null, min(p.made_at), null, sum(l.net_minor)::bigint, l.currency, count(*)::text
   from payout_lines l join payouts p on p.id = l.payout_id where l.settled_at is null group by l.currency`,
  `select 'payout-by-hand', null, p.made_at, p.made_at + interval '${BY_HAND_DAYS} days', p.amount_minor, p.currency, p.stripe_payout
   from payouts p where not p.automatic and p.undone_at is null and p.made_at > app_now() - interval '${BY_HAND_DAYS} days'`,
  `select 'payout-came-back', null, p.undone_at, null, p.amount_minor, p.currency, p.failure from payouts p
   where p.state = 'failed' and not exists (select from payout_lines l where l.source = p.stripe_payout and l.settled_at is not null)`,
  `select 'payout-not-arrived', null, p.paid_at, null, p.amount_minor, p.currency, p.arrival_on::text from payouts p
   where p.paid_at is not null and p.undone_at is null and p.amount_minor > 0 and p.expected_by < (app_now() at time zone '${SELLER_ZONE}')::date
     and not exists (select from payout_arrivals a where a.payout_id = p.id and not exists (select from placements u where u.undoes_id = a.placement_id))`,
  `select 'deposit-without-payout', null, m.at, null, m.amount_minor, d.currency, m.reason from placements m join deposits d on d.id = m.deposit_id
   where m.place = 'card-payout' and m.undoes_id is null and not exists (select from placements u where u.undoes_id = m.id)
     and not exists (select from payout_arrivals a where a.placement_id = m.id)`,
  `select 'mail-given-up', m.order_id, m.created_at, null, null, null, m.to_email from mails m
   where m.sent_at is null and m.bounced_at is null and m.tries >= ${MAIL_TRIES_MAX}`,
  `select 'mail-bounced', m.order_id, b.at, null, null, null, b.email from mail_bounces b left join mails m on m.id = b.mail_id
   where b.settled_at is null and b.kind in (${MATTERS.map((kind) => `'${kind}'`)})`,
]

const FIND = statement<Attention>(
  'finance-needs-attention',
  `with found as (${PARTS.join(' union all ')})
   select f.kind, f.order_id as "orderId", o.number as "orderNumber", coalesce(f.since, o.placed_at) as since, f.until,
     o.payer ->> 'name' as buyer, o.total_minor as "totalMinor", f.amount_minor as "amountMinor",
     coalesce(f.currency, o.currency) as currency, f.said
   from found f left join orders o on o.id = f.order_id where $1::text is null or f.kind = $1 order by 4, o.number limit ${MOST}`,
)
const COUNT = statement<AttentionCount>(
  'finance-attention-counts',
  `with found as (${PARTS.join(' union all ')}) select kind, count(*) as count from found group by kind order by kind`,
)
export type AttentionCount = { kind: AttentionKind; count: number }

/** What does not sort itself out, the oldest first; of one kind where that is asked for. */
export const needsAttention = (on: On, kind?: AttentionKind): Promise<Attention[]> => run(on, FIND, [kind ?? null])

/** How many things of each kind need a person. */
export const attentionCounts = (on: On): Promise<AttentionCount[]> => run(on, COUNT, [])
