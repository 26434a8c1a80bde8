import { z } from 'zod'
import { demandMember, STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { TABLE_FORMS } from '../platform/table-file.ts'
import { peopleFile } from './people-file.ts'
import { peopleOf } from './people-of.ts'
import { lookerOf } from './routes.ts'

/** Everybody with a seat of a company, as a file for its own spreadsheets. */
export const peopleRoutes: AnyRoute[] = TABLE_FORMS.map((form) =>
  route({
    method: 'get',
    path: `/companies/{companyId}/people.${form}`,
    id: `exportPeople${form === 'csv' ? 'Csv' : 'Xlsx'}`,
    reads: 'wallet',
    room: 'wallet',
    who: theCompany.to(...STAFF, ...ANY_MEMBER),
    summary: `Everybody with a seat of the company, course by course, as ${form.toUpperCase()}`,
    params: z.object({ companyId: z.uuid() }),
    query: z.object({ lang: LangCode.default('nb') }),
    replies: { 200: null },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { companyId }, query: { lang } }) => {
      const on = { client: till.connection.pool, actor }
      await demandMember(on, companyId)
      const people = await peopleOf(on, lookerOf(actor, companyId), lang)
      return { status: 200, body: null, file: peopleFile(people, form, lang) }
    },
  }),
)
