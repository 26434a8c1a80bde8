import { z } from 'zod'
import { DocumentQuery, daysInOrder, documentFilter } from '../invoicing/document-query.ts'
import { CSV_FORMS, type CsvForm } from '../platform/csv.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { TABLE_FORMS, type TableForm } from '../platform/table-file.ts'
import { DATASETS } from './all.ts'
import type { Dataset, Period } from './dataset.ts'
import { exportFile, safTFile } from './file.ts'
import { invoiceZip } from './invoice-zip.ts'
import { invoices } from './invoices.ts'
import { noteExport } from './note-export.ts'
import { periodOf, SafTDays } from './period.ts'

const room = 'exports'
const who = ['finance', 'auditor'] as const
/** A file of a year keeps a process busy for as long as many writes. */
const weight = 10
const lang = LangCode.default('nb').meta({
  description: 'Of a sheet’s headings, and of the names of accounts and courses',
})
const form = z.enum(CSV_FORMS).default('excel').meta({
  description: 'excel opens in a Norwegian Excel without a wizard; machine is RFC 4180 with points',
})

/** Invoices take the whole filter of their list; every other table a period. */
const queryOf = (dataset: Dataset, ending: TableForm) => {
  const parts = { lang, ...(ending === 'csv' ? { form } : {}) }
  return dataset.name === invoices.name
    ? z.strictObject({ ...documentFilter, ...parts }).check(daysInOrder)
    : z.strictObject({ ...periodOf(dataset).shape, ...parts }).check(daysInOrder)
}

function tableRoute(dataset: Dataset, ending: TableForm): AnyRoute {
  const file = `${dataset.name}.${ending}`
  return route({
    method: 'get',
    path: `/exports/${file}`,
    id: `export-${dataset.name}-${ending}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    reads: file === 'invoices.csv' ? file : 'exports',
    weight,
    room,
    who,
    summary: `${dataset.title.en}. ${dataset.about.en}`,
    query: queryOf(dataset, ending),
    replies: { 200: null },
    refusals: ['exports/busy'],
    answer: async ({ till, actor, query }) => {
      const { lang, form = 'xlsx', ...period } = query as Period & { lang: 'nb' | 'en'; form?: CsvForm }
      await noteExport(till, actor, { what: form === 'xlsx' ? file : `${file} ${form}`, filter: period })
      const source = exportFile(till.connection.pool, dataset, { period, form, lang })
      return { status: 200, body: null, file: source }
    },
  })
}

const documentsZip = route({
  method: 'get',
  path: '/exports/invoices.zip',
  id: 'exportInvoicesZip',
  reads: 'invoices.zip',
  weight,
  room,
  who,
  summary: 'The PDFs and e-invoices of a filter as a ZIP with a manifest of their SHA-256',
  query: DocumentQuery,
  replies: { 200: null },
  answer: async ({ till, actor, query }) => {
    await noteExport(till, actor, { what: 'invoices.zip', filter: query })
    const source = invoiceZip({ client: till.connection.pool }, query, till.config)
    return { status: 200, body: null, file: { type: 'application/zip', name: 'invoices.zip', source } }
  },
})

const safT = route({
  method: 'get',
  path: '/exports/saf-t.xml',
  id: 'exportSafT',
  reads: 'exports',
  weight,
  room,
  who,
  summary: 'The book of a period as SAF-T Financial 1.30, in kroner, by the day of posting',
  query: SafTDays,
  replies: { 200: null },
  refusals: ['exports/busy', 'exports/no-seller', 'exports/rate-missing'],
  answer: async ({ till, actor, query }) => {
    await noteExport(till, actor, { what: 'saf-t.xml', filter: query })
    return { status: 200, body: null, file: await safTFile(till.connection.pool, query) }
  },
})

/** What finance takes out as files. */
export const routes: AnyRoute[] = [
  ...DATASETS.flatMap((dataset) => TABLE_FORMS.map((ending) => tableRoute(dataset, ending))),
  documentsZip,
  safT,
]
