import type { AccountRole } from '../../ledger/accounts.ts'
import type { Said } from '../../platform/lang.ts'

/** Something that is true of the whole database at any moment. `broken` finds what breaks it: one row each, its first column says what. */
export type Rule = { id: string; says: Said; broken: string }

const quoted = (roles: readonly AccountRole[]): string => roles.map((role) => `'${role}'`).join()

/** The accounts that serve these roles now or did so before. */
export const accountsOf = (...roles: AccountRole[]): string =>
  `(select account from account_roles where role in (${quoted(roles)}))`

/** What the book says of these roles' accounts together, in minor units of all currencies: what was credited less what was debited. */
export const credited = (...roles: AccountRole[]): string =>
  `coalesce((select sum(case when p.credit in ${accountsOf(...roles)} then p.amount_minor else 0 end
     - case when p.debit in ${accountsOf(...roles)} then p.amount_minor else 0 end) from postings p), 0)`
export const debited = (...roles: AccountRole[]): string => `(-${credited(...roles)})`
