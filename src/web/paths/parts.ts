import type { OfferedPath } from '../../paths/offered-path.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, percent, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import type { CourseOffer } from '../../storefront/offer.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { type ListedPath, pathsForSale } from '../../storefront/path-by-slug.ts'
import { icon } from '../components/icon.ts'
import { href } from '../href.ts'
import type { Visit } from '../visit.ts'
import { credits, price } from '../words/offers.ts'
import { PATHS } from '../words/paths.ts'

export const PATHS_PATH = '/paths'
/** Cards of paths on the front page. */
const FEW = 3

/** "12 000 kr i alt", "15 % lower than singly": what a path costs, before its starts are chosen. */
export function pathPrice(lang: Lang, { amountMinor, currency, percentBasisPoints }: OfferedPath): string {
  if (amountMinor !== null && currency !== null) {
    const whole = price(lang, money(amountMinor, currency))
    return amountMinor === 0 ? whole : say(lang, { nb: `${whole} i alt`, en: `${whole} in all` })
  }
  const off = percent(lang, percentBasisPoints ?? 0)
  return say(lang, { nb: `${off} lavere pris enn hver for seg`, en: `${off} less than bought separately` })
}

export const courseCount = (lang: Lang, n: number): string =>
  count(lang, n, { one: { nb: '{n} kurs', en: '{n} course' }, other: { nb: '{n} kurs', en: '{n} courses' } })

export function pathCard(lang: Lang, { path, summary, creditTenths }: ListedPath): SafeHtml {
  const spoken = path.lang === lang ? null : html` lang="${path.lang}"`
  const worth = credits(lang, creditTenths)
  return html`<li class="path-card sheet"><h3><a href="${href(lang, `${PATHS_PATH}/${path.slug}`)}"${spoken}>${path.title}</a></h3><p${spoken}>${summary}</p>
<ul class="facts"><li>${icon('open')}<span>${courseCount(lang, path.courseIds.length)}</span></li>${worth === null ? null : html`<li>${icon('credits')}<span>${worth}</span></li>`}${path.closed ? html`<li>${icon('seat')}<span>${say(lang, { nb: 'Holdes for bedriften din', en: 'Held for your company' })}</span></li>` : null}</ul>
<p class="path-card__price money">${pathPrice(lang, path)}</p></li>`
}

/** The newest learning paths, on the front page; nothing where there are none. */
export async function pathsBand(visit: Visit): Promise<SafeHtml | null> {
  const { lang, on, to, caller } = visit
  const found = await pathsForSale(on, onlookerOf(caller.actor, lang), FEW + 1)
  if (found.length === 0) return null
  return html`<section class="band listing" aria-labelledby="paths"><h2 id="paths">${say(lang, PATHS)}</h2><p class="lead">${say(lang, { nb: 'Kurs som hører sammen, til én lavere pris.', en: 'Courses that belong together, at one lower price.' })}</p>
<ul class="path-cards">${found.slice(0, FEW).map((each) => pathCard(lang, each))}</ul>${found.length > FEW ? html`<p><a href="${to(PATHS_PATH)}">${say(lang, { nb: 'Se alle læringsløp', en: 'See all learning paths' })}</a></p>` : null}</section>`
}

/** The paths that a course is part of, on its page; they come with its starts. */
export function partOfPaths({ lang, to }: Visit, offers: readonly CourseOffer[]): SafeHtml | null {
  const paths = offers[0]?.paths ?? []
  if (paths.length === 0) return null
  return html`<h2>${say(lang, { nb: 'Kurset er del av', en: 'The course is part of' })}</h2>
<ul>${paths.map((path) => html`<li><a href="${to(`${PATHS_PATH}/${path.slug}`)}"${path.lang === lang ? null : html` lang="${path.lang}"`}>${path.title}</a>: ${courseCount(lang, path.courseIds.length)}, ${pathPrice(lang, path)}</li>`)}</ul>`
}
