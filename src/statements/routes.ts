import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { companyById } from '../companies/queries.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { Month } from '../platform/month.ts'
import { unknown } from '../platform/problems.ts'
import { TABLE_TYPES } from '../platform/table-file.ts'
import { act } from '../platform/till.ts'
import { draftsOf } from './drafts.ts'
import { issueStatements } from './issue-statements.ts'
import { preliminaryFor } from './of-partner.ts'
import {
  currentMonth,
  FORMS,
  fileOf,
  issuedById,
  issuedOfCompany,
  issuedOfFaculties,
  issuedOfMonth,
  type StatementForm,
  statementMonth,
  statementMonths,
} from './queries.ts'
import { draftView, issuedView, StatementMonthShape, StatementShape } from './shapes.ts'
import { facultiesSeenBy, READERS, thePartner, theStatement } from './the-statement.ts'

const room = 'statements'
const who = ['finance'] as const
/** Reads the book from its first day on. */
const LOOK_WEIGHT = 10

const ofMonth = z.strictObject({ month: Month })
const months = z.strictObject({
  from: Month.optional().meta({ description: 'First month' }),
  to: Month.optional().meta({ description: 'Last month' }),
})
const Statements = z.array(StatementShape)
const TYPES: Record<StatementForm, string> = { pdf: 'application/pdf', ...TABLE_TYPES }

/** What partners, faculties and funders are told of a month. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/statement-months',
    id: 'listStatementMonths',
    room,
    who: READERS,
    summary: 'The months since the first posting, the newest first, and whether their statements were made',
    replies: { 200: z.object({ months: z.array(StatementMonthShape) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { months: await statementMonths({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'get',
    path: '/statement-months/{month}',
    id: 'readStatementMonth',
    room,
    who: READERS,
    weight: LOOK_WEIGHT,
    summary:
      'What partners, faculties and funders were told of a month; where nothing was made yet, what they would be told now: preliminary, without numbers',
    params: ofMonth,
    replies: { 200: z.object({ month: StatementMonthShape, statements: Statements }) },
    refusals: ['month/unknown'],
    answer: async ({ till, params: { month } }) => {
      const on = { client: till.connection.pool }
      const found = await statementMonth(on, month)
      if (!found) throw unknown('month')
      const waits = found.state === 'open' || found.state === 'closed'
      const statements = waits
        ? (await draftsOf(on, month)).map(draftView)
        : (await issuedOfMonth(on, month)).map(issuedView)
      return { status: 200, body: { month: found, statements } }
    },
  }),
  route({
    method: 'post',
    path: '/statement-months/{month}/statements',
    id: 'issueStatements',
    room,
    who,
    weight: LOOK_WEIGHT,
    summary:
      'Makes the statements of a closed month, once: numbered, with files that stay as they are. What comes later is told in those of a later month',
    params: ofMonth,
    replies: { 201: z.object({ statements: Statements }) },
    refusals: [
      ...['month/unknown', 'statements/month-not-closed', 'statements/issued-already', 'statements/later-issued'],
      'statements/no-seller',
    ],
    answer: async ({ till, actor, params: { month } }) => {
      await act(till, actor, (tx) => issueStatements(tx, till.config.dataDir, month))
      const issued = await issuedOfMonth({ client: till.connection.pool }, month)
      return { status: 201, body: { statements: issued.map(issuedView) } }
    },
  }),
  route({
    method: 'get',
    path: '/statements/{statementId}',
    id: 'readStatement',
    room,
    who: theStatement.to(...READERS, 'partner-member', 'its-faculty'),
    summary: 'A statement as it was made',
    params: z.strictObject({ statementId: z.uuid() }),
    replies: { 200: StatementShape },
    refusals: ['statement/unknown'],
    answer: async ({ till, params: { statementId } }) => {
      const issued = await issuedById({ client: till.connection.pool }, statementId)
      if (!issued) throw unknown('statement')
      return { status: 200, body: issuedView(issued) }
    },
  }),
  ...FORMS.map((form) =>
    route({
      method: 'get',
      path: `/statements/{statementId}/file.${form}`,
      id: `readStatement${form === 'pdf' ? 'Pdf' : form === 'csv' ? 'Csv' : 'Xlsx'}`,
      room,
      who: theStatement.to(...READERS, 'partner-member', 'its-faculty'),
      summary: `A statement as ${form.toUpperCase()}: made once, the same bytes for ever`,
      params: z.strictObject({ statementId: z.uuid() }),
      query: z.strictObject({ lang: LangCode.default('nb') }),
      replies: { 200: null },
      refusals: ['statement/unknown'],
      answer: async ({ till, params: { statementId }, query: { lang } }) => {
        const on = { client: till.connection.pool }
        const issued = await issuedById(on, statementId)
        const path = await fileOf(on, statementId, { form, lang })
        if (!issued || path === null) throw unknown('statement')
        const { month, kind } = issued.content
        const source = createReadStream(join(till.config.dataDir, path))
        return {
          status: 200,
          body: null,
          file: { type: TYPES[form], name: `${month}-${kind}-${issued.number}-${lang}.${form}`, source },
        }
      },
    }),
  ),
  route({
    method: 'get',
    path: '/companies/{id}/statements',
    id: 'listCompanyStatements',
    room,
    who: thePartner.to(...READERS, 'partner-member'),
    weight: LOOK_WEIGHT,
    summary:
      'What a partner was told of some months, the newest first, and what it would be told now: preliminary, without a number',
    params: z.strictObject({ id: z.uuid() }),
    query: months,
    replies: { 200: z.object({ statements: Statements, preliminary: StatementShape.nullable() }) },
    refusals: ['company/unknown'],
    answer: async ({ till, params: { id }, query }) => {
      const on = { client: till.connection.pool }
      if (!(await companyById(on, id))) throw unknown('company')
      const now = await currentMonth(on)
      const draft = now === null ? null : await preliminaryFor(on, id, now)
      return {
        status: 200,
        body: {
          statements: (await issuedOfCompany(on, id, query)).map(issuedView),
          preliminary: draft && draftView(draft),
        },
      }
    },
  }),
  route({
    method: 'get',
    path: '/faculty-statements',
    id: 'listFacultyStatements',
    room,
    who: [...READERS, 'faculty-administrator'],
    summary: 'What faculties were told of some months, the newest first; whoever keeps some faculties sees theirs',
    query: months,
    replies: { 200: z.object({ statements: Statements }) },
    answer: async ({ till, actor, query }) => {
      const issued = await issuedOfFaculties({ client: till.connection.pool }, facultiesSeenBy(actor), query)
      return { status: 200, body: { statements: issued.map(issuedView) } }
    },
  }),
]
