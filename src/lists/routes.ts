import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { daysInOrder } from '../invoicing/document-query.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode } from '../platform/money.ts'
import { TABLE_FORMS, type TableForm } from '../platform/table-file.ts'
import { act } from '../platform/till.ts'
import { asFilter, FILTERS, LIST_NAMES, LISTS, type ListName } from './all.ts'
import { listFile } from './file.ts'
import { sorting } from './filter.ts'
import { listPage } from './page.ts'

const room = 'lists'
const who = ['finance', 'auditor'] as const
/** A file of a year keeps a process busy for as long as many writes. */
const FILE_WEIGHT = 10
const called = (name: string) => `list-${name}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Under which word the audit log says that somebody was shown the list. */
export const readsOf = (name: ListName): string => (name === 'unplaced' ? 'deposits' : 'documents')

const totals = (name: ListName) =>
  z
    .array(
      z.object({
        currency: CurrencyCode,
        count: z.int(),
        ...Object.fromEntries(Object.keys(LISTS[name].sums).map((sum) => [sum, z.int()])),
      }),
    )
    .meta({ description: 'Of everything the filter finds, one per currency, kroner first' })

const listRoute = (name: ListName): AnyRoute =>
  route({
    method: 'get',
    path: `/finance/lists/${name}`,
    id: called(name),
    reads: readsOf(name),
    room,
    who,
    summary: `${LISTS[name].title.en}, page by page, with the sums of everything the filter finds`,
    query: z.strictObject({ ...FILTERS[name], ...sorting, ...pageQuery }).check(daysInOrder),
    replies: {
      200: z.object({ rows: z.array(LISTS[name].row), totals: totals(name), next: z.string().nullable() }),
    },
    answer: async ({ till, query }) => {
      const { limit, after, ...filter } = query as { limit: number; after?: string }
      const on = { client: till.connection.pool }
      const [{ rows, next }, sums] = await Promise.all([
        listPage(on, name, { filter: asFilter(filter), after, limit }),
        LISTS[name].totals(on, asFilter(filter)),
      ])
      return { status: 200, body: { rows, totals: sums, next } } as never
    },
  })

const fileRoute = (name: ListName, form: TableForm): AnyRoute =>
  route({
    method: 'get',
    path: `/finance/lists/${name}.${form}`,
    id: `${called(name)}As${form === 'csv' ? 'Csv' : 'Xlsx'}`,
    reads: 'exports',
    weight: FILE_WEIGHT,
    room,
    who,
    summary: `${LISTS[name].title.en}: everything the filter finds as ${form.toUpperCase()}, in its order`,
    query: z.strictObject({ ...FILTERS[name], ...sorting, lang: LangCode.default('nb') }).check(daysInOrder),
    replies: { 200: null },
    refusals: ['exports/busy'],
    answer: async ({ till, actor, query }) => {
      const { lang, ...filter } = query as { lang: 'nb' | 'en' }
      const facts = { what: `${name}.${form}`, filter }
      await act(till, actor, (tx) => emit(tx, { name: 'DocumentsExported', subjectId: newId(), facts }))
      const file = listFile(till.connection.pool, name, { filter: asFilter(filter), form, lang })
      return { status: 200, body: null, file }
    },
  })

/** The lists of the finance desk, and each of them as a file. */
export const routes: AnyRoute[] = LIST_NAMES.flatMap((name) => [
  listRoute(name),
  ...TABLE_FORMS.map((form) => fileRoute(name, form)),
])
