import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { DAY_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { forbidden } from '../platform/problems.ts'
import { Email } from '../platform/words.ts'
import { UnitIds } from './bind-member.ts'
import { demandUnits } from './demand-units.ts'
import { INVITATION_DAYS, IS_OPEN } from './invitation.ts'
import { promiseInvitation } from './invitation-mail.ts'
import { demandMember } from './may-act-for.ts'
import { MemberRoleName, mayGive } from './member-role.ts'
import { alreadyMember, invitedAlready, invitedOften, isUnconfirmed } from './problems.ts'
import { companyById } from './queries.ts'

/** Invitations of one company that nobody has answered, at most. */
const OPEN_MAX = 200
/** Mails to one address in a company's name within a day, and in all for one invitation. */
export const MAILS_MAX = 5

export const InviteMember = z.strictObject({
  email: Email,
  role: MemberRoleName,
  unitIds: UnitIds.default(null),
  lang: LangCode.default('nb'),
})
export type InviteMember = z.output<typeof InviteMember>

/** What stands in the way; what has run out is put aside, so that the address can be invited anew. */
const LOOK = statement<{ isMember: boolean; open: number; mails: number }>(
  'company-invite-look',
  `with aside as (
     update company_invitations i set revoked_at = app_now()
     where i.company_id = $1 and i.email = $2 and ${IS_OPEN} and i.ends_at <= app_now())
   select exists (select from company_members m join person_addresses a on a.person_id = m.person_id
       where m.company_id = $1 and m.ended_at is null and a.email = $2) as "isMember",
     (select count(*) from company_invitations i where i.company_id = $1 and ${IS_OPEN} and i.ends_at > app_now()) as open,
     (select coalesce(sum(i.mails_asked), 0) from company_invitations i
       where i.company_id = $1 and i.email = $2 and i.invited_at > app_now() - interval '1 day') as mails`,
)
const INVITE = statement<{ id: string }>(
  'company-invite',
  `insert into company_invitations (id, company_id, email, role, lang, invited_by, invited_at, ends_at, unit_ids)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
)

/**
 * Asks somebody by mail to act for a company, by its owners and managers once it is confirmed, and by staff: until then its name
 * is whatever a stranger typed, and no mail goes out with it. Nobody gives a role above their own.
 * @throws company/unknown, access/denied, companies/unconfirmed, companies/already-member, companies/invited-already, companies/invited-often,
 * companies/owner-bound, companies/unit-unknown
 */
export async function inviteMember(
  tx: Tx,
  { companyId, email, role, unitIds, lang }: InviteMember & { companyId: string },
): Promise<{ id: string; endsAt: Date }> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  if (by && !mayGive(by, role)) throw forbidden('Only an owner may invite another owner.')
  if (!(await companyById(tx, companyId))?.confirmed) throw isUnconfirmed()
  const bound = await demandUnits(tx, { companyId, role, unitIds })
  const [found] = await run(tx, LOOK, [companyId, email])
  if (found!.isMember) throw alreadyMember()
  if (found!.open >= OPEN_MAX || found!.mails >= MAILS_MAX) throw invitedOften()
  const endsAt = new Date(tx.now.getTime() + INVITATION_DAYS * DAY_MS)
  const invitedBy = tx.actor.kind === 'person' ? tx.actor.personId : null
  const [made] = await run(tx, INVITE, [newId(), companyId, email, role, lang, invitedBy, tx.now, endsAt, bound])
  if (!made) throw invitedAlready()
  await promiseInvitation(tx, made.id)
  await emit(tx, { name: 'MemberInvited', subjectId: companyId, facts: { invitationId: made.id, role } })
  return { id: made.id, endsAt }
}
