import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { TABLE_FORMS, type TableForm, tableFile } from '../platform/table-file.ts'
import { documentsTable, ordersTable, spendTable } from './files.ts'
import { daysInOrder, documentFilter, orderFilter, spendFilter } from './filters.ts'
import { lookedAtBy } from './looker.ts'
import { spentRows } from './spend-of.ts'

const room = 'spend'
const who = theCompany.to(...STAFF, ...ANY_MEMBER)
const OneCompany = z.object({ id: z.uuid() })
/** A file of years keeps a process busy for as long as many writes. */
const EXPORT_WEIGHT = 10
const called = (what: string, form: TableForm) => `exportCompany${what}${form === 'csv' ? 'Csv' : 'Xlsx'}`

/** The same lists as files for a company's own spreadsheets: all that a filter finds, streamed. */
export const fileRoutes: AnyRoute[] = TABLE_FORMS.flatMap((form) => [
  route({
    method: 'get',
    path: `/companies/{id}/orders.${form}`,
    id: called('Orders', form),
    reads: 'orders',
    weight: EXPORT_WEIGHT,
    room,
    who,
    summary: `The orders of a company as ${form.toUpperCase()}`,
    params: OneCompany,
    query: z.strictObject({ ...orderFilter, lang: LangCode.default('nb') }).check(daysInOrder),
    replies: { 200: null },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, query: { lang, ...filter } }) => {
      const table = ordersTable({ client: till.connection.pool }, { ...filter, of: lookedAtBy(actor, id) })
      return { status: 200, body: null, file: tableFile(table, form, lang) }
    },
  }),
  route({
    method: 'get',
    path: `/companies/{id}/documents.${form}`,
    id: called('Documents', form),
    reads: 'documents',
    weight: EXPORT_WEIGHT,
    room,
    who,
    summary: `The invoices and credit notes of a company as ${form.toUpperCase()}; credit notes are negative`,
    params: OneCompany,
    query: z.strictObject({ ...documentFilter, lang: LangCode.default('nb') }).check(daysInOrder),
    replies: { 200: null },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, query: { lang, ...filter } }) => {
      const table = documentsTable({ client: till.connection.pool }, { ...filter, of: lookedAtBy(actor, id) })
      return { status: 200, body: null, file: tableFile(table, form, lang) }
    },
  }),
  route({
    method: 'get',
    path: `/companies/{id}/spend.${form}`,
    id: called('Spend', form),
    reads: 'documents',
    weight: EXPORT_WEIGHT,
    room,
    who,
    summary: `What a company has spent, course by course in each month, as ${form.toUpperCase()}`,
    params: OneCompany,
    query: z.strictObject({ ...spendFilter, lang: LangCode.default('nb') }).check(daysInOrder),
    replies: { 200: null },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, query: { lang, ...filter } }) => {
      const asked = { of: lookedAtBy(actor, id), filter, lang }
      const rows = await spentRows({ client: till.connection.pool }, asked)
      return { status: 200, body: null, file: tableFile(spendTable(rows), form, lang) }
    },
  }),
])
