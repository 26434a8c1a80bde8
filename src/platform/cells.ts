import { EXPONENTS, type Money } from './money.ts'

/** What stands in one cell: text, a count, an amount, or nothing. The currency of an amount stands in a column of its own. */
export type Cell = string | number | Money | null
/** How a sheet shows a column. The cells of a day are ISO 8601 text, and days in a sheet. */
export type CellKind = 'text' | 'count' | 'money' | 'day'
export type Head = { words: string; kind: CellKind }

/** Rows pass in pages, so that the work of waiting is shared by many. */
export type Pages = AsyncIterable<readonly (readonly Cell[])[]>

/** An amount as a spreadsheet holds it: a number, exact to the øre for any sum a till takes. */
export const numberOf = ({ minor, currency }: Money): number => minor / 10 ** EXPONENTS[currency]
