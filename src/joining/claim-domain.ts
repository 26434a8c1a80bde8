import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { isUnconfirmed } from '../companies/problems.ts'
import { companyById } from '../companies/queries.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId, newToken } from '../platform/ids.ts'
import { forbidden } from '../platform/problems.ts'
import { type CompanyDomain, domainOf, domainsOf } from './domains-of.ts'
import { hasAddressAt, MailDomain } from './mail-domain.ts'
import { notYourDomain, publicDomain, tooManyDomains } from './problems.ts'
import { isPublicMail } from './public-mail-domains.ts'

/** More than any company writes mail from. */
const DOMAINS_MAX = 20

export const ClaimDomain = z.strictObject({ domain: MailDomain }).meta({ id: 'ClaimDomain' })
export type ClaimDomain = z.output<typeof ClaimDomain>

const CLAIM = statement(
  'company-domain-claim',
  'insert into company_domains (id, company_id, domain, token, claimed_at, claimed_by) values ($1, $2, $3, $4, $5, $6)',
)

/**
 * An owner of a confirmed company, who has an address there, says that a domain is the company's. That lets nobody in before it is
 * proved, and says nothing of whether another company has it.
 * @throws company/unknown, access/denied, companies/unconfirmed, joining/public-domain, joining/not-your-domain,
 * joining/too-many-domains, joining/claimed-already
 */
export async function claimDomain(
  tx: Tx,
  { companyId, domain }: ClaimDomain & { companyId: string },
): Promise<CompanyDomain> {
  const { personId } = personOf(tx.actor)
  if ((await demandMember(tx, companyId, ['owner'])) === null) throw forbidden()
  if (isPublicMail(domain)) throw publicDomain()
  await lockCompany(tx, companyId)
  if (!(await companyById(tx, companyId))?.confirmed) throw isUnconfirmed()
  if (!(await hasAddressAt(tx, personId, domain))) throw notYourDomain(domain)
  if ((await domainsOf(tx, companyId)).length >= DOMAINS_MAX) throw tooManyDomains(DOMAINS_MAX)
  const domainId = newId()
  await run(tx, CLAIM, [domainId, companyId, domain, newToken(), tx.now, personId])
  await emit(tx, { name: 'DomainClaimed', subjectId: companyId, facts: { domainId, domain } })
  return domainOf(tx, { companyId, domainId })
}
