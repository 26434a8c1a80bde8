import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type CompanyDomain, domainOf, lockDomain, type ThatDomain } from './domains-of.ts'
import { notProved } from './problems.ts'

export const LETS_IN = ['asking', 'at-once'] as const
export const SteerDomain = z
  .strictObject({
    letsIn: z.enum(LETS_IN).meta({
      description:
        'asking: whoever has an address there asks to join, and the company answers; at-once: they are let in as buyers, unless they were members before',
    }),
  })
  .meta({ id: 'SteerDomain' })

const SET = statement('company-domain-lets-in', 'update company_domains set lets_in = $2 where id = $1')

/** An owner decides how people with an address there come in. @throws company/unknown, access/denied, domain/unknown, joining/not-proved */
export async function steerDomain(
  tx: Tx,
  { letsIn, ...wanted }: ThatDomain & z.output<typeof SteerDomain>,
): Promise<CompanyDomain> {
  await demandMember(tx, wanted.companyId, ['owner'])
  const known = await lockDomain(tx, wanted)
  if (!known.provedAt) throw notProved()
  await run(tx, SET, [known.id, letsIn])
  const facts = { domainId: known.id, domain: known.domain, letsIn }
  await emit(tx, { name: 'DomainSteered', subjectId: wanted.companyId, facts })
  return domainOf(tx, wanted)
}
