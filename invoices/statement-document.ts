import type { Day, Seller } from './document.ts'
import type { Language } from './words/languages.ts'

/** One row: a line of words, what stands beneath it in small, and a cell for each column after the first. */
export type StatementRow = { name: string; beneath?: string; cells: readonly string[] }

/**
 * A statement of what was earned or covered in a period, as one value: everything that its PDF says, already in its language. It sells
 * nothing, has no VAT and is no claim. The same value gives the same bytes.
 */
export type StatementDocument = {
  kind: 'statement'
  number: string
  issueDate: Day
  language: Language
  seller: Seller
  /** Whom it is for: name, and what stands beneath. */
  recipient: readonly string[]
  facts: readonly (readonly [label: string, value: string])[]
  /** What is said before the figures. */
  notes: readonly string[]
  /** Their columns after the first hold figures, which stand at the right. */
  tables: readonly { title: string; columns: readonly string[]; rows: readonly StatementRow[] }[]
  /** Sums at the foot: label and figure, the last of each currency in bold. */
  sums: readonly { label: string; figure: string; strong: boolean }[]
  test: boolean
}
