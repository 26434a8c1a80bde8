import { titleIn } from '../catalogue/title-in.ts'
import { statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { linkedMails, taken, UNSENT } from '../platform/linked-mails.ts'
import { COMPANY_NAME, INVITATION_DAYS } from './invitation.ts'
import { type Invited, invitationMail } from './invitation-mail.ts'

/** Of invitations: they are to be sent now. */
export const INVITATIONS_UNSENT = `${UNSENT} and closed_at is null`

const TAKE = statement<Invited & { id: string; digest: string; lang: Lang }>(
  'wallet-take-invitations',
  `update seat_invitations i set ${taken('i')}, digest = g.digest, ends_at = coalesce(a.show_by, least($3::timestamptz + interval '${INVITATION_DAYS} days', f.ends_at))
   from unnest($1::uuid[], $2::text[]) as g(id, digest), seat_assignments a join companies c on c.id = a.company_id
   join people n on n.id = a.person_id join offerings f on f.id = a.offering_id
   cross join lateral ${titleIn('f.course_id', 'n.lang')} t
   where i.id = g.id and a.id = i.assignment_id
   returning i.id, i.digest, i.cause, i.ends_at as "invitedUntil", n.lang, a.email, ${COMPANY_NAME} as company, t.title, f.place, f.zone, f.starts_at as "startsAt",
     a.show_by as "showBy"`,
)

export const sendInvitations = linkedMails({
  ...{ table: 'seat_invitations', job: 'invitations', unsent: INVITATIONS_UNSENT, take: TAKE },
  write: invitationMail,
})
