import { numberFormat } from '../platform/formats.ts'
import { dayInWords, type Lang, monthInWords, percent, say } from '../platform/lang.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import type { GrantLine, IncomeLine, StatementContent } from './content.ts'
import * as words from './words.ts'

/** What the paper says of the figures, already in words. */
export type Figures = {
  tables: { title: string; columns: string[]; rows: { name: string; beneath?: string; cells: string[] }[] }[]
  sums: { label: string; figure: string; strong: boolean }[]
}

const TENTHS = 10
const amountIn = (lang: Lang, minor: number, currency: Currency): string => spell(money(minor, currency), lang)
const titleOf = (lang: Lang, { titleNb, titleEn }: { titleNb: string; titleEn: string }): string =>
  lang === 'nb' ? titleNb : titleEn

/** The lines and sums of a statement as they are read: those of its month, and apart from them what is told of months before. */
export function figuresOf(content: StatementContent, lang: Lang): Figures {
  const tables = content.kind === 'funder' ? [grantTable(content.lines, lang)] : incomeTables(content, lang)
  const sums = content.sums.flatMap(({ currency, ownMinor, toldBeforeMinor }) => [
    { label: say(lang, words.THIS_SUM), figure: amountIn(lang, ownMinor, currency), strong: true },
    { label: say(lang, words.BEFORE_SUM), figure: amountIn(lang, toldBeforeMinor, currency), strong: false },
    {
      label: say(lang, words.TOTAL_SUM),
      figure: amountIn(lang, ownMinor + toldBeforeMinor, currency),
      strong: false,
    },
  ])
  return { tables, sums }
}

type Income = { kind: 'partner' | 'faculty'; lines: readonly IncomeLine[]; month: string }
function incomeTables({ kind, lines, month }: Income, lang: Lang): Figures['tables'] {
  const now = lines.filter((line) => line.month === month)
  const before = lines.filter((line) => line.month < month)
  const said =
    kind === 'partner'
      ? [words.INCOME, words.PART, words.OWN.partner]
      : [words.INCOME, words.PARTNERS, words.OWN.faculty]
  const columns = [words.COURSE, ...said].map((each) => say(lang, each))
  const table = (title: string, rows: readonly IncomeLine[]) => ({
    ...{ title, columns },
    rows: rows.map((line) => incomeRow(line, kind, { lang, isOwnMonth: line.month === month })),
  })
  return [
    ...(now.length > 0 ? [table(say(lang, words.THIS_MONTH), now)] : []),
    ...(before.length > 0 ? [table(say(lang, words.EARLIER), before)] : []),
  ]
}

function incomeRow(line: IncomeLine, kind: Income['kind'], { lang, isOwnMonth }: { lang: Lang; isOwnMonth: boolean }) {
  const shown = (minor: number) => amountIn(lang, minor, line.currency)
  const back = line.takenBackMinor === 0 ? null : `${say(lang, words.TAKEN_BACK)}: ${shown(line.takenBackMinor)}`
  const days =
    line.fromDay && line.untilDay ? `${dayInWords(line.fromDay, lang)} – ${dayInWords(line.untilDay, lang)}` : null
  const beneath = [isOwnMonth ? line.offering : monthInWords(lang, line.month), isOwnMonth ? days : null, back]
  const middle =
    kind === 'faculty' ? shown(line.partnersMinor) : line.basisPoints === null ? '' : percent(lang, line.basisPoints)
  return {
    name: titleOf(lang, line),
    beneath: beneath.filter((each) => each !== null).join(' · '),
    cells: [shown(line.incomeMinor), middle, shown(line.ownMinor)],
  }
}

function grantTable(lines: readonly GrantLine[], lang: Lang): Figures['tables'][number] {
  const heads = [words.COURSE, words.SOLD, words.RETURNED, words.COVERED, words.PEOPLE, words.COMPLETED, words.CREDITS]
  const number = (value: number) => numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(value)
  const row = (line: GrantLine) => {
    const left = [
      line.seatsLeft === null ? null : `${say(lang, words.SEATS_LEFT)}: ${number(line.seatsLeft)}`,
      line.leftMinor === null
        ? null
        : `${say(lang, words.MONEY_LEFT)}: ${amountIn(lang, line.leftMinor, line.currency)}`,
    ]
    const beneath = [line.offering, say(lang, words.MODE_WORDS[line.mode]), ...left].filter((each) => each !== null)
    const counts = [line.seatsSold, line.seatsReturned, line.seatsFunded, line.people, line.completions]
    return {
      name: titleOf(lang, line),
      beneath: beneath.join(' · '),
      cells: [...counts, line.creditTenths / TENTHS].map(number).concat(amountIn(lang, line.ownMinor, line.currency)),
    }
  }
  return {
    title: say(lang, words.THIS_MONTH),
    columns: [...heads, words.OWN.funder].map((each) => say(lang, each)),
    rows: lines.map(row),
  }
}
