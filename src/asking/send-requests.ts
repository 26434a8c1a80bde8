import { titleIn } from '../catalogue/title-in.ts'
import { statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { linkedMails, taken, UNSENT } from '../platform/linked-mails.ts'
import type { Told } from './mail-words.ts'
import { requestMail } from './request-mail.ts'

/** Of mails about requests: they are to be sent now. */
export const REQUESTS_UNSENT = `${UNSENT} and closed_at is null`

const TAKE = statement<Told & { id: string; digest: string; lang: Lang }>(
  'asking-take-mails',
  `update purchase_request_mails m set ${taken('m')}, digest = case when m.recipient = 'employer' then g.digest end
   from unnest($1::uuid[], $2::text[]) as g(id, digest), purchase_requests r where m.id = g.id and r.id = m.request_id
   returning m.id, g.digest, m.request_id as "requestId", m.kind, m.recipient, m.email, r.email as asker, r.until, r.held_until as "heldUntil", r.offered_at is not null as "isOffered",
     coalesce((select p.lang from people p where r.company_id is not null and p.email = m.email), r.lang) as lang,
     r.company_id as "companyId", (select c.name from companies c where c.id = r.company_id) as company,
     (select string_agg(t.title, ', ' order by l.offering_id) from purchase_request_lines l join offerings f on f.id = l.offering_id
      cross join lateral ${titleIn('f.course_id', 'r.lang')} t
      where l.request_id = r.id) as titles`,
)

/** Only an employer's mail has a link that is a secret. */
export const sendRequests = linkedMails({
  ...{ table: 'purchase_request_mails', job: 'purchase-requests', unsent: REQUESTS_UNSENT, take: TAKE },
  write: requestMail,
})
