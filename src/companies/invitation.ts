import { type On, run, statement } from '../platform/db/statement.ts'
import type { MemberRole } from './member-role.ts'

/** How long an invitation can be accepted, in days from when its mail was last asked for. */
export const INVITATION_DAYS = 7
/** Where the mailed link leads. The page asks before anything happens, because mail filters open links on their own. */
export const INVITATION_PATH = '/company/invitation'

/** What became of its mail: `failed` was refused by the mail server or met none, and is tried again for an hour or so. */
export const DELIVERIES = ['waiting', 'sent', 'failed'] as const
export type Delivery = (typeof DELIVERIES)[number]

export type Invitation = {
  id: string
  email: string
  role: MemberRole
  /** The units that whoever accepts is bound to; null is none. */
  unitIds: string[] | null
  invitedBy: string | null
  invitedAt: Date
  endsAt: Date
  ended: boolean
  delivery: Delivery
  sentAt: Date | null
}

/** Of invitations `i`: nobody has accepted it or taken it back. Whether its time is out is another question. */
export const IS_OPEN = 'i.revoked_at is null and i.accepted_at is null'

const OPEN = statement<Invitation>(
  'company-invitations-open',
  `select i.id, i.email, i.role, i.unit_ids as "unitIds", p.name as "invitedBy", i.invited_at as "invitedAt", i.ends_at as "endsAt", i.ends_at <= app_now() as ended,
     case when i.sent_at is not null then 'sent' when i.fault is not null then 'failed' else 'waiting' end as delivery, i.sent_at as "sentAt"
   from company_invitations i left join people p on p.id = i.invited_by
   where i.company_id = $1 and ${IS_OPEN} order by i.invited_at, i.id`,
)

/** Who is invited and has not answered, the oldest first; those whose time is out among them. */
export const openInvitations = (on: On, companyId: string): Promise<Invitation[]> => run(on, OPEN, [companyId])

export type Invited = { id: string; companyId: string; company: string; email: string; role: MemberRole; open: boolean }

const BY_DIGEST = statement<Invited>(
  'company-invitation-by-digest',
  `select i.id, i.company_id as "companyId", c.name as company, i.email, i.role, ${IS_OPEN} and i.ends_at > app_now() as open
   from company_invitations i join companies c on c.id = i.company_id where i.digest = $1`,
)

export async function invitationByDigest(on: On, digest: string): Promise<Invited | null> {
  const [invited] = await run(on, BY_DIGEST, [digest])
  return invited ?? null
}

/** k***@fjordheim.no: enough for whoever has the address to know it. */
export const maskedAddress = (email: string): string => `${email[0]}***${email.slice(email.lastIndexOf('@'))}`
