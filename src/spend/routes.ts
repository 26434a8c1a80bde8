import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { documentTotals, newestDocuments } from '../invoicing/queries.ts'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { daysInOrder, documentFilter, orderFilter, spendFilter } from './filters.ts'
import { lookedAtBy } from './looker.ts'
import { companyOrdersAfter, companyOrderTotals } from './orders-of.ts'
import { DocumentReply, DocumentTotals, OrderReply, OrderTotals, Spent, SpentOn } from './shapes.ts'
import { spentByCourse, spentByMonth, spentByUnit, spentInAll } from './spend-of.ts'

const room = 'spend'
const who = theCompany.to(...STAFF, ...ANY_MEMBER)
const OneCompany = z.object({ id: z.uuid() })

/** What a company has ordered, what it was invoiced, and what it spent on. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{id}/orders',
    id: 'listCompanyOrders',
    reads: 'orders',
    room,
    who,
    summary:
      'The orders of a company, the newest first, with the totals of all that the filter finds and that became sales',
    params: OneCompany,
    query: z.strictObject({ ...orderFilter, ...pageQuery }).check(daysInOrder),
    replies: { 200: z.object({ orders: z.array(OrderReply), totals: OrderTotals, next: z.string().nullable() }) },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, query: { limit, after, ...filter } }) => {
      const on = { client: till.connection.pool }
      const asked = { ...filter, of: lookedAtBy(actor, id) }
      const from = readCursor(after)?.id ?? null
      const rows = await companyOrdersAfter(on, asked, { after: from, limit: limit + 1 })
      const { page, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { orders: page, totals: await companyOrderTotals(on, asked), next } }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{id}/documents',
    id: 'listCompanyDocuments',
    reads: 'documents',
    room,
    who,
    summary:
      'The invoices and credit notes of a company, the newest first, with the totals of all that the filter finds',
    params: OneCompany,
    query: z.strictObject({ ...documentFilter, ...pageQuery }).check(daysInOrder),
    replies: {
      200: z.object({ documents: z.array(DocumentReply), totals: DocumentTotals, next: z.string().nullable() }),
    },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, query: { limit, after, ...filter } }) => {
      const on = { client: till.connection.pool }
      const asked = { ...filter, of: lookedAtBy(actor, id) }
      const before = readCursor(after)?.id ?? null
      const rows = await newestDocuments(on, asked, { before, limit: limit + 1 })
      const { page, next } = onePage(rows, limit, idCursor)
      const documents = page.map(({ path, xmlPath, ...row }) => ({
        ...row,
        pdf: path ? `/invoices/${row.id}.pdf` : null,
        xml: xmlPath ? `/invoices/${row.id}.xml` : null,
      }))
      return { status: 200, body: { documents, totals: await documentTotals(on, asked), next } }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{id}/spend',
    id: 'readCompanySpend',
    reads: 'documents',
    room,
    who,
    summary:
      'What a company has spent by its documents, course by course, month by month and unit by unit; the sums are those of the documents',
    params: OneCompany,
    query: z.strictObject({ ...spendFilter, lang: LangCode.default('nb') }).check(daysInOrder),
    replies: {
      200: z.object({
        ...{ totals: z.array(Spent), byCourse: z.array(SpentOn.course), byMonth: z.array(SpentOn.month) },
        byUnit: z.array(SpentOn.unit),
      }),
    },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id }, query: { lang, ...filter } }) => {
      const on = { client: till.connection.pool }
      const asked = { of: lookedAtBy(actor, id), filter, lang }
      const [totals, byCourse, byMonth, byUnit] = await Promise.all([
        spentInAll(on, asked),
        spentByCourse(on, asked),
        spentByMonth(on, asked),
        spentByUnit(on, asked),
      ])
      return { status: 200, body: { totals, byCourse, byMonth, byUnit } }
    },
  }),
]
