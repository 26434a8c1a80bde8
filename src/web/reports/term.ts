import { type Term, termOf } from '../../catalogue/term.ts'
import { hasRole } from '../../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { capital, type Lang, percent, type Said, say, UNSAID } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { WHOLE_RATE } from '../../pricing/vat.ts'
import { type Outlook, outlookOf, type TermOutlook } from '../../reports/outlook.ts'
import { periodOfTerm, yearBefore } from '../../reports/period.ts'
import { readSums } from '../../reports/seen.ts'
import { SetTarget, setTarget } from '../../reports/set-target.ts'
import { FACULTY, OUTLOOK_HEADS } from '../../reports/tables.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { NO_NUMBER } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { termWords } from '../developing/proposal-form.ts'
import { legend, rowChart } from '../figures/charts.ts'
import { amountIn, figureTable, whole } from '../figures/figure-table.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { REPORTS } from '../words/reports.ts'
import { termAsked } from './asked.ts'
import { choices, fileLinks, nothing, reportTabs } from './parts.ts'

const PATH = '/admin/reports/term'
/** Targets are set in the currency that the unit answers in. */
const TARGET_CURRENCY: Currency = 'NOK'
const DONE: Record<string, Said> = { set: { nb: 'Målet er satt.', en: 'The target is set.' } }
const LABELS: Record<string, Said> = {
  faculty: FACULTY,
  'target.minor': { nb: 'Mål uten mva.', en: 'Target without VAT' },
}

