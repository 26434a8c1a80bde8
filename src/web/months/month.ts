import { checkNow } from '../../closing/check-now.ts'
import { type Closing, closingsOf, type MonthRow, monthRow, nextToClose } from '../../closing/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { Month } from '../../platform/month.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { spelledMonth } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { STATE_WORDS } from '../words/months.ts'
import { checkList } from './check-list.ts'
import { closingList, closingNow } from './closings.ts'
import { MONTHS } from './list.ts'
import { accountTables } from './statement.ts'

const DONE: Record<string, Said> = {
  asked: {
    nb: 'En annen i økonomi må godkjenne før måneden åpnes.',
    en: 'Somebody else in finance must sign before the month is opened.',
  },
  opened: { nb: 'Måneden er åpen igjen.', en: 'The month is open again.' },
  gone: { nb: 'Ønsket er lagt bort.', en: 'The wish was let go.' },
}

/** The month in an address. @throws month/unknown */
export async function monthHere({ params, on }: Visit): Promise<MonthRow> {
  const month = Month.safeParse(params.month)
  const row = month.success ? await monthRow(on, month.data) : null
  if (!row) throw unknown('month')
  return row
}

/** One month: whether it ties, closing it, and what was closed. */
export async function showMonth(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const row = await monthHere(visit)
  const closings = await closingsOf(on, row.month)
  const title = `${say(lang, MONTHS)}: ${spelledMonth(lang, row.month)}`
  const { tone, said } = STATE_WORDS[row.state]
  return {
    title,
    hidden: true,
    width: 'wide',
    at: `/finance/months/${row.month}`,
    body: html`${backLink(to('/finance/months'), say(lang, MONTHS), icon('back'))}${notice(visit, DONE)}${errorSummary(form, () => null)}
<h1>${spelledMonth(lang, row.month)} ${tag(tone, say(lang, said))}</h1>
${closingList(visit, closings, { isClosed: row.state === 'closed', form })}
${await stateOf(visit, row, closings)}`,
  }
}

async function stateOf(visit: Visit, row: MonthRow, closings: readonly Closing[]): Promise<SafeHtml> {
  if (row.state === 'closing')
    return closingNow(visit, closings.find(({ closedAt, refusedAt }) => !closedAt && !refusedAt)!)
  if (row.state === 'closed')
    return accountTables(visit, closings.find(({ statement }) => statement !== null)!.statement!)
  const { checks, statement } = await checkNow(visit.till.connection.pool, row.month)
  const isNext = (await nextToClose(visit.on)) === row.month
  const isReady = checks.every(({ state }) => state !== 'red')
  return html`${checkList(visit, checks)}${row.state === 'open' ? closeForm(visit, row, { isNext, isReady }) : notOver(visit)}${accountTables(visit, statement)}`
}

const notOver = ({ lang }: Visit): SafeHtml =>
  html`<p class="desk-block">${say(lang, { nb: 'Måneden er ikke over. Tallene er slik de står nå.', en: 'The month is not over. The figures are as they stand now.' })}</p>`

/** Only what ties can be closed, and only in its turn. */
function closeForm(
  { lang, to }: Visit,
  { month }: MonthRow,
  { isNext, isReady }: { isNext: boolean; isReady: boolean },
): SafeHtml {
  if (!isNext)
    return html`<p class="desk-block">${say(lang, { nb: 'En tidligere måned må lukkes først.', en: 'An earlier month must be closed first.' })}</p>`
  if (!isReady)
    return html`<p class="desk-block">${say(lang, { nb: 'Måneden kan lukkes når de røde linjene er borte.', en: 'The month can be closed when the red lines are gone.' })}</p>`
  return html`<form class="desk-block" method="post" action="${to(`/finance/months/${month}/closings`)}"><p>${say(lang, { nb: 'Ingenting føres i måneden etterpå. Filen lages én gang og endres aldri.', en: 'Nothing is posted into the month afterwards. Its file is made once and never changed.' })}</p>
${submit(say(lang, { nb: `Lukk ${spelledMonth(lang, month)}`, en: `Close ${spelledMonth(lang, month)}` }))}</form>`
}
