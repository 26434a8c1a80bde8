import { z } from 'zod'

/** An owner may everything; a manager may all but name owners; a buyer buys; a finance viewer reads orders and invoices. */
export const MEMBER_ROLES = ['owner', 'manager', 'buyer', 'finance-viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]
export const MemberRoleName = z.enum(MEMBER_ROLES)

/** Nobody gives more than they have: an owner makes owners, a manager anybody else. */
export const mayGive = (giver: MemberRole, role: MemberRole): boolean =>
  MEMBER_ROLES.indexOf(giver) <= MEMBER_ROLES.indexOf(role)

/**
 * How somebody is tied to a company who is bound to some of its units: another word than the role, so that nothing is open to them
 * that does not say so. Owners are never bound.
 */
export const BOUND_TIES = ['unit-manager', 'unit-buyer', 'unit-viewer'] as const
export type BoundTie = (typeof BOUND_TIES)[number]
export type MemberTie = MemberRole | BoundTie
const TIE_OF: Record<Exclude<MemberRole, 'owner'>, BoundTie> = {
  manager: 'unit-manager',
  buyer: 'unit-buyer',
  'finance-viewer': 'unit-viewer',
}

/** The word for a member with this role, who is bound to these units or to none. */
export const tieOf = (role: MemberRole, unitIds: readonly string[] | null): MemberTie =>
  unitIds === null || role === 'owner' ? role : TIE_OF[role]

/** Every member, whether bound to units or not. */
export const ANY_MEMBER = [...MEMBER_ROLES, ...BOUND_TIES] as const

/** Who steers a company's seats: all of them, or those of their units. */
export const SEAT_STEERERS = ['owner', 'manager', 'unit-manager'] as const satisfies readonly MemberTie[]

/** Who buys for a company. */
export const BUYER_ROLES = ['owner', 'manager', 'buyer'] as const satisfies readonly MemberRole[]

/** The same as SQL, to stand after `in`. */
export const BUYERS = `(${BUYER_ROLES.map((role) => `'${role}'`).join(', ')})`

/** Whether whoever is tied to a company like this buys for all of it. */
export const isBuyer = (tie: MemberTie | null): boolean => BUYER_ROLES.some((role) => role === tie)
