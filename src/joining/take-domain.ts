import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type CompanyDomain, recordFor } from './domains-of.ts'
import { domainTaken } from './problems.ts'

type Holder = { id: string; companyId: string; token: string; evidence: 'dns' | 'staff' }

const HOLDER = statement<Holder>(
  'company-domain-holder',
  `select d.id, d.company_id as "companyId", d.token, d.evidence from company_domains d
   where d.domain = $1 and d.id <> $2 and d.proved_at is not null and d.ended_at is null for update`,
)
const END = statement('company-domain-end', 'update company_domains set ended_at = $2 where id = $1')
const PROVE = statement(
  'company-domain-prove',
  'update company_domains set proved_at = $2, evidence = $3 where id = $1',
)

/** Who speaks for it: the texts of its TXT records, or those who work here. */
export type Evidence = { by: 'dns'; texts: readonly string[] } | { by: 'staff' }

/**
 * A claimed domain is the company's from now on. Where another company has it by its record, and the domain says so no more, it has
 * moved; anybody else's stays theirs. The transaction must see all companies. @throws joining/domain-taken
 */
export async function takeDomain(tx: Tx, claimed: CompanyDomain, evidence: Evidence): Promise<void> {
  const { id, companyId, domain } = claimed
  const [holder] = await run(tx, HOLDER, [domain, id])
  if (holder) {
    if (!hasMoved(holder, evidence)) throw domainTaken()
    await run(tx, END, [holder.id, tx.now])
    await emit(tx, { name: 'DomainMoved', subjectId: holder.companyId, facts: { domainId: holder.id, domain } })
  }
  await run(tx, PROVE, [id, tx.now, evidence.by])
  await emit(tx, { name: 'DomainProved', subjectId: companyId, facts: { domainId: id, domain, by: evidence.by } })
}

const hasMoved = (holder: Holder, evidence: Evidence): boolean =>
  evidence.by === 'dns' && holder.evidence === 'dns' && !evidence.texts.includes(recordFor(holder))
