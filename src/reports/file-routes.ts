import type { z } from 'zod'
import { emptySearchesOf } from '../attribution/empty-searches-of.ts'
import type { Term } from '../catalogue/term.ts'
import { noteExport } from '../exports/note-export.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type AnyRoute, type FileReply, route } from '../platform/http/route.ts'
import type { Lang } from '../platform/lang.ts'
import { TABLE_FORMS, type TableForm } from '../platform/table-file.ts'
import { comparedIncome } from './compared.ts'
import { waysToSale } from './first-sales.ts'
import { funnelOf } from './funnel.ts'
import { outlookOf } from './outlook.ts'
import { readSums, REPORT_WEIGHT as weight, REPORT_READERS as who } from './seen.ts'
import { FunnelFile, IncomeFile, PeriodFile, TermFile, WaysFile } from './shapes.ts'
import { type As, funnelFile, incomeFile, outlookFile, searchesFile, waysFile } from './tables.ts'

type Asked<Query> = { query: Query; faculties: readonly string[] | null }
type FiledReport<Shape extends z.ZodType<{ lang: Lang }>> = {
  name: string
  summary: string
  query: Shape
  fileOf(on: Moment, asked: Asked<z.output<Shape>>, as: As): Promise<FileReply>
}

/** A report as a file; who took it out is in the audit log before the first byte leaves. */
function fileRoute<Shape extends z.ZodType<{ lang: Lang }>>(report: FiledReport<Shape>, form: TableForm): AnyRoute {
  const file = `${report.name}.${form}`
  return route({
    method: 'get',
    path: `/reports/${file}`,
    id: `export-${report.name}-report-${form}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    room: 'reports',
    who,
    weight,
    summary: `${report.summary}, as ${form.toUpperCase()}`,
    query: report.query,
    replies: { 200: null },
    answer: async ({ till, actor, query }) => {
      const asked = query as z.output<Shape>
      await noteExport(till, actor, { what: `reports/${file}`, filter: asked })
      const as = { form, lang: asked.lang }
      const source = await readSums({ till, actor }, (on, faculties) =>
        report.fileOf(on, { query: asked, faculties }, as),
      )
      return { status: 200, body: null, file: source }
    },
  })
}

const inBothForms = <Shape extends z.ZodType<{ lang: Lang }>>(report: FiledReport<Shape>): AnyRoute[] =>
  TABLE_FORMS.map((form) => fileRoute(report, form))

/** Every report as a table to take along. */
export const reportFiles: AnyRoute[] = [
  ...inBothForms({
    name: 'income',
    summary: 'Income of a period beside the year before',
    query: IncomeFile,
    fileOf: async (on, { query: { by, lang: _, ...cut }, faculties }, as) =>
      incomeFile(await comparedIncome(on, by, { ...cut, faculties }), as),
  }),
  ...inBothForms({
    name: 'funnel',
    summary: 'From visit to paid',
    query: FunnelFile,
    fileOf: async (on, { query: { by, lang: _, ...cut }, faculties }, as) =>
      funnelFile(await funnelOf(on, by, { ...cut, faculties }), as),
  }),
  ...inBothForms({
    name: 'empty-searches',
    summary: 'What was searched for and not found',
    query: PeriodFile,
    fileOf: async (on, { query }, as) => searchesFile(await emptySearchesOf(on, query), as),
  }),
  ...inBothForms({
    name: 'first-sales',
    summary: 'From the idea to the first sale',
    query: WaysFile,
    fileOf: async (on, { query: { faculty }, faculties }, as) =>
      waysFile(await waysToSale(on, { faculty, faculties }), as),
  }),
  ...inBothForms({
    name: 'term',
    summary: 'What a term has sold of its target',
    query: TermFile,
    fileOf: async (on, { query: { term }, faculties }, as) =>
      outlookFile((await outlookOf(on, term as Term, faculties)).rows, as),
  }),
]
