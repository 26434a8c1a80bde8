import type { Readable } from 'node:stream'
import type { Cell, CellKind, Pages } from '../platform/cells.ts'
import { CSV_STYLES, csvOf } from '../platform/csv.ts'
import { pagesOf } from '../platform/db/cursor.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type On, run, type Statement, statement } from '../platform/db/statement.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { xlsxOf } from '../platform/xlsx.ts'

/**
 * Which day of a row the period looks at. `day`: the file shows how things stood at the end of the last day of the period, and takes no
 * first one. `none`: it takes no period.
 */
export const DATE_KINDS = ['document', 'payment', 'posting', 'course', 'day', 'none'] as const
export type DateKind = (typeof DATE_KINDS)[number]

/** Calendar days of the seller, both inclusive; what is left out is not bounded. `by` is one of the dataset's own kinds, its first unless it says. */
export type Period = { from?: string | undefined; to?: string | undefined; by?: DateKind | undefined }

/** The name for machines, the words for people, and the cell. */
export type Column<Row> = { name: string; words: Said; kind: CellKind; cell(row: Row, lang: Lang): Cell }

export const FORMS = ['excel', 'machine', 'xlsx'] as const
export type Form = (typeof FORMS)[number]
export type Wish<Asked extends Period = Period> = { period: Asked; form: Form; lang: Lang }

/**
 * What finance takes out as a table. The same data give the same bytes: the order is fixed, and no clock is read. `fileOf` streams it out of
 * a transaction that its caller holds open; every page that passes is told to `onRows`.
 */
export type Dataset<Asked extends Period = Period> = {
  name: string
  title: Said
  /** What a row is, and which day its period looks at. */
  about: Said
  dates: readonly [DateKind, ...DateKind[]]
  columns: readonly { name: string; words: Said; kind: CellKind }[]
  count(on: On, period: Asked): Promise<number>
  /** Its rows as the database gives them, some at a time, in a transaction. */
  read(on: On, period: Asked): AsyncGenerator<unknown[]>
  fileOf(on: Moment | On, wish: Wish<Asked>, onRows?: (rows: number) => void): Readable
}

export type Source<Row, Asked extends Period> = Pick<Dataset, 'name' | 'title' | 'about' | 'dates'> & {
  columns: readonly Column<Row>[]
  /** The select for each of its kinds of date; its parameters are what `values` gives, the two days unless it says. */
  select(by: DateKind): string
  values?(period: Asked): unknown[]
}

export function dataset<Row, Asked extends Period = Period>(source: Source<Row, Asked>): Dataset<Asked> {
  const { name, dates, columns, values = daysOf } = source
  const texts = new Map(dates.map((by) => [by, selectsOf<Row>(`export-${name}-${by}`, source.select(by))]))
  const textsOf = ({ by = dates[0] }: Period) => texts.get(by)!
  return {
    ...source,
    count: async (on, period) => (await run(on, textsOf(period).count, values(period)))[0]!.count,
    read: (on, period) => pagesOf(on, textsOf(period).rows, values(period)),
    fileOf(on, { period, form, lang }, onRows) {
      const pages = cellsOf(pagesOf(on, textsOf(period).rows, values(period)), { columns, lang, onRows })
      if (form === 'xlsx') return xlsxOf(say(lang, source.title), headsOf(columns, lang), pages)
      return csvOf(headsOf(columns), pages, CSV_STYLES[form])
    },
  }
}

const daysOf = ({ from, to }: Period): unknown[] => [from ?? null, to ?? null]

const selectsOf = <Row>(name: string, text: string): { rows: Statement<Row>; count: Statement<{ count: number }> } => ({
  rows: statement<Row>(name, text),
  count: statement<{ count: number }>(`${name}-count`, `select count(*) as count from (${text}) counted`),
})

/** A CSV is headed by the names for machines, so that what reads it each month goes on reading it; a sheet by words. */
const headsOf = (columns: Dataset['columns'], lang?: Lang) =>
  columns.map(({ name, words, kind }) => ({ words: lang ? say(lang, words) : name, kind }))

type Writing<Row> = { columns: readonly Column<Row>[]; lang: Lang; onRows: ((rows: number) => void) | undefined }

async function* cellsOf<Row>(
  pages: AsyncIterable<Row[]>,
  { columns, lang, onRows }: Writing<Row>,
): AsyncGenerator<Cell[][]> & Pages {
  for await (const page of pages) {
    yield page.map((row) => columns.map(({ cell }) => cell(row, lang)))
    onRows?.(page.length)
  }
}
