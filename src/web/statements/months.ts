import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { Month } from '../../platform/month.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import type { StatementContent } from '../../statements/content.ts'
import { draftsOf } from '../../statements/drafts.ts'
import { issueStatements } from '../../statements/issue-statements.ts'
import {
  type Issued,
  issuedOfMonth,
  type StatementMonth,
  statementMonth,
  statementMonths,
} from '../../statements/queries.ts'
import { TITLES } from '../../statements/words.ts'
import { icon } from '../components/icon.ts'
import { spelledMonth } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { type Tone, tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { aboutPart, statementPart } from './parts.ts'

export const STATEMENTS: Said = { nb: 'Oppgjør', en: 'Statements' }
const FINANCE: Said = { nb: 'Økonomi', en: 'Finance' }
const DONE: Record<string, Said> = { made: { nb: 'Oppgjørene er laget.', en: 'The statements are made.' } }
const STATE_WORDS: Record<StatementMonth['state'], { tone: Tone; said: Said }> = {
  open: { tone: 'warning', said: { nb: 'Foreløpig', en: 'Preliminary' } },
  closed: { tone: 'info', said: { nb: 'Kan lages', en: 'Can be made' } },
  issued: { tone: 'success', said: { nb: 'Laget', en: 'Made' } },
  passed: { tone: 'neutral', said: { nb: 'Med i en senere måned', en: 'In a later month' } },
}

/** Every month of the book, and whether its statements were made. */
export async function showStatementMonths(visit: Visit): Promise<Page> {
  const { lang, on, to, caller } = visit
  const rows = await statementMonths(on)
  const isFinance = hasRole(caller.actor, 'finance', 'auditor')
  return {
    title: say(lang, STATEMENTS),
    hidden: true,
    body: html`${isFinance ? backLink(to('/finance'), say(lang, FINANCE), icon('back')) : null}<h1>${say(lang, STATEMENTS)}</h1>
<p class="lead">${say(lang, { nb: 'Hva partnere har krav på, hva som er igjen til fakultetene, og hva bidragsytere dekker. Oppgjør lages når måneden er lukket, og står så fast. Det som kommer senere, meldes i det neste.', en: 'What partners have coming, what remains to faculties, and what funders cover. Statements are made when the month is closed, and then stand. What comes later is told in the next.' })}</p>
<ul class="desk-exports"><li><a href="${to('/finance/funders')}">${say(lang, { nb: 'Bidragsytere og tilskudd', en: 'Funders and grants' })}</a></li></ul>
${rows.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting er ført ennå.', en: 'Nothing has been posted yet.' })}</p>` : html`<ul class="desk-documents sheet">${rows.map((row) => line(visit, row))}</ul>`}`,
  }
}

function line({ lang, to }: Visit, { month, state, statements }: StatementMonth): SafeHtml {
  const { tone, said } = STATE_WORDS[state]
  const made = count(lang, statements, {
    one: { nb: '{n} oppgjør', en: '{n} statement' },
    other: { nb: '{n} oppgjør', en: '{n} statements' },
  })
  return html`<li>${icon('calendar')}<span><a href="${to(`/finance/statements/${month}`)}">${spelledMonth(lang, month)}</a> ${tag(tone, say(lang, said))}
${state === 'issued' ? html`<span class="fine desk-documents__aside">${made}</span>` : null}</span></li>`
}

async function monthHere({ params, on }: Visit): Promise<StatementMonth> {
  const month = Month.safeParse(params.month)
  const row = month.success ? await statementMonth(on, month.data) : null
  if (!row) throw unknown('month')
  return row
}

type Shown = { content: StatementContent; issued: Issued | null }

/** One month: what was told of it, or what would be told now. */
export async function showStatementMonth(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const row = await monthHere(visit)
  const waits = row.state === 'open' || row.state === 'closed'
  const shown: Shown[] = waits
    ? (await draftsOf(on, row.month)).map(({ content }) => ({ content, issued: null }))
    : (await issuedOfMonth(on, row.month)).map((issued) => ({ content: issued.content, issued }))
  const { tone, said } = STATE_WORDS[row.state]
  const kinds = (['partner', 'faculty', 'funder'] as const).filter((kind) =>
    shown.some(({ content }) => content.kind === kind),
  )
  return {
    title: `${say(lang, STATEMENTS)}: ${spelledMonth(lang, row.month)}`,
    hidden: true,
    width: 'wide',
    at: `/finance/statements/${row.month}`,
    body: html`${backLink(to('/finance/statements'), say(lang, STATEMENTS), icon('back'))}${notice(visit, DONE)}${errorSummary(form, () => null)}
<h1>${say(lang, STATEMENTS)}: ${spelledMonth(lang, row.month)} ${tag(tone, say(lang, said))}</h1>${stateOf(visit, row)}
${kinds.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Det er ingenting å melde.', en: 'There is nothing to tell.' })}</p>` : null}
${kinds.map((kind) => html`<section class="desk-block" aria-labelledby="${kind}"><h2 id="${kind}">${say(lang, TITLES[kind])}</h2>${aboutPart(lang, kind)}${shown.filter(({ content }) => content.kind === kind).map(({ content, issued }) => statementPart(visit, content, { head: content.recipient.name, issued }))}</section>`)}`,
  }
}

function stateOf({ lang, to, caller }: Visit, { month, state }: StatementMonth): SafeHtml | null {
  if (state === 'open')
    return html`<p class="lead">${say(lang, { nb: 'Måneden er ikke lukket. Tallene er foreløpige og kan endre seg.', en: 'The month is not closed. The figures are preliminary and may change.' })}</p>`
  if (state !== 'closed' || !hasRole(caller.actor, 'finance')) return null
  return html`<p class="lead">${say(lang, { nb: 'Måneden er lukket. Når oppgjørene er laget, får de nummer og endres ikke.', en: 'The month is closed. Once the statements are made they have numbers and do not change.' })}</p>
<form method="post" action="${to(`/finance/statements/${month}`)}">${submit(say(lang, { nb: 'Lag oppgjørene', en: 'Make the statements' }))}</form>`
}

export async function issueFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const { month } = await monthHere(visit)
  const attempted = await attempt(() =>
    act(till, caller.actor, (tx) => issueStatements(tx, till.config.dataDir, month)),
  )
  if ('done' in attempted) return { goTo: to(`/finance/statements/${month}?done=made`) }
  const { problem } = attempted
  return { ...(await showStatementMonth(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
