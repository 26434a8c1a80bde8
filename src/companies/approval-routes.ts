import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { approvalRulesOf, SetApprovalRule, setApprovalRule } from './approval-rule.ts'
import { STAFF } from './may-act-for.ts'
import { ANY_MEMBER } from './member-role.ts'
import { theCompany } from './the-company.ts'

const room = 'companies'
const OneCompany = z.object({ id: z.uuid() })
const Minor = z.int().nullable().meta({ description: 'Øre with VAT; null: nothing needs a yes' })
const Rule = z
  .object({
    aboveMinor: Minor,
    history: z
      .array(
        z.object({
          ...{ aboveMinor: Minor, reason: z.string(), setAt: z.iso.datetime() },
          setBy: z.string().nullable().meta({ description: 'Their name, while they are here' }),
        }),
      )
      .meta({ description: 'The newest first' }),
  })
  .meta({ id: 'ApprovalRule' })

/** Which orders of a company's buyers need the yes of an owner or manager. */
export const approvalRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{id}/approval-rule',
    id: 'readApprovalRule',
    room,
    summary: "What a company's buyers may order for without asking, with all that counted before",
    who: theCompany.to(...STAFF, ...ANY_MEMBER),
    params: OneCompany,
    replies: { 200: Rule },
    refusals: ['company/unknown'],
    answer: async ({ till, params: { id } }) => {
      const rules = await approvalRulesOf({ client: till.connection.pool }, id)
      const history = rules.map(({ setAt, ...rule }) => ({ ...rule, setAt: setAt.toISOString() }))
      return { status: 200, body: { aboveMinor: rules[0]?.aboveMinor ?? null, history } }
    },
  }),
  route({
    method: 'put',
    path: '/companies/{id}/approval-rule',
    id: 'setApprovalRule',
    room,
    summary: 'What a buyer orders for more than this needs a yes from now on; by its owners',
    who: theCompany.to('owner'),
    params: OneCompany,
    body: SetApprovalRule,
    replies: { 204: null },
    refusals: ['company/unknown', 'access/denied', 'companies/unconfirmed'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => setApprovalRule(tx, id, body))
      return { status: 204, body: null }
    },
  }),
]