/** A term on one page: what is sold of the target, beside last year, and what may still come. */
export async function showTerm(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, till, caller } = visit
  const outlook = await readSums({ till, actor: caller.actor }, (on, faculties) =>
    outlookOf(on, termAsked(asking(visit), dayIn(SELLER_ZONE, on.now)), faculties),
  )
  const { term, today, rows } = outlook
  const words = say(lang, termWords(term))
  const title = capital(words)
  const parts = [...Map.groupBy(rows.filter(hasAnything), ({ currency }) => currency)]
  const filled = form ?? freshForm(lang)
  return {
    title: `${say(lang, { nb: 'Mål', en: 'Target' })}: ${title}`,
    hidden: true,
    width: 'wide',
    at: `${PATH}?term=${term}`,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/admin/reports'), say(lang, REPORTS), icon('back'))}${notice(visit, DONE)}${errorSummary(filled, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}<h1>${title}</h1>
${reportTabs(visit, PATH)}${termChoices(visit, outlook)}
<div class="report-term">${parts.length === 0 ? nothing(lang) : parts.map(([currency, own]) => part(lang, outlook, { currency, rows: own }))}
<p class="fine">${say(lang, { nb: `Per ${spelledDay('nb', today)}, uten merverdiavgift, for oppstarter i semesteret. Solgt er bekreftede ordrer minus det som er kreditert. Det som er i kassen, i tilbud, på venteliste (plassene finnes ikke) og under utvikling (første gjennomføring etter forslaget), vises for seg og legges ikke til noe.`, en: `As of ${spelledDay('en', today)}, without VAT, of starts in the term. Sold is confirmed orders less what was credited. What is in checkout, in quotes, on waiting lists (those seats are not there) and in development (the first run as proposed) is shown by itself and added to nothing.` })}</p>
${parts.length === 0 ? null : fileLinks({ lang, of: title }, 'term', `term=${term}`)}</div>${hasRole(caller.actor, 'course-administrator') ? targetForm(visit, filled, outlook) : null}`,
  }
}

/** Of a form that came back the term is in the form. */
const asking = ({ query, form }: Visit): URLSearchParams =>
  form.get('term') === '' ? query : new URLSearchParams({ term: form.get('term') })

const hasAnything = ({ faculty: _, currency: _c, ...amounts }: Outlook): boolean =>
  Object.values(amounts).some((minor) => minor !== null && minor !== 0)

function termChoices({ lang, to }: Visit, { term, today }: TermOutlook): SafeHtml {
  const now = termOf(today)
  const [spring, autumn]: Term[] = [`${Number(today.slice(0, 4))}-spring`, `${Number(today.slice(0, 4))}-autumn`]
  const last = termOf(yearBefore(periodOfTerm(now)).from)
  const next: Term = `${Number(today.slice(0, 4)) + 1}-spring`
  const all = [...new Set([last, spring!, autumn!, next, term])].toSorted(
    (a, b) => Number(periodOfTerm(a).from > periodOfTerm(b).from) - Number(periodOfTerm(a).from < periodOfTerm(b).from),
  )
  return choices(
    say(lang, { nb: 'Semester', en: 'Term' }),
    all.map((each) => ({
      ...{ value: each, words: say(lang, termWords(each)), chosen: each === term },
      href: to(`${PATH}?term=${each}`),
    })),
  )
}

type InCurrency = { currency: Currency; rows: readonly Outlook[] }
const AMOUNTS = ['soldMinor', 'soldBeforeMinor', 'unpaidMinor', 'quotedMinor', 'waitingMinor', 'pipelineMinor'] as const

function part(lang: Lang, { term }: TermOutlook, { currency, rows }: InCurrency): SafeHtml {
  const [amount, size] = [amountIn(lang, currency), whole(currency)]
  const total = (name: (typeof AMOUNTS)[number]) => rows.reduce((sum, row) => sum + row[name], 0)
  const target = rows.reduce((sum, { targetMinor }) => sum + (targetMinor ?? 0), 0)
  const of = say(lang, { nb: `Mål og salg i ${currency}`, en: `Target and sales in ${currency}` })
  const heads = [OUTLOOK_HEADS.target, OUTLOOK_HEADS.sold, OUTLOOK_HEADS.before].map((said) => say(lang, said))
  const columns = [...(['target', 'sold', 'before', 'unpaid', 'quoted', 'waiting', 'pipeline'] as const)].map((name) =>
    say(lang, OUTLOOK_HEADS[name]),
  )
  const bars = rows.map((row) => ({
    label: row.faculty,
    parts: [size(row.soldMinor), size(row.targetMinor ?? 0), size(row.soldBeforeMinor)],
  }))
  const table = figureTable(
    {
      head: say(lang, FACULTY),
      heads: columns,
      rows: rows.map((row) => ({
        name: row.faculty,
        figures: [
          row.targetMinor === null ? '–' : amount(row.targetMinor),
          ...AMOUNTS.map((name) => amount(row[name])),
        ],
      })),
      sum: {
        name: say(lang, { nb: 'Sum', en: 'Total' }),
        figures: [target === 0 ? '–' : amount(target), ...AMOUNTS.map((name) => amount(total(name)))],
      },
    },
    of,
  )
  const sentence = sentenceOf(lang, term, {
    sold: amount(total('soldMinor')),
    before: amount(total('soldBeforeMinor')),
    target: target === 0 ? null : amount(target),
    part: target === 0 ? null : percent(lang, Math.round((total('soldMinor') * WHOLE_RATE) / target)),
  })
  return html`<p class="lead">${sentence}</p><div class="sheet desk-part report-picture">${rowChart(bars, of)}${legend([heads[1]!, heads[0]!, heads[2]!])}</div>${table}`
}

type Amounts = { sold: string; before: string; target: string | null; part: string | null }
/** The whole page in one sentence. */
function sentenceOf(lang: Lang, term: Term, { sold, before, target, part: reached }: Amounts): string {
  const words = say(lang, termWords(term))
  const ofTarget =
    target === null
      ? UNSAID
      : { nb: ` av målet på ${target} (${reached})`, en: ` of the target of ${target} (${reached})` }
  return say(lang, {
    nb: `For ${words} er det solgt for ${sold}${ofTarget.nb}. Samme dag i fjor var det ${before}.`,
    en: `For ${words}, ${sold} is sold${ofTarget.en}. By the same day last year it was ${before}.`,
  })
}

function targetForm({ lang, to }: Visit, form: Filled, { term, rows }: TermOutlook): SafeHtml {
  const faculties = [...new Set(rows.map(({ faculty }) => faculty))]
  if (faculties.length === 0) return html``
  return html`<form class="form sheet desk-part desk-block screen-only" method="post" action="${to(PATH)}" novalidate><h2>${say(lang, { nb: 'Sett et mål', en: 'Set a target' })}</h2>${hidden('term', term)}
<div class="desk-pair">${select(form, { name: 'faculty', label: say(lang, FACULTY), options: faculties.map((faculty) => ({ value: faculty, label: faculty })) })}${field(form, { name: 'target.minor', label: say(lang, LABELS['target.minor']!), inputmode: 'decimal', max: 20 })}</div>
<div class="actions">${submit(say(lang, { nb: 'Sett målet', en: 'Set the target' }))}</div></form>`
}

export async function setTargetFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const minor = minorOf(form.get('target.minor'), TARGET_CURRENCY) ?? NO_NUMBER
    const wish = parseForm(SetTarget, {
      faculty: form.get('faculty'),
      term: form.get('term'),
      target: { minor, currency: TARGET_CURRENCY },
    })
    return act(till, caller.actor, (tx) => setTarget(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}?term=${form.get('term')}&done=set`) }
  const { problem } = attempted
  return { ...(await showTerm(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
