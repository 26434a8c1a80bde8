import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { senderOf } from '../platform/letter.ts'
import { act, type Till } from '../platform/till.ts'
import { IS_OPEN } from './invitation.ts'
import { invitationMail } from './invitation-mail.ts'
import type { MemberRole } from './member-role.ts'

/** How much of what a mail server said is kept, in characters. */
const FAULT_MAX = 300

type Told = { email: string; lang: Lang; role: MemberRole; company: string; endsAt: Date }

const SEAL = statement<Told>(
  'company-invitation-seal',
  `update company_invitations i set digest = $2 from companies c
   where i.id = $1 and c.id = i.company_id and ${IS_OPEN} and i.sent_at is null and i.ends_at > app_now()
   returning i.email, i.lang, i.role, c.name as company, i.ends_at as "endsAt"`,
)
const SENT = statement(
  'company-invitation-sent',
  'update company_invitations set sent_at = app_now(), fault = null where digest = $1',
)
const FAILED = statement('company-invitation-failed', 'update company_invitations set fault = $2 where digest = $1')

/**
 * Mails an invitation as it was promised. Each try has a token of its own, known to nobody before: what a lost try sent is dead,
 * and no copy of the database opens anything. One that has been answered or taken back meanwhile is not mailed.
 */
export async function tellInvited(till: Till, { invitationId }: { invitationId: string }): Promise<void> {
  const job = { kind: 'job', name: 'company-invitation' } as const
  const token = newToken()
  const digest = digestOf(token)
  const [told] = await act(till, job, (tx) => run(tx, SEAL, [invitationId, digest]))
  if (!told) return
  const { endsAt, lang, ...invited } = told
  const mail = invitationMail(await senderOf(till, lang), { ...invited, token, lastDay: dayIn(SELLER_ZONE, endsAt) })
  try {
    await till.sendMail(mail)
  } catch (error) {
    await act(till, job, (tx) => run(tx, FAILED, [digest, String(error).slice(0, FAULT_MAX)]))
    throw error
  }
  await act(till, job, (tx) => run(tx, SENT, [digest]))
}
