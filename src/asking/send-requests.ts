import { run, statement } from '../platform/db/statement.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { senderOf } from '../platform/letter.ts'
import { isForGood } from '../platform/refused-address.ts'
import { act, type Till } from '../platform/till.ts'
import type { Told } from './mail-words.ts'
import { requestMail } from './request-mail.ts'

/** Mails taken at a time; one that failed waits 30 s before the next try, doubling up to six hours. */
const BATCH = 20
/** After so many tries the learner sees that the mail does not get through, and nothing more is tried. */
export const REQUEST_TRIES_MAX = 20
/** As much as is kept of what a mail server says, in characters. */
const FAULT_LENGTH = 500

/** Of mails: they are to be sent now. */
export const UNSENT = `sent_at is null and closed_at is null and next_try_at <= app_now() and tries < ${REQUEST_TRIES_MAX}`

const PICK = statement<{ id: string }>(
  'asking-pick-mails',
  `select id from purchase_request_mails where ${UNSENT} order by next_try_at, id limit ${BATCH} for update skip locked`,
)
const TAKE = statement<Told & { id: string; digest: string; lang: Lang }>(
  'asking-take-mails',
  `update purchase_request_mails m set tries = m.tries + 1, digest = case when m.recipient = 'employer' then g.digest end,
     next_try_at = $3::timestamptz + least(interval '6 hours', interval '30 seconds' * power(2, least(m.tries, 12)))
   from unnest($1::uuid[], $2::text[]) as g(id, digest), purchase_requests r where m.id = g.id and r.id = m.request_id
   returning m.id, g.digest, m.request_id as "requestId", m.kind, m.recipient, m.email, r.email as asker, r.until, r.held_until as "heldUntil",
     coalesce((select p.lang from people p where r.company_id is not null and p.email = m.email), r.lang) as lang,
     r.company_id as "companyId", (select c.name from companies c where c.id = r.company_id) as company,
     (select string_agg(t.title, ', ' order by l.offering_id) from purchase_request_lines l join offerings f on f.id = l.offering_id
      cross join lateral (select title from course_texts x where x.course_id = f.course_id order by (x.lang = r.lang) desc, x.lang desc limit 1) t
      where l.request_id = r.id) as titles`,
)
const SENT = statement('asking-mail-sent', 'update purchase_request_mails set sent_at = $2, fault = null where id = $1')
const FAILED = statement(
  'asking-mail-failed',
  `update purchase_request_mails set fault = $2, tries = case when $3 then ${REQUEST_TRIES_MAX} else tries end where id = $1`,
)

const job = { kind: 'job', name: 'purchase-requests' } as const

/**
 * Sends mails about requests over SMTP. One is taken before it is sent, so no two processes send it; the secret of an employer's link
 * is made then and stays in the mail alone. Returns how many were taken.
 */
export async function sendRequests(till: Till): Promise<number> {
  const taken = await act(till, job, async (tx) => {
    const ids = (await run(tx, PICK, [])).map(({ id }) => id)
    const tokens = new Map(ids.map(() => newToken()).map((token) => [digestOf(token), token]))
    const told = ids.length === 0 ? [] : await run(tx, TAKE, [ids, [...tokens.keys()], tx.now])
    return told.map((each) => ({ ...each, token: tokens.get(each.digest)! }))
  })
  for (const each of taken) {
    const mail = requestMail(await senderOf(till, each.lang), each)
    const fault = await till.sendMail(mail).then(
      () => null,
      (error: unknown) => ({ said: String(error).slice(0, FAULT_LENGTH), forGood: isForGood(error) }),
    )
    await act(till, job, (tx) =>
      fault === null ? run(tx, SENT, [each.id, tx.now]) : run(tx, FAILED, [each.id, fault.said, fault.forGood]),
    )
  }
  return taken.length
}
