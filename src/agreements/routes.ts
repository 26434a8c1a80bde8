import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { type Agreement, AgreementBody } from './agreement.ts'
import { agreementsFor } from './agreements-of.ts'
import { changeAgreement, endAgreement, makeAgreement } from './write-agreement.ts'

const room = 'agreements'
/** Who agrees with companies on prices. */
export const AGREERS = ['course-administrator', 'finance'] as const
const OneCompany = z.object({ id: z.uuid() })
const OneAgreement = z.object({ id: z.uuid(), agreementId: z.uuid() })

const versionParts = {
  ...{ version: z.int(), number: z.string(), discountBasisPoints: z.int() },
  ...{ fromDay: z.iso.date(), untilDay: z.iso.date() },
  courseIds: z.array(z.uuid()).nullable().meta({ description: 'null: all courses' }),
  seatsMost: z.int().nullable(),
  ...{ netMostMinor: z.int().nullable(), currency: CurrencyCode.nullable() },
  ended: z.boolean().meta({ description: 'It was ended at once, and counts no more' }),
  ...{ reason: z.string(), setAt: z.iso.datetime() },
}
const AgreementReply = z
  .object({
    ...{ agreementId: z.uuid(), companyId: z.uuid(), ...versionParts },
    running: z.boolean().meta({ description: 'It can be ordered by today' }),
    seatsUsed: z.int().meta({ description: 'Ordered by it, and not given back' }),
    netUsedMinor: z.int().meta({ description: 'What they cost, in its currency, or in kroner where it has none' }),
    history: z.array(z.object(versionParts)).meta({ description: 'All that it has said, the newest first' }),
  })
  .meta({ id: 'Agreement' })

const refusals = ['company/unknown', 'agreement/number-taken']

/** What is agreed with a company on its prices. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{id}/agreements',
    id: 'listAgreements',
    room,
    summary:
      'What is agreed with the company, or was, with what has been ordered by it, and how each came to say what it says',
    who: theCompany.to(...STAFF, ...ANY_MEMBER),
    params: OneCompany,
    replies: { 200: z.object({ agreements: z.array(AgreementReply) }) },
    refusals: ['company/unknown', 'companies/unconfirmed'],
    answer: async ({ till, actor, params: { id }, lang }) => {
      const { agreements } = await agreementsFor({ client: till.connection.pool, actor }, id, lang)
      return { status: 200, body: { agreements: agreements.map(out) } }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{id}/agreements',
    id: 'makeAgreement',
    room,
    summary:
      'Agree with a company on what its seats cost: from when until when, for which courses, and for how many at most',
    who: AGREERS,
    params: OneCompany,
    body: AgreementBody,
    replies: { 201: z.object({ agreementId: z.uuid() }) },
    refusals,
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => makeAgreement(tx, id, body)),
    }),
  }),
  route({
    method: 'put',
    path: '/companies/{id}/agreements/{agreementId}',
    id: 'changeAgreement',
    room,
    summary:
      'Another version of an agreement, which counts from now on; what was ordered before stays as it was agreed',
    who: AGREERS,
    params: OneAgreement,
    body: AgreementBody,
    replies: { 204: null },
    refusals: [...refusals, 'agreement/unknown', 'agreement/ended'],
    answer: async ({ till, actor, params: { id, agreementId }, body }) => {
      await act(till, actor, (tx) => changeAgreement(tx, { companyId: id, agreementId }, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{id}/agreements/{agreementId}/end',
    id: 'endAgreement',
    room,
    summary: 'End an agreement at once; what was ordered by it stays as it was agreed',
    who: AGREERS,
    params: OneAgreement,
    body: z.strictObject({ reason: Line }).meta({ id: 'EndAgreement' }),
    replies: { 204: null },
    refusals: ['company/unknown', 'agreement/unknown', 'agreement/ended'],
    answer: async ({ till, actor, params: { id, agreementId }, body: { reason } }) => {
      await act(till, actor, (tx) => endAgreement(tx, { companyId: id, agreementId }, reason))
      return { status: 204, body: null }
    },
  }),
]

const out = ({ titles: _, history, setAt, ...agreement }: Agreement) => ({
  ...agreement,
  setAt: setAt.toISOString(),
  history: history.map((each) => ({ ...each, setAt: each.setAt.toISOString() })),
})
