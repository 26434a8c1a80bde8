import { emit } from '../audit/emit.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockDomain, type ThatDomain } from './domains-of.ts'

const END = statement('company-domain-give-up', 'update company_domains set ended_at = $2 where id = $1')

/**
 * A domain is the company's no longer: from now on nobody comes in by it. Who came in before stays a member until somebody takes
 * them out. By owners and staff. @throws company/unknown, access/denied, domain/unknown
 */
export async function endDomain(tx: Tx, wanted: ThatDomain): Promise<void> {
  await demandMember(tx, wanted.companyId, ['owner'])
  const { id, domain } = await lockDomain(tx, wanted)
  await run(tx, END, [id, tx.now])
  await emit(tx, { name: 'DomainEnded', subjectId: wanted.companyId, facts: { domainId: id, domain } })
}
