import { isStaff } from '../companies/may-act-for.ts'
import { companyById, membership } from '../companies/queries.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { type CompanyDomain, domainOf, lockDomain, type ThatDomain } from './domains-of.ts'
import { hasAddressAt } from './mail-domain.ts'
import { claimLost } from './problems.ts'
import { takeDomain } from './take-domain.ts'

/**
 * Staff have found out that a domain is the company's, as one of its owners with an address there has said. Confirming again changes
 * nothing. @throws company/unknown, domain/unknown, joining/claim-lost, joining/domain-taken
 */
export async function confirmDomain(tx: Tx, wanted: ThatDomain): Promise<CompanyDomain> {
  if (!isStaff(tx.actor)) throw forbidden()
  if (!(await companyById(tx, wanted.companyId))) throw unknown('company')
  const claimed = await lockDomain(tx, wanted)
  if (claimed.provedAt) return claimed
  if (!(await stillSpeaks(tx, claimed))) throw claimLost()
  await takeDomain(tx, claimed, { by: 'staff' })
  return domainOf(tx, wanted)
}

async function stillSpeaks(tx: Tx, { companyId, domain, claimedBy }: CompanyDomain): Promise<boolean> {
  if (claimedBy === null) return false
  return (await membership(tx, companyId, claimedBy)) === 'owner' && hasAddressAt(tx, claimedBy, domain)
}
