import { run, statement } from '../platform/db/statement.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { type Sender, senderOf } from '../platform/letter.ts'
import { isForGood } from '../platform/refused-address.ts'
import { act, type Till } from '../platform/till.ts'
import { COMPANY_NAME, INVITATION_DAYS } from './invitation.ts'
import { type Invited, invitationMail } from './invitation-mail.ts'

/** Mails taken at a time; one that failed waits 30 s before the next try, doubling up to six hours. */
const BATCH = 20
/** After so many tries, about four days, the company sees that the mail does not get through. */
export const INVITATION_TRIES_MAX = 20

const PICK = statement<{ id: string }>(
  'wallet-pick-invitations',
  `select id from seat_invitations where sent_at is null and closed_at is null and next_try_at <= app_now() and tries < ${INVITATION_TRIES_MAX}
   order by next_try_at, id limit ${BATCH} for update skip locked`,
)
const TAKE = statement<Invited & { id: string; digest: string; lang: Lang }>(
  'wallet-take-invitations',
  `update seat_invitations i set tries = i.tries + 1, digest = g.digest, ends_at = least($3::timestamptz + interval '${INVITATION_DAYS} days', f.ends_at),
     next_try_at = $3::timestamptz + least(interval '6 hours', interval '30 seconds' * power(2, least(i.tries, 12)))
   from unnest($1::uuid[], $2::text[]) as g(id, digest), seat_assignments a join companies c on c.id = a.company_id
   join people n on n.id = a.person_id join offerings f on f.id = a.offering_id
   cross join lateral (select title from course_texts x where x.course_id = f.course_id order by (x.lang = n.lang) desc, x.lang desc limit 1) t
   where i.id = g.id and a.id = i.assignment_id
   returning i.id, i.digest, i.cause, i.ends_at as "invitedUntil", n.lang, a.email, ${COMPANY_NAME} as company, t.title, f.place, f.zone, f.starts_at as "startsAt"`,
)
const SENT = statement('wallet-invitation-sent', 'update seat_invitations set sent_at = $2, fault = null where id = $1')
const FAILED = statement(
  'wallet-invitation-failed',
  `update seat_invitations set fault = $2, tries = case when $3 then ${INVITATION_TRIES_MAX} else tries end where id = $1`,
)
/** As much as is kept of what a mail server says, in characters. */
const FAULT_LENGTH = 500

const job = { kind: 'job', name: 'invitations' } as const

/**
 * Sends invitations over SMTP. One is taken before it is sent, so no two processes send it; the secret of its link is made then and
 * stays in the mail alone. Returns how many were taken.
 */
export async function sendInvitations(till: Till): Promise<number> {
  const taken = await act(till, job, async (tx) => {
    const ids = (await run(tx, PICK, [])).map(({ id }) => id)
    const tokens = new Map(ids.map(() => newToken()).map((token) => [digestOf(token), token]))
    const invited = ids.length === 0 ? [] : await run(tx, TAKE, [ids, [...tokens.keys()], tx.now])
    return invited.map((each) => ({ ...each, token: tokens.get(each.digest)! }))
  })
  if (taken.length === 0) return 0
  const senders = new Map<Lang, Sender>()
  for (const lang of LANGS) senders.set(lang, await senderOf(till, lang))
  for (const each of taken) {
    const fault = await till.sendMail(invitationMail(senders.get(each.lang)!, each)).then(
      () => null,
      (error: unknown) => ({ said: String(error).slice(0, FAULT_LENGTH), forGood: isForGood(error) }),
    )
    await act(till, job, (tx) =>
      fault === null ? run(tx, SENT, [each.id, tx.now]) : run(tx, FAILED, [each.id, fault.said, fault.forGood]),
    )
  }
  return taken.length
}
