import { LEAST_ANSWERS, type Means, type Results } from '../../evaluating/results.ts'
import { RECOMMEND, USEFUL, wordingOf } from '../../evaluating/wording.ts'
import { numberFormat } from '../../platform/formats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { day } from '../components/when.ts'
import { barChart } from '../figures/charts.ts'
import type { Visit } from '../visit.ts'
import type { Known } from './results.ts'

const tenths = (lang: Lang, value: number): string =>
  numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    value / 10,
  )
const MEAN: Said = { nb: 'Snitt', en: 'Mean' }
const ANSWERS: Said = { nb: 'Svar', en: 'Answers' }

/** Both scales as a picture and, beside it, as a table; below so many answers nothing but why. */
export function answersPart({ lang }: Visit, { shown, answered, wording, asked }: Results): SafeHtml | null {
  if (asked === 0) return null
  if (!shown || wording === null)
    return html`<p class="sheet desk-part">${say(lang, {
      nb: `Svarene vises når minst ${LEAST_ANSWERS} har svart, så ingen kan kjennes igjen. Nå er det ${answered}.`,
      en: `Answers are shown once at least ${LEAST_ANSWERS} have answered, so that nobody can be known by theirs. Now there are ${answered}.`,
    })}</p>`
  const { useful, usefulEnds, recommend, recommendEnds } = wordingOf(wording)
  return html`${scalePart(lang, { id: 'useful', legend: useful, ends: usefulEnds, steps: USEFUL, counts: shown.useful, mean: shown.usefulTenths })}
${scalePart(lang, { id: 'recommend', legend: recommend, ends: recommendEnds, steps: RECOMMEND, counts: shown.recommend, mean: shown.recommendTenths })}`
}

type Tallied = {
  id: string
  legend: Said
  ends: { least: Said; most: Said }
  steps: readonly number[]
  counts: readonly number[]
  mean: number
}

function scalePart(lang: Lang, { id, legend, ends, steps, counts, mean }: Tallied): SafeHtml {
  const of = say(lang, legend)
  const bars = steps.map((step, at) => ({ label: String(step), parts: [counts[at]!] }))
  const rows = steps.map((step, at) => {
    const end = at === 0 ? `, ${say(lang, ends.least)}` : at === steps.length - 1 ? `, ${say(lang, ends.most)}` : ''
    return html`<tr><th scope="row">${step}${end}</th><td>${counts[at]}</td></tr>`
  })
  return html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${of}</h2><div class="figure-pair"><div class="sheet desk-part"><p><strong>${say(lang, MEAN)}: ${tenths(lang, mean)}</strong> <span class="fine">${say(lang, { nb: `av ${steps.at(-1)}`, en: `of ${steps.at(-1)}` })}</span></p>${barChart(bars, of)}</div>
<div class="table-scroll"><table class="ds-table figure-table" aria-label="${of}"><thead><tr><th scope="col">${say(lang, { nb: 'Valg', en: 'Choice' })}</th><th scope="col">${say(lang, ANSWERS)}</th></tr></thead><tbody>${rows}</tbody></table></div></div></section>`
}

/** The same course before, and what the faculty's courses come to. */
export function comparedPart({ lang }: Visit, { results, offering: { zone, endsAt } }: Known): SafeHtml | null {
  const { shown, earlier, faculty, answered, asked } = results
  if (!shown || (earlier.length === 0 && !faculty)) return null
  const row = (name: string, figures: Means, answers: string): SafeHtml =>
    html`<tr><th scope="row">${name}</th><td>${tenths(lang, figures.usefulTenths)}</td><td>${tenths(lang, figures.recommendTenths)}</td><td>${answers}</td></tr>`
  const ended = (where: string, at: Date) => day(lang, where, at)
  const heading = say(lang, { nb: 'Sammenlignet', en: 'Compared' })
  const offerings = count(lang, faculty?.offerings ?? 0, {
    one: { nb: '{n} oppstart', en: '{n} start' },
    other: { nb: '{n} oppstarter', en: '{n} starts' },
  })
  return html`<section class="stack" aria-labelledby="compared"><h2 id="compared">${heading}</h2><div class="table-scroll"><table class="ds-table figure-table" aria-label="${heading}">
<thead><tr><th scope="col">${say(lang, { nb: 'Oppstart, sluttet', en: 'Start, ended' })}</th><th scope="col">${say(lang, { nb: 'Nyttig (1–5)', en: 'Useful (1–5)' })}</th><th scope="col">${say(lang, { nb: 'Anbefaler (0–10)', en: 'Recommends (0–10)' })}</th><th scope="col">${say(lang, ANSWERS)}</th></tr></thead>
<tbody>${row(`${ended(zone, endsAt)} (${say(lang, { nb: 'denne', en: 'this one' })})`, shown, `${answered} / ${asked}`)}${earlier.map((each) => row(ended(each.zone, each.endsAt), each, `${each.answered} / ${each.asked}`))}
${faculty ? row(say(lang, { nb: 'Fakultetets andre oppstarter', en: 'Other starts of the faculty' }), faculty, offerings) : null}</tbody></table></div></section>`
}
