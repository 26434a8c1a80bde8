import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { APPROVERS } from './approvers.ts'
import { letGoOfLeft } from './let-go.ts'
import { type Promised, promiseMail } from './promise-mail.ts'
import { LIVE_ORDER } from './the-request.ts'

/** Reminders made in one transaction. */
const BATCH = 100
/** How long after its end a request that nobody answered is still spoken of, in days. */
const EXPIRED_WITHIN_DAYS = 7

/** What is due of an open request: half-way, a day before its end, and once nobody has answered; each is promised once to each. */
const DUE = statement<Promised>(
  'asking-find-due',
  `with undecided as (
     select r.* from purchase_requests r ${LIVE_ORDER} where o.id is null and r.withdrawn_at is null and r.declined_at is null
       and r.until > app_now() - interval '${EXPIRED_WITHIN_DAYS} days'),
   askers as (
     select r.*, case when company_id is null then 'learner' else 'buyer' end as recipient, null::uuid as told, email as at from undecided r),
   asked as (
     select r.*, 'employer' as recipient, null::uuid as told, employer_email as at from undecided r where company_id is null and offered_at is null
     union all
     select r.*, 'approver', p.id, p.email from undecided r ${APPROVERS}),
   due as (
     select id, 'half-way' as kind, recipient, told, at from asked
     where app_now() >= asked_at + (until - asked_at) / 2 and until > app_now() + interval '1 day'
     union all
     select id, 'last-day', recipient, told, at from (select * from asked union all select * from askers) everybody
     where until > app_now() and until <= app_now() + interval '1 day' and until - asked_at > interval '1 day'
     union all
     select id, 'expired', recipient, told, at from askers where until <= app_now())
   select d.id as "requestId", d.kind, d.recipient, d.at as email, d.told as "personId" from due d
   where not exists (
     select from purchase_request_mails m where m.dedupe_key = d.kind || ':' || d.id || ':' || coalesce(d.told::text, d.recipient)) limit ${BATCH}`,
)

/** Promises the mails that time brings about, and ends what nobody stands behind any more. Returns how many mails. */
export function remindRequests(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'purchase-requests' }, async (tx) => {
    await letGoOfLeft(tx)
    const due = await run(tx, DUE, [])
    for (const each of due) await promiseMail(tx, each)
    return due.length
  })
}
