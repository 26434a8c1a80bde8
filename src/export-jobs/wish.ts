import { z } from 'zod'
import { DATASETS } from '../exports/all.ts'
import { DATE_KINDS, type Dataset, FORMS, type Period } from '../exports/dataset.ts'
import { periodOf, SafTDays } from '../exports/period.ts'
import { daysInOrder } from '../invoicing/document-query.ts'
import { malformed } from '../platform/http/mount.ts'
import { type Lang, LangCode } from '../platform/lang.ts'
import { invalid } from '../platform/problems.ts'

export const SAF_T = 'saf-t'
/** The PDFs and e-invoices of a period as one ZIP. */
export const DOCUMENTS = 'documents'
/** What can be made, by the name that the API has for it. */
export const WHAT = [...DATASETS.map(({ name }) => name), SAF_T, DOCUMENTS] as const
export const EXPORT_FORMS = [...FORMS, 'xml', 'zip'] as const
export type ExportForm = (typeof EXPORT_FORMS)[number]

/** Which file, whatever its days; `by` is the kind of date that they are of. */
export type LastingWish = { what: string; form: ExportForm; lang: Lang; by: Period['by'] }
/** The whole of it, as a job keeps it. */
export type ExportWish = { what: string; form: ExportForm; lang: Lang; period: Period }

export const wishMembers = {
  what: z.enum(WHAT).meta({ description: 'A table, the book as SAF-T, or the files of the documents' }),
  form: z.enum(EXPORT_FORMS).optional().meta({
    description: 'Of a table: xlsx unless it says, excel (CSV for a Norwegian Excel) or machine (RFC 4180)',
  }),
  lang: LangCode.default('nb').meta({ description: 'Of a sheet’s headings, and of the names of accounts and courses' }),
  by: z.enum(DATE_KINDS).optional().meta({ description: 'Which date the days are of, where a table has several' }),
}
const day = z.iso.date().optional()
export const AskForExport = z.strictObject({
  ...wishMembers,
  from: day.meta({ description: 'First day; SAF-T needs it' }),
  to: day.meta({ description: 'Last day; of what shows how things stood, that day' }),
})
type Asked = z.output<typeof AskForExport>

const DocumentDays = z.strictObject({ from: day, to: day }).check(daysInOrder)

/** What is asked for as it will be made. @throws request/invalid at the member that does not fit */
export function wishOf({ what, form, lang, ...days }: Asked): ExportWish {
  return { what, form: formOf({ what, form }), lang, period: periodFor(what, days) }
}

/** @throws request/invalid where the file comes in another form only */
export function formOf({ what, form }: Pick<Asked, 'what' | 'form'>): ExportForm {
  const only = what === SAF_T ? 'xml' : what === DOCUMENTS ? 'zip' : null
  if (only === null && (form === 'xml' || form === 'zip')) throw invalid('/form', 'a table is xlsx, excel or machine')
  if (only !== null && form !== undefined && form !== only) throw invalid('/form', `this file is always ${only}`)
  return only ?? form ?? 'xlsx'
}

export const datasetOf = (what: string): Dataset | undefined => DATASETS.find(({ name }) => name === what)

function periodFor(what: string, { from, to, by }: Pick<Asked, 'from' | 'to' | 'by'>): Period {
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(by ? { by } : {}) }
  const dataset = datasetOf(what)
  if (!dataset) return parsed(what === SAF_T ? SafTDays : DocumentDays, days)
  const [first] = dataset.dates
  if (first === 'none' && (from || to)) throw invalid(from ? '/from' : '/to', 'this file has no period')
  if (first === 'day' && from) throw invalid('/from', 'this file shows one day')
  return parsed(periodOf(dataset).check(daysInOrder), days)
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw malformed(result.error)
  return result.data
}
