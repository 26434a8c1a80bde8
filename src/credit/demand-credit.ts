import type { Ensured } from '../companies/ensure-company.ts'
import { MEMBER_ROLES } from '../companies/member-role.ts'
import { companyById, membership } from '../companies/queries.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Money } from '../platform/money.ts'
import { owedBy } from './owed.ts'
import { creditExceeded } from './problems.ts'

/**
 * Lets an order on invoice pass that its company may owe beside what it owes already. The company's row is locked by now
 * (ensureCompany), so two orders at once cannot both use the last of it. How much that is only its own members are told who are
 * not bound to a part of it.
 * @throws companies/credit-exceeded
 */
export async function demandCredit(
  tx: Tx,
  { id, creditLimitMinor }: Pick<Ensured, 'id' | 'creditLimitMinor'>,
  total: Money,
): Promise<void> {
  if (creditLimitMinor === null || total.minor === 0) return
  const { openMinor, addedMinor } = await owedBy(tx, id, total)
  if (openMinor + addedMinor <= creditLimitMinor) return
  const figures = (await mayKnow(tx, id)) ? { companyId: id, limitMinor: creditLimitMinor, openMinor } : null
  throw creditExceeded(figures)
}

async function mayKnow(tx: Tx, companyId: string): Promise<boolean> {
  if (tx.actor.kind !== 'person') return false
  const tie = await membership(tx, companyId, tx.actor.personId)
  return MEMBER_ROLES.some((role) => role === tie) && (await companyById(tx, companyId))?.confirmed === true
}
