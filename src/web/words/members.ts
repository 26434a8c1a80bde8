import type { MemberRole } from '../../companies/member-role.ts'
import type { Said } from '../../platform/lang.ts'

/** What a member is in a company, said of them. */
export const MEMBER_ROLES: Record<MemberRole, Said> = {
  owner: { nb: 'eier', en: 'owner' },
  manager: { nb: 'leder', en: 'manager' },
  buyer: { nb: 'innkjøper', en: 'buyer' },
  'finance-viewer': { nb: 'ser ordrer og fakturaer', en: 'sees orders and invoices' },
}

/** The same with what each may do, for whoever chooses. */
export const MEMBER_ROLES_MAY: Record<MemberRole, Said> = {
  owner: { nb: 'Eier: alt, også hvem som er eiere', en: 'Owner: everything, also who the owners are' },
  manager: {
    nb: 'Leder: kjøper, setter navn på plasser og inviterer',
    en: 'Manager: buys, names people for seats and invites',
  },
  buyer: { nb: 'Innkjøper: kjøper plasser', en: 'Buyer: buys seats' },
  'finance-viewer': { nb: 'Økonomi: ser ordrer og fakturaer', en: 'Finance: sees orders and invoices' },
}
