import { type EmptySearch, emptySearchesOf } from '../../attribution/empty-searches-of.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { GROUPS_MOST } from '../../reports/cut.ts'
import { FUNNEL_GROUPS, funnelOf, type Steps } from '../../reports/funnel.ts'
import { readSums } from '../../reports/seen.ts'
import { FUNNEL_HEADS, SEARCH_HEADS } from '../../reports/tables.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { rowChart } from '../figures/charts.ts'
import { beside, figureTable } from '../figures/figure-table.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { REPORTS, STEP_GROUPS } from '../words/reports.ts'
import { type Asked, askedOf, reportQuery } from './asked.ts'
import { choices, fileLinks, nameOf, nothing, periodForm, reportTabs } from './parts.ts'

const PATH = '/admin/reports/channels'

/** From visit to sale, and what people looked for in vain: counted without knowing whose. */
export async function showChannels(visit: Visit): Promise<Page> {
  const { lang, to, query, till, caller } = visit
  const { asked, today, rows, searches } = await readSums({ till, actor: caller.actor }, async (on, faculties) => {
    const now = dayIn(SELLER_ZONE, on.now)
    const wished = askedOf(query, now)
    return {
      ...{ asked: wished, today: now },
      rows: await funnelOf(on, wished.steps, { ...wished, faculties }),
      searches: await emptySearchesOf(on, wished),
    }
  })
  const title = say(lang, { nb: 'Besøk og søk', en: 'Visits and searches' })
  const ways = FUNNEL_GROUPS.map((each) => ({
    ...{ value: each, words: say(lang, STEP_GROUPS[each]), chosen: each === asked.steps },
    href: to(`${PATH}?${reportQuery(asked, { by: each })}`),
  }))
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to('/admin/reports'), say(lang, REPORTS), icon('back'))}<h1>${title}</h1>
${reportTabs(visit, PATH)}${periodForm(visit, PATH, { period: asked, kept: { by: asked.steps }, today })}
<section class="desk-block" aria-labelledby="steps"><h2 id="steps">${say(lang, { nb: 'Fra besøk til kjøp', en: 'From visit to sale' })}</h2>
<p class="fine">${say(lang, { nb: 'Visninger og handlekurver telles uten informasjonskapsler og uten å vite hvem, og vises inntil ett minutt etterpå. Bestillinger står under en kilde bare når kjøperen har sagt ja til at vi husker den.', en: 'Views and carts are counted without cookies and without knowing who, and show up to a minute later. Orders stand under a source only when the buyer has agreed to our remembering it.' })}</p>
${choices(say(lang, { nb: 'Fordelt på', en: 'Divided by' }), ways)}${rows.length === 0 ? nothing(lang) : stepsPart(lang, asked, rows)}${rows.length < GROUPS_MOST ? null : mostPart(lang)}</section>
<section class="desk-block" aria-labelledby="searches"><h2 id="searches">${say(lang, { nb: 'Søk uten treff', en: 'Searches in vain' })}</h2>
<p class="fine">${say(lang, { nb: 'Ord som ser ut som en e-postadresse eller et langt nummer, er ikke tatt vare på.', en: 'Words that look like an e-mail address or a long number were not kept.' })}</p>
${searches.length === 0 ? nothing(lang) : searchesPart(lang, asked, searches)}</section>`,
  }
}

const mostPart = (lang: Lang): SafeHtml =>
  html`<p class="fine">${say(lang, { nb: `Bare de ${GROUPS_MOST} med flest visninger er med.`, en: `Only the ${GROUPS_MOST} with most views are here.` })}</p>`

/** The whole way of all together, and each group's. */
function stepsPart(lang: Lang, asked: Asked, rows: readonly Steps[]): SafeHtml {
  const steps = ['views', 'putInCart', 'begun', 'paid'] as const
  const total = (step: (typeof steps)[number]) => rows.reduce((sum, row) => sum + row[step], 0)
  const of = say(lang, { nb: 'Fra besøk til kjøp', en: 'From visit to sale' })
  const bars = steps.map((step) => ({ label: say(lang, FUNNEL_HEADS[step]), parts: [total(step)] }))
  const table = figureTable(
    {
      head: say(lang, STEP_GROUPS[asked.steps]),
      heads: steps.map((step) => say(lang, FUNNEL_HEADS[step])),
      rows: rows.map((row) => ({ name: nameOf(lang, row), figures: steps.map((step) => String(row[step])) })),
      sum: { name: say(lang, { nb: 'Sum', en: 'Total' }), figures: steps.map((step) => String(total(step))) },
    },
    of,
  )
  return html`${beside(rowChart(bars, of), table)}${fileLinks({ lang, of }, 'funnel', reportQuery(asked, { by: asked.steps }))}`
}

function searchesPart(lang: Lang, { from, to }: Asked, rows: readonly EmptySearch[]): SafeHtml {
  const of = say(lang, { nb: 'Søk uten treff', en: 'Searches in vain' })
  const table = figureTable(
    {
      head: say(lang, SEARCH_HEADS.words),
      heads: [SEARCH_HEADS.lang, SEARCH_HEADS.times, SEARCH_HEADS.lastOn].map((said) => say(lang, said)),
      rows: rows.map(({ words, lang: spoken, times, lastOn }) => ({
        name: words,
        figures: [spoken, String(times), spelledDay(lang, lastOn)],
      })),
    },
    of,
  )
  return html`${table}${fileLinks({ lang, of }, 'empty-searches', String(new URLSearchParams({ from, to })))}`
}
