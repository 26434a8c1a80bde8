import { titleIn } from '../catalogue/title-in.ts'
import { statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { linkedMails, taken, UNSENT } from '../platform/linked-mails.ts'
import { type Asked, evaluationMail } from './evaluation-mail.ts'
import { IS_OPEN } from './state.ts'

/** Each try counts, also of a mail that is not sent after all: whoever has answered, withdrawn or is erased meanwhile is not written to. */
const TAKE = statement<Omit<Asked, 'token'> & { id: string; digest: string; lang: Lang; stands: boolean }>(
  'evaluating-take-mails',
  `update evaluation_mails m set ${taken('m')}, digest = g.digest
   from unnest($1::uuid[], $2::text[]) as g(id, digest), evaluation_invitations i join evaluations v on v.offering_id = i.offering_id
   join enrolments e on e.id = i.enrolment_id join people p on p.id = e.person_id join offerings f on f.id = i.offering_id
   cross join lateral ${titleIn('f.course_id', 'p.lang')} t
   where m.id = g.id and i.id = m.invitation_id
   returning m.id, g.digest, m.kind, p.email, p.lang, t.title, v.closes_at as "closesAt", p.erased_at is null and e.withdrawn_at is null and not i.answered and ${IS_OPEN} as stands`,
)

/** Sends the mails that ask what a course was worth. Returns how many were taken. */
export const sendEvaluationMails = linkedMails({
  ...{ table: 'evaluation_mails', job: 'evaluation-mails', unsent: UNSENT, take: TAKE },
  write: (sender, { stands, ...asked }) => (stands ? evaluationMail(sender, asked) : null),
})
