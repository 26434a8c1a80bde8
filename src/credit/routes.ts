import { z } from 'zod'
import { NewCompanyCredit, newCompanyCreditSetting } from '../companies/credit-limit.ts'
import { isStaff, STAFF } from '../companies/may-act-for.ts'
import { BUYER_ROLES, MEMBER_ROLES } from '../companies/member-role.ts'
import { CompanyStanding, setStanding } from '../companies/set-standing.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { readSetting } from '../platform/settings.ts'
import { act } from '../platform/till.ts'
import { AskCredit, askCredit } from './ask-credit.ts'
import { creditOf } from './credit-of.ts'
import { DecideCredit, decideCredit } from './decide-credit.ts'
import { openWishes } from './open-wishes.ts'
import { SetCredit, setCredit } from './set-credit.ts'
import { setNewCompanyCredit } from './set-new-company-credit.ts'

const room = 'credit'
const OneCompany = z.object({ id: z.uuid() })
const Minor = z.int().meta({ description: 'øre' })

const Credit = z
  .object({
    limitMinor: Minor.nullable().meta({ description: 'Øre that it may owe on invoice; null: any amount' }),
    openMinor: Minor,
    leftMinor: Minor.nullable(),
    until: z.iso.date().nullable(),
    publicBody: z.boolean(),
    wish: z
      .object({
        ...{ id: z.uuid(), amountMinor: Minor, reason: z.string(), askedAt: z.string() },
        granted: z.boolean().nullable().meta({ description: 'null: not answered yet' }),
        answer: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'CompanyCredit' })

const OpenWishShape = z
  .object({
    ...{ id: z.uuid(), companyId: z.uuid(), company: z.string(), organisationNumber: z.string() },
    ...{ askedBy: z.string(), askedAt: z.iso.datetime(), reason: z.string(), amountMinor: Minor },
    ...{ limitMinor: Minor.nullable(), openMinor: Minor },
  })
  .meta({ id: 'CreditWish' })

const ofCompany: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{id}/credit',
    id: 'readCompanyCredit',
    room,
    summary: 'How much the company may owe on invoice, what it owes, and what became of the newest wish for more',
    who: theCompany.to(...STAFF, ...MEMBER_ROLES),
    params: OneCompany,
    replies: { 200: Credit },
    refusals: ['company/unknown', 'companies/unconfirmed'],
    answer: async ({ till, actor, params: { id } }) => ({
      status: 200,
      body: await creditOf({ client: till.connection.pool }, id, { asStaff: isStaff(actor) }),
    }),
  }),
  route({
    method: 'put',
    path: '/companies/{id}/credit',
    id: 'setCompanyCredit',
    room,
    summary:
      'How much a company may owe on invoice from now on, perhaps until a day; what was set before stays in the history',
    who: ['finance'],
    params: OneCompany,
    body: SetCredit,
    replies: { 204: null },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => setCredit(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/companies/{id}/standing',
    id: 'setCompanyStanding',
    room,
    summary: 'Whether it is a public body, and how many days it has to pay',
    who: ['finance'],
    params: OneCompany,
    body: CompanyStanding,
    replies: { 204: null },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => setStanding(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{id}/credit-wishes',
    id: 'askCredit',
    room,
    summary: 'Ask finance that the company may owe more on invoice',
    who: theCompany.to(...BUYER_ROLES),
    params: OneCompany,
    body: AskCredit,
    replies: { 201: z.object({ id: z.uuid() }) },
    refusals: ['company/unknown', 'access/denied', 'companies/unconfirmed', 'companies/credit-asked'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: { id: await act(till, actor, (tx) => askCredit(tx, id, body)) },
    }),
  }),
]

const ofFinance: AnyRoute[] = [
  route({
    method: 'get',
    path: '/credit-wishes',
    id: 'listCreditWishes',
    room,
    reads: 'credit-wishes',
    summary: 'Companies that ask to owe more and wait for an answer, the longest first',
    who: ['finance', 'auditor'],
    replies: { 200: z.object({ wishes: z.array(OpenWishShape) }) },
    answer: async ({ till }) => {
      const found = await openWishes({ client: till.connection.pool })
      return { status: 200, body: { wishes: found.map((each) => ({ ...each, askedAt: each.askedAt.toISOString() })) } }
    },
  }),
  route({
    method: 'post',
    path: '/credit-wishes/{id}/decision',
    id: 'decideCredit',
    room,
    summary: 'Grant an amount, perhaps until a day, or say why not; whoever asked gets a mail',
    who: ['finance'],
    params: OneCompany,
    body: DecideCredit,
    replies: { 204: null },
    refusals: ['credit-wish/unknown', 'companies/credit-decided'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => decideCredit(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/setup/new-company-credit',
    id: 'readNewCompanyCredit',
    room,
    summary: 'What a company may owe for which nothing is set',
    who: ['finance', 'auditor'],
    replies: { 200: NewCompanyCredit },
    answer: async ({ till }) => ({
      status: 200,
      body: (await readSetting({ client: till.connection.pool }, newCompanyCreditSetting)) ?? {},
    }),
  }),
  route({
    method: 'put',
    path: '/setup/new-company-credit',
    id: 'setNewCompanyCredit',
    room,
    summary: 'Sets that amount from now on, or that a company may owe anything until finance says otherwise of it',
    who: ['finance'],
    body: NewCompanyCredit,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setNewCompanyCredit(tx, body))
      return { status: 204, body: null }
    },
  }),
]

/** How much companies may owe on invoice. */
export const routes: AnyRoute[] = [...ofCompany, ...ofFinance]
