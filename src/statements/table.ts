import type { FileReply } from '../platform/http/route.ts'
import { type Lang, percent, type Said, say } from '../platform/lang.ts'
import { money } from '../platform/money.ts'
import { type Column, type TableForm, tableFile } from '../platform/table-file.ts'
import type { GrantLine, IncomeLine, StatementContent } from './content.ts'
import * as words from './words.ts'

type Line = IncomeLine | GrantLine
const title = (line: Line, lang: Lang): string => (lang === 'nb' ? line.titleNb : line.titleEn)
const amount = <Row extends Line>(said: Said, minor: (row: Row) => number | null): Column<Row> => [
  said,
  (row) => {
    const value = minor(row)
    return value === null ? null : money(value, row.currency)
  },
  'money',
]
const shared = <Row extends Line>(): Column<Row>[] => [
  [words.MONTH, ({ month }) => month],
  [words.COURSE, title],
  [words.OFFERING, ({ offering }) => offering],
  [words.CURRENCY, ({ currency }) => currency],
]

const INCOME_COLUMNS = {
  partner: [
    ...shared<IncomeLine>(),
    amount<IncomeLine>(words.EARNED, (row) => row.earnedMinor),
    amount<IncomeLine>(words.TAKEN_BACK, (row) => row.takenBackMinor),
    amount<IncomeLine>(words.INCOME, (row) => row.incomeMinor),
    [words.PART, (row, lang) => (row.basisPoints === null ? null : percent(lang, row.basisPoints))],
    amount<IncomeLine>(words.OWN.partner, (row) => row.ownMinor),
  ],
  faculty: [
    ...shared<IncomeLine>(),
    amount<IncomeLine>(words.INCOME, (row) => row.incomeMinor),
    amount<IncomeLine>(words.PARTNERS, (row) => row.partnersMinor),
    amount<IncomeLine>(words.OWN.faculty, (row) => row.ownMinor),
  ],
} satisfies Record<'partner' | 'faculty', Column<IncomeLine>[]>

/** ECTS credits are kept in tenths. */
const TENTHS = 10
const GRANT_COLUMNS: readonly Column<GrantLine>[] = [
  ...shared<GrantLine>(),
  [words.MODE, ({ mode }, lang) => say(lang, words.MODE_WORDS[mode])],
  [words.SOLD, ({ seatsSold }) => seatsSold, 'count'],
  [words.RETURNED, ({ seatsReturned }) => seatsReturned, 'count'],
  [words.COVERED, ({ seatsFunded }) => seatsFunded, 'count'],
  [words.PEOPLE, ({ people }) => people, 'count'],
  [words.COMPLETED, ({ completions }) => completions, 'count'],
  [words.CREDITS, ({ creditTenths }) => creditTenths / TENTHS],
  [words.SEATS_LEFT, ({ seatsLeft }) => seatsLeft, 'count'],
  amount<GrantLine>(words.MONEY_LEFT, (row) => row.leftMinor),
  amount<GrantLine>(words.OWN.funder, (row) => row.ownMinor),
]

/** The lines of a statement for a spreadsheet. */
export function tableOf(content: StatementContent, form: TableForm, lang: Lang): FileReply {
  const { kind, month } = content
  const about = { name: `${month}-${kind}`, title: words.TITLES[kind] }
  return content.kind === 'funder'
    ? tableFile({ ...about, columns: GRANT_COLUMNS, rows: content.lines }, form, lang)
    : tableFile({ ...about, columns: INCOME_COLUMNS[content.kind], rows: content.lines }, form, lang)
}
