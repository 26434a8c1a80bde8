import { addMember } from '../../src/companies/add-member.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import type { MemberRole } from '../../src/companies/member-role.ts'
import { isOrganisationNumber } from '../../src/companies/organisation-number.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { type Answer, ask } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { unique } from '../support/make.ts'
import type { NameServerPeer } from '../support/name-server.ts'

export type Somebody = Account & { headers: { cookie: string } }
export type Domain = { id: string; domain: string; record: string; provedAt: string | null; evidence: string | null }
export const job = { kind: 'job', name: 'test' } as const

/** Numbers with the right check digit, one for each company. */
const NUMBERS = Array.from({ length: 900 }, (_, n) => String(812_000_000 + n))
  .filter(isOrganisationNumber)
  .values()

export const newDomain = (): string => `d${unique()}.example`
export const typeOf = ({ body }: Pick<Answer, 'body'>): string => String(body.type).replace('/problems/', '')

/** People and companies of a house, and what they do about domains. */
export function playing(house: House, names: NameServerPeer) {
  const call = (by: Somebody, method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${house.url}${path}`, { method, headers: by.headers, ...(body === undefined ? {} : { body }) })
  const somebody = async (domain: string, name = 'Ada Ansatt'): Promise<Somebody> => {
    const account = await openAccount(house, name, domain)
    return { ...account, headers: await signIn(house, account) }
  }
  const again = async (person: Somebody): Promise<Somebody> => ({ ...person, headers: await signIn(house, person) })
  /** A confirmed company, whose owner has an address at the domain. */
  const company = async (domain: string, name = 'Fjordheim kommune') => {
    const owner = await somebody(domain, 'Eva Eier')
    const { id } = await act(house.till, job, (tx) =>
      createCompany(tx, {
        ...{ organisationNumber: NUMBERS.next().value!, name, street: 'Rådhusgata 1', postcode: '5003' },
        ...{ city: 'Bergen', country: 'NO', invoiceEmail: 'faktura@fjordheim.example' },
      }),
    )
    const member = { companyId: id, name: 'Eva Eier', email: owner.email, role: 'owner', lang: 'nb' } as const
    await act(house.till, job, (tx) => addMember(tx, member))
    return { id, owner }
  }
  const joined = async (companyId: string, role: MemberRole, domain = 'example.test'): Promise<Somebody> => {
    const person = await somebody(domain)
    const { email } = person
    await act(house.till, job, (tx) => addMember(tx, { companyId, name: 'Ada', email, role, lang: 'nb' }))
    return person
  }
  const claim = (owner: Somebody, id: string, domain: string) =>
    call(owner, 'POST', `/companies/${id}/domains`, { domain })
  const prove = (owner: Somebody, id: string, { id: domainId }: { id: string }) =>
    call(owner, 'POST', `/companies/${id}/domains/${domainId}/proof`)
  /** Claimed, written into the DNS and proved. */
  const proved = async ({ id, owner }: { id: string; owner: Somebody }, domain: string): Promise<Domain> => {
    const claimed = (await claim(owner, id, domain)).body as unknown as Domain
    names.texts.set(domain, ['v=spf1 -all', claimed.record])
    const answer = await prove(owner, id, claimed)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body as unknown as Domain
  }
  const steer = (owner: Somebody, id: string, { id: domainId }: { id: string }, letsIn = 'at-once') =>
    call(owner, 'PUT', `/companies/${id}/domains/${domainId}`, { letsIn })
  const toJoin = async (person: Somebody) =>
    (await call(person, 'GET', '/me/companies-to-join')).body.companies as {
      companyId: string
      atOnce: boolean
      wish: string
    }[]
  const asks = (person: Somebody, id: string) => call(person, 'POST', `/companies/${id}/join-wishes`)
  const wishes = async (by: Somebody, id: string) =>
    (await call(by, 'GET', `/companies/${id}/join-wishes`)).body.wishes as {
      id: string
      personId: string
      addresses: string[]
    }[]
  const answers = (by: Somebody, id: string, wishId: string, admitAs: MemberRole | 'nobody') =>
    call(by, 'POST', `/companies/${id}/join-wishes/${wishId}/answer`, { admitAs })
  const roleOf = async (companyId: string, { personId }: Somebody): Promise<string | null> => {
    const [row] = await house.witness(
      `select role from company_members where company_id = '${companyId}' and person_id = '${personId}' and ended_at is null`,
    )
    return (row?.role as string | undefined) ?? null
  }
  const mailsTo = (email: string) => house.mails().filter(({ to }) => to.includes(email))
  return {
    ...{ call, somebody, again, company, joined, claim, prove, proved, steer, toJoin, asks, wishes, answers },
    ...{ roleOf, mailsTo },
  }
}
