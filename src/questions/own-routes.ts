import { z } from 'zod'
import { demandMember, STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { answersOf } from './answers-of.ts'
import { ChangeAnswers, changeAnswers, ownAnswers } from './own-answers.ts'
import { OfferingAnswersShape, OwnAnswersShape } from './shapes.ts'

const room = 'questions'
const params = z.strictObject({ offeringId: z.uuid() })

/** What somebody who takes part is asked and answers, and what the company that pays for them may see of it. */
export const answerRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/me/answers/{offeringId}',
    id: 'readOwnAnswers',
    room,
    summary: 'What you are asked in a course that you take part in, and what you have answered',
    who: 'person',
    params,
    replies: { 200: OwnAnswersShape },
    refusals: ['enrolment/unknown'],
    answer: async ({ till, actor, lang, params: { offeringId } }) => {
      const { personId } = personOf(actor)
      return { status: 200, body: await ownAnswers({ client: till.connection.pool }, { offeringId, personId }, lang) }
    },
  }),
  route({
    method: 'put',
    path: '/me/answers/{offeringId}',
    id: 'changeOwnAnswers',
    room,
    summary: 'Answer what you are asked, until the course begins',
    who: 'person',
    params,
    body: ChangeAnswers,
    replies: { 204: null },
    refusals: ['enrolment/unknown', 'questions/closed'],
    answer: async ({ till, actor, params: { offeringId }, body }) => {
      const { personId } = personOf(actor)
      await act(till, actor, (tx) => changeAnswers(tx, { offeringId, personId }, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{companyId}/answers/{offeringId}',
    id: 'listCompanyAnswers',
    reads: 'wallet',
    room,
    summary: "What the company's people have answered, as far as they were told that the company sees it",
    who: theCompany.to(...STAFF, ...ANY_MEMBER),
    params: z.strictObject({ companyId: z.uuid(), offeringId: z.uuid() }),
    replies: { 200: OfferingAnswersShape },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, lang, params: { companyId, offeringId } }) => {
      const on = { client: till.connection.pool, actor }
      await demandMember(on, companyId)
      return { status: 200, body: await answersOf(on, { offeringId, eyes: 'company', companyId }, lang) }
    },
  }),
]
