import type { MemberRole } from '../../companies/member-role.ts'
import type { Said } from '../../platform/lang.ts'

/** What a member is in a company, said of them. */
export const MEMBER_ROLES: Record<MemberRole, Said> = {
  owner: { nb: 'eier', en: 'owner' },
  manager: { nb: 'leder', en: 'manager' },
  buyer: { nb: 'innkjøper', en: 'buyer' },
  'finance-viewer': { nb: 'ser ordrer og fakturaer', en: 'sees orders and invoices' },
}
