import { demandMember } from '../companies/may-act-for.ts'
import { personOf } from '../identity/fresh.ts'
import type { Actor } from '../platform/actor.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { type CompanyDomain, domainOf, lockDomain, recordFor, type ThatDomain } from './domains-of.ts'
import { hasAddressAt } from './mail-domain.ts'
import { dnsUnavailable, notYourDomain, recordMissing } from './problems.ts'
import { takeDomain } from './take-domain.ts'

/**
 * Looks whether the domain's own TXT record says what it should, for an owner who has an address there. Proving again changes nothing.
 * @throws company/unknown, access/denied, domain/unknown, joining/not-your-domain, joining/record-missing, joining/dns-unavailable,
 * joining/domain-taken
 */
export async function proveDomain(till: Till, actor: Actor, wanted: ThatDomain): Promise<CompanyDomain> {
  const on = { client: till.connection.pool }
  await demandMember({ ...on, actor }, wanted.companyId, ['owner'])
  const claimed = await domainOf(on, wanted)
  if (claimed.provedAt) return claimed
  const texts = await till.nameServers.textsOf(claimed.domain)
  if (!texts) throw dnsUnavailable()
  if (!texts.includes(recordFor(claimed))) throw recordMissing()
  return seeBuying(() => act(till, actor, (tx) => take(tx, wanted, texts)))
}

async function take(tx: Tx, wanted: ThatDomain, texts: readonly string[]): Promise<CompanyDomain> {
  const { personId } = personOf(tx.actor)
  if ((await demandMember(tx, wanted.companyId, ['owner'])) === null) throw forbidden()
  const claimed = await lockDomain(tx, wanted)
  if (claimed.provedAt) return claimed
  if (!(await hasAddressAt(tx, personId, claimed.domain))) throw notYourDomain(claimed.domain)
  await takeDomain(tx, claimed, { by: 'dns', texts })
  return domainOf(tx, wanted)
}
