import { termOf } from '../../catalogue/term.ts'
import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Period, periodOfTerm, yearBefore } from '../../reports/period.ts'
import { COURSE_KEEPERS } from '../admin/who.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { termWords } from '../developing/proposal-form.ts'
import type { Visit } from '../visit.ts'
import { CHANNEL_WORDS } from '../words/figures.ts'
import { OWN_SOURCES, UNTOLD } from '../words/reports.ts'

const TABS: readonly { path: string; said: Said }[] = [
  { path: '/admin/reports', said: { nb: 'Inntekter', en: 'Income' } },
  { path: '/admin/reports/term', said: { nb: 'Mål for semesteret', en: 'Target of the term' } },
  { path: '/admin/reports/channels', said: { nb: 'Besøk og søk', en: 'Visits and searches' } },
  { path: '/admin/reports/ideas', said: { nb: 'Fra idé til salg', en: 'From idea to sale' } },
]
/** Whoever keeps courses may go on to them; finance reads the figures alone. */
export const keepsCourses = ({ caller }: Visit): boolean => hasRole(caller.actor, ...COURSE_KEEPERS)
/** Back to the desk that one came from. */
export const toDesk = (visit: Visit): SafeHtml =>
  keepsCourses(visit)
    ? backLink(
        visit.to('/admin'),
        say(visit.lang, { nb: 'Kursadministrasjon', en: 'Course administration' }),
        icon('back'),
      )
    : backLink(visit.to('/finance'), say(visit.lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))

/** The reports beside each other. */
export const reportTabs = ({ lang, to }: Visit, here: string): SafeHtml =>
  html`<nav class="screen-only" aria-label="${say(lang, { nb: 'Rapporter', en: 'Reports' })}"><ul class="desk-choice">${TABS.map(({ path, said }) => html`<li><a href="${to(path)}"${path === here ? html` aria-current="page"` : null}>${say(lang, said)}</a></li>`)}</ul></nav>`

export type Choice = { value: string; words: string; chosen: boolean; href: string }
/** One of several ways to look at the same. */
export const choices = (name: string, all: readonly Choice[]): SafeHtml =>
  html`<nav class="screen-only" aria-label="${name}"><ul class="desk-choice">${all.map(({ words, chosen, href }) => html`<li><a href="${href}"${chosen ? html` aria-current="true"` : null}>${words}</a></li>`)}</ul></nav>`

type Kept = Record<string, string>
/** From when to when: any two days, or a term. */
export function periodForm(
  { lang, to }: Visit,
  path: string,
  { period, kept, today }: { period: Period; kept: Kept; today: string },
): SafeHtml {
  const now = termOf(today)
  const last = termOf(yearBefore(periodOfTerm(now)).from)
  const before = termOf(now.endsWith('autumn') ? `${now.slice(0, 4)}-01-01` : `${last.slice(0, 4)}-12-31`)
  const terms = [now, before, last].map((term) => {
    const days = periodOfTerm(term)
    const query = new URLSearchParams({ ...kept, ...days })
    const isChosen = days.from === period.from && days.to === period.to
    return html`<li><a href="${to(`${path}?${query}`)}"${isChosen ? html` aria-current="true"` : null}>${say(lang, termWords(term))}</a></li>`
  })
  const day = (name: 'from' | 'to', said: Said) =>
    html`<div class="ds-field field"><label class="ds-label" for="${name}">${say(lang, said)}</label><input class="ds-input" type="date" id="${name}" name="${name}" value="${period[name]}" required></div>`
  return html`<div class="screen-only report-period"><ul class="desk-choice">${terms}</ul><form class="report-period__form" method="get" action="${to(path)}">${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${day('from', { nb: 'Fra og med', en: 'From' })}${day('to', { nb: 'Til og med', en: 'Through' })}<div class="report-period__go"><button class="ds-button" data-variant="secondary" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button></div></form></div>`
}

/** The same as a file; of what it is, is said to whoever does not see where the link stands. */
export const fileLinks = ({ lang, of }: { lang: Lang; of: string }, name: string, query: string): SafeHtml =>
  html`<ul class="desk-exports screen-only">${(['xlsx', 'csv'] as const).map((form) => html`<li><a href="/reports/${name}.${form}?${query}&amp;lang=${lang}">${form === 'xlsx' ? 'Excel' : 'CSV'}<span class="ds-sr-only"> (${of})</span></a></li>`)}</ul>`

export const nothing = (lang: Lang): SafeHtml =>
  html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting i denne perioden.', en: 'Nothing in this period.' })}</p>`

type Named = { key: string; nameNb: string; nameEn: string }
/** How a group is called: by its own name, or by words for what has none. */
export function nameOf(lang: Lang, { key, nameNb, nameEn }: Named): string {
  if (nameNb !== '') return lang === 'nb' ? nameNb : nameEn
  if (key === '') return say(lang, UNTOLD)
  const said = CHANNEL_WORDS[key as keyof typeof CHANNEL_WORDS] ?? OWN_SOURCES[key]
  return said ? say(lang, said) : key
}
