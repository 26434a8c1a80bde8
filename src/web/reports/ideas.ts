import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Median, mediansOf, type WayToSale, waysToSale } from '../../reports/first-sales.ts'
import { readSums } from '../../reports/seen.ts'
import { FACULTY, WAY_HEADS } from '../../reports/tables.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { rowChart } from '../figures/charts.ts'
import { beside, figureTable } from '../figures/figure-table.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { REPORTS } from '../words/reports.ts'
import { fileLinks, keepsCourses, reportTabs } from './parts.ts'

const PATH = '/admin/reports/ideas'

/** How long it took from a proposal to the first sale of its course. */
export async function showIdeas(visit: Visit): Promise<Page> {
  const { lang, to, till, caller } = visit
  const ways = await readSums({ till, actor: caller.actor }, (on, faculties) => waysToSale(on, { faculties }))
  const medians = mediansOf(ways)
  const title = say(lang, { nb: 'Fra idé til første salg', en: 'From idea to first sale' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to('/admin/reports'), say(lang, REPORTS), icon('back'))}<h1>${title}</h1>${reportTabs(visit, PATH)}
${medians.length === 0 ? null : html`<section class="desk-block" aria-labelledby="medians"><h2 id="medians">${say(lang, { nb: 'Median per fakultet', en: 'Median by faculty' })}</h2>${mediansPart(lang, medians)}</section>`}
<section class="desk-block" aria-labelledby="ways"><h2 id="ways">${say(lang, { nb: 'Kurs som ble til av et forslag', en: 'Courses that came of a proposal' })}</h2>
${ways.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen ennå.', en: 'None yet.' })}</p>` : html`${waysPart(visit, ways)}${fileLinks({ lang, of: title }, 'first-sales', '')}`}</section>`,
  }
}

const daysIn = (lang: Lang, days: number): string =>
  new Intl.NumberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(days)

function mediansPart(lang: Lang, medians: readonly Median[]): SafeHtml {
  const of = say(lang, { nb: 'Dager fra idé til første salg', en: 'Days from idea to first sale' })
  return beside(
    rowChart(
      medians.map(({ faculty, days }) => ({ label: faculty, parts: [days] })),
      of,
    ),
    figureTable(
      {
        head: say(lang, FACULTY),
        heads: [say(lang, { nb: 'Kurs', en: 'Courses' }), say(lang, WAY_HEADS.days)],
        rows: medians.map(({ faculty, courses, days }) => ({
          name: faculty,
          figures: [String(courses), daysIn(lang, days)],
        })),
      },
      of,
    ),
  )
}

function waysPart(visit: Visit, ways: readonly WayToSale[]): SafeHtml {
  const { lang, to } = visit
  const nameOf = ({ courseId, nameNb, nameEn }: WayToSale) => {
    const name = lang === 'nb' ? nameNb : nameEn
    return keepsCourses(visit) ? html`<a href="${to(`/admin/courses/${courseId}/life`)}">${name}</a>` : name
  }
  const at = (instant: Date | null) => (instant ? day(lang, SELLER_ZONE, instant) : '–')
  return figureTable(
    {
      head: say(lang, WAY_HEADS.course),
      heads: (['handedIn', 'granted', 'published', 'paid', 'days'] as const).map((name) => say(lang, WAY_HEADS[name])),
      rows: ways.map((way) => ({
        name: nameOf(way),
        figures: [
          ...[way.handedInAt, way.grantedAt, way.publishedAt, way.paidAt].map(at),
          way.days === null ? '–' : daysIn(lang, way.days),
        ],
      })),
    },
    say(lang, { nb: 'Fra idé til første salg', en: 'From idea to first sale' }),
  )
}
