import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { type Promised, promiseMail } from './promise-mail.ts'
import { LIVE_ORDER } from './the-request.ts'

/** Reminders made in one transaction. */
const BATCH = 100
/** How long after its end a request that nobody answered is still spoken of, in days. */
const EXPIRED_WITHIN_DAYS = 7

/** What is due of an open request: half-way, a day before its end, and once nobody has answered; each is promised once. */
const DUE = statement<Promised>(
  'asking-find-due',
  `with undecided as (
     select r.* from purchase_requests r ${LIVE_ORDER} where o.id is null and r.withdrawn_at is null and r.declined_at is null
       and r.until > app_now() - interval '${EXPIRED_WITHIN_DAYS} days'),
   due as (
     select id, 'half-way' as kind, 'employer' as recipient, employer_email as email from undecided
     where app_now() >= asked_at + (until - asked_at) / 2 and until > app_now() + interval '1 day'
     union all
     select u.id, 'last-day', w.recipient, case w.recipient when 'employer' then u.employer_email else u.email end
     from undecided u cross join (values ('employer'), ('learner')) as w(recipient)
     where u.until > app_now() and u.until <= app_now() + interval '1 day' and u.until - u.asked_at > interval '1 day'
     union all
     select id, 'expired', 'learner', email from undecided where until <= app_now())
   select d.id as "requestId", d.kind, d.recipient, d.email from due d
   where not exists (select from purchase_request_mails m where m.dedupe_key = d.kind || ':' || d.id || ':' || d.recipient) limit ${BATCH}`,
)

/** Promises the mails that time brings about. Returns how many. */
export function remindRequests(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'purchase-requests' }, async (tx) => {
    const due = await run(tx, DUE, [])
    for (const each of due) await promiseMail(tx, each)
    return due.length
  })
}
