import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { act } from '../platform/till.ts'
import { ClaimDomain, claimDomain } from './claim-domain.ts'
import { confirmDomain } from './confirm-domain.ts'
import { type CompanyDomain, domainsOf, recordFor } from './domains-of.ts'
import { endDomain } from './end-domain.ts'
import { proveDomain } from './prove-domain.ts'
import { LETS_IN, SteerDomain, steerDomain } from './steer-domain.ts'
import { waitingDomains } from './waiting-domains.ts'

const room = 'joining'
const OneCompany = z.object({ id: z.uuid() })
const OneDomain = z.object({ id: z.uuid(), domainId: z.uuid() })
/** It is a question to somebody else's name servers. */
const PROOF_WEIGHT = 5

const Domain = z
  .object({
    ...{ id: z.uuid(), domain: z.string(), claimedAt: Instant, provedAt: Instant.nullable() },
    record: z.string().meta({ description: 'What a TXT record of this very domain must say to prove it' }),
    evidence: z.enum(['dns', 'staff']).nullable(),
    letsIn: z.enum(LETS_IN),
  })
  .meta({ id: 'CompanyDomain' })

const shapeOf = ({ companyId: _company, claimedBy: _by, token, ...domain }: CompanyDomain) => ({
  ...domain,
  record: recordFor({ token }),
})

const Waiting = z
  .object({
    ...{ id: z.uuid(), companyId: z.uuid(), company: z.string(), organisationNumber: z.string(), domain: z.string() },
    ...{ claimedAt: Instant, owner: z.string(), address: z.string() },
    taken: z.boolean().meta({ description: 'Another company has proved it' }),
  })
  .meta({ id: 'WaitingDomain' })

/** The domains of a company's mail, by which people may ask to join it. */
export const domainRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/company-domains/waiting',
    id: 'listWaitingDomains',
    reads: 'company-domains',
    room,
    summary: 'Domains that owners say are their companies’, which nobody has proved',
    who: STAFF,
    replies: { 200: z.object({ domains: z.array(Waiting) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { domains: await waitingDomains({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'get',
    path: '/companies/{id}/domains',
    id: 'listDomains',
    room,
    summary: 'The domains that the company says are its own, and what would prove them',
    who: theCompany.to(...STAFF, 'owner', 'manager'),
    params: OneCompany,
    replies: { 200: z.object({ domains: z.array(Domain) }) },
    refusals: ['company/unknown', 'access/denied'],
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { domains: (await domainsOf({ client: till.connection.pool }, id)).map(shapeOf) },
    }),
  }),
  route({
    method: 'post',
    path: '/companies/{id}/domains',
    id: 'claimDomain',
    room,
    summary:
      'Say that a domain is the company’s, by an owner with a proved address there; it lets nobody in before it is proved',
    who: theCompany.to('owner'),
    params: OneCompany,
    body: ClaimDomain,
    replies: { 201: Domain },
    refusals: [
      ...['company/unknown', 'access/denied', 'companies/unconfirmed', 'joining/public-domain'],
      ...['joining/not-your-domain', 'joining/too-many-domains', 'joining/claimed-already'],
    ],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: shapeOf(await act(till, actor, (tx) => claimDomain(tx, { ...body, companyId: id }))),
    }),
  }),
  route({
    method: 'post',
    path: '/companies/{id}/domains/{domainId}/proof',
    id: 'proveDomain',
    room,
    summary: 'Look whether the TXT record of the domain says so now; then it is the company’s, and no other’s',
    who: theCompany.to('owner'),
    weight: PROOF_WEIGHT,
    params: OneDomain,
    replies: { 200: Domain },
    refusals: [
      ...['company/unknown', 'access/denied', 'domain/unknown', 'joining/not-your-domain', 'joining/record-missing'],
      ...['joining/dns-unavailable', 'joining/domain-taken'],
    ],
    answer: async ({ till, actor, params: { id, domainId } }) => ({
      status: 200,
      body: shapeOf(await proveDomain(till, actor, { companyId: id, domainId })),
    }),
  }),
  route({
    method: 'post',
    path: '/companies/{id}/domains/{domainId}/confirmation',
    id: 'confirmDomain',
    room,
    summary: 'Staff have found out that the domain is the company’s, as its owner says',
    who: STAFF,
    params: OneDomain,
    replies: { 200: Domain },
    refusals: ['company/unknown', 'domain/unknown', 'joining/claim-lost', 'joining/domain-taken'],
    answer: async ({ till, actor, params: { id, domainId } }) => ({
      status: 200,
      body: shapeOf(await act(till, actor, (tx) => confirmDomain(tx, { companyId: id, domainId }))),
    }),
  }),
  route({
    method: 'put',
    path: '/companies/{id}/domains/{domainId}',
    id: 'steerDomain',
    room,
    summary: 'How people with an address there come in: by asking, or at once as buyers',
    who: theCompany.to('owner'),
    params: OneDomain,
    body: SteerDomain,
    replies: { 200: Domain },
    refusals: ['company/unknown', 'access/denied', 'domain/unknown', 'joining/not-proved'],
    answer: async ({ till, actor, params: { id, domainId }, body }) => ({
      status: 200,
      body: shapeOf(await act(till, actor, (tx) => steerDomain(tx, { ...body, companyId: id, domainId }))),
    }),
  }),
  route({
    method: 'delete',
    path: '/companies/{id}/domains/{domainId}',
    id: 'endDomain',
    room,
    summary: 'The domain is the company’s no longer, and nobody comes in by it; who is in stays',
    who: theCompany.to(...STAFF, 'owner'),
    params: OneDomain,
    replies: { 204: null },
    refusals: ['company/unknown', 'access/denied', 'domain/unknown'],
    answer: async ({ till, actor, params: { id, domainId } }) => {
      await act(till, actor, (tx) => endDomain(tx, { companyId: id, domainId }))
      return { status: 204, body: null }
    },
  }),
]
