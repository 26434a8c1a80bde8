import { z } from 'zod'

/** An owner may everything; a manager may all but name owners; a buyer buys; a finance viewer reads orders and invoices. */
export const MEMBER_ROLES = ['owner', 'manager', 'buyer', 'finance-viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]
export const MemberRoleName = z.enum(MEMBER_ROLES)

/** Nobody gives more than they have: an owner makes owners, a manager anybody else. */
export const mayGive = (giver: MemberRole, role: MemberRole): boolean =>
  MEMBER_ROLES.indexOf(giver) <= MEMBER_ROLES.indexOf(role)

/** Who buys for a company. */
export const BUYER_ROLES = ['owner', 'manager', 'buyer'] as const satisfies readonly MemberRole[]
