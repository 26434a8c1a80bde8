import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

/** A domain that a company says is its own, and whether that is proved. */
export type CompanyDomain = {
  id: string
  companyId: string
  domain: string
  token: string
  claimedAt: Date
  claimedBy: string | null
  provedAt: Date | null
  evidence: 'dns' | 'staff' | null
  letsIn: 'asking' | 'at-once'
}

const columns = `d.id, d.company_id as "companyId", d.domain, d.token, d.claimed_at as "claimedAt", d.claimed_by as "claimedBy",
  d.proved_at as "provedAt", d.evidence, d.lets_in as "letsIn"`
const OF_COMPANY = statement<CompanyDomain>(
  'company-domains-of',
  `select ${columns} from company_domains d where d.company_id = $1 and d.ended_at is null order by d.domain`,
)
const ONE = statement<CompanyDomain>(
  'company-domain-one',
  `select ${columns} from company_domains d where d.company_id = $1 and d.id = $2 and d.ended_at is null`,
)
const LOCK = statement<CompanyDomain>(
  'company-domain-lock',
  `select ${columns} from company_domains d where d.company_id = $1 and d.id = $2 and d.ended_at is null for update`,
)

export type ThatDomain = { companyId: string; domainId: string }

/** What the domain's own TXT record must say. */
export const recordFor = ({ token }: Pick<CompanyDomain, 'token'>): string => `coursetill-domain=${token}`

/** All that a company says are its own, by name. */
export const domainsOf = (on: On, companyId: string): Promise<CompanyDomain[]> => run(on, OF_COMPANY, [companyId])

/** @throws domain/unknown */
export async function domainOf(on: On, { companyId, domainId }: ThatDomain): Promise<CompanyDomain> {
  const [found] = await run(on, ONE, [companyId, domainId])
  if (!found) throw unknown('domain')
  return found
}

/** As it stays until this transaction is over. @throws domain/unknown */
export async function lockDomain(tx: Tx, { companyId, domainId }: ThatDomain): Promise<CompanyDomain> {
  const [found] = await run(tx, LOCK, [companyId, domainId])
  if (!found) throw unknown('domain')
  return found
}
