import { run, statement } from '../platform/db/statement.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { senderOf } from '../platform/letter.ts'
import { isForGood } from '../platform/refused-address.ts'
import { act, type Till } from '../platform/till.ts'
import { type Asked, evaluationMail } from './evaluation-mail.ts'
import { IS_OPEN } from './state.ts'

/** Mails taken at a time; one that failed waits 30 s before the next try, doubling up to six hours. */
const BATCH = 20
/** After so many tries, about four days, it is left. */
const TRIES_MAX = 20
/** As much as is kept of what a mail server says, in characters. */
const FAULT_LENGTH = 500

const PICK = statement<{ id: string }>(
  'evaluating-pick-mails',
  `select id from evaluation_mails where sent_at is null and next_try_at <= app_now() and tries < ${TRIES_MAX}
   order by next_try_at, id limit ${BATCH} for update skip locked`,
)
/** Each try counts, also of a mail that is not sent after all: whoever has answered, withdrawn or is erased meanwhile is not written to. */
const TAKE = statement<Omit<Asked, 'token'> & { id: string; digest: string; lang: Lang; stands: boolean }>(
  'evaluating-take-mails',
  `update evaluation_mails m set tries = m.tries + 1, digest = g.digest,
     next_try_at = $3::timestamptz + least(interval '6 hours', interval '30 seconds' * power(2, least(m.tries, 12)))
   from unnest($1::uuid[], $2::text[]) as g(id, digest), evaluation_invitations i join evaluations v on v.offering_id = i.offering_id
   join enrolments e on e.id = i.enrolment_id join people p on p.id = e.person_id join offerings f on f.id = i.offering_id
   cross join lateral (select x.title from course_texts x where x.course_id = f.course_id order by x.title = '', x.lang = p.lang desc, x.lang = 'nb' desc limit 1) t
   where m.id = g.id and i.id = m.invitation_id
   returning m.id, g.digest, m.kind, p.email, p.lang, t.title, v.closes_at as "closesAt", p.erased_at is null and e.withdrawn_at is null and not i.answered and ${IS_OPEN} as stands`,
)
const SENT = statement('evaluating-mail-sent', 'update evaluation_mails set sent_at = $2, fault = null where id = $1')
const FAILED = statement(
  'evaluating-mail-failed',
  `update evaluation_mails set fault = $2, tries = case when $3 then ${TRIES_MAX} else tries end where id = $1`,
)

const job = { kind: 'job', name: 'evaluation-mails' } as const

/**
 * Sends the mails that ask what a course was worth. One is taken before it is sent, so no two processes send it; the secret of its
 * link is made then and stays in the mail alone. Returns how many were taken.
 */
export async function sendEvaluationMails(till: Till): Promise<number> {
  const taken = await act(till, job, async (tx) => {
    const ids = (await run(tx, PICK, [])).map(({ id }) => id)
    const tokens = new Map(ids.map(() => newToken()).map((token) => [digestOf(token), token]))
    const told = ids.length === 0 ? [] : await run(tx, TAKE, [ids, [...tokens.keys()], tx.now])
    return told.map((each) => ({ ...each, token: tokens.get(each.digest)! }))
  })
  for (const { stands, ...each } of taken) {
    const fault = stands ? await sent(till, each) : { said: 'not needed any more', forGood: true }
    await act(till, job, (tx) =>
      fault === null ? run(tx, SENT, [each.id, tx.now]) : run(tx, FAILED, [each.id, fault.said, fault.forGood]),
    )
  }
  return taken.length
}

const sent = async (till: Till, asked: Asked & { lang: Lang }): Promise<{ said: string; forGood: boolean } | null> =>
  till.sendMail(evaluationMail(await senderOf(till, asked.lang), asked)).then(
    () => null,
    (error: unknown) => ({ said: String(error).slice(0, FAULT_LENGTH), forGood: isForGood(error) }),
  )
