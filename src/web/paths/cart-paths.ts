import type { CartView } from '../../cart/cart-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { PathStanding } from '../../storefront/with-path.ts'
import { href } from '../href.ts'
import { price } from '../words/offers.ts'
import { PATH_UNFIT_WORDS } from '../words/paths.ts'
import { PATHS_PATH } from './parts.ts'

/** More than one course away from a path nobody is thinking of it. */
const NEAR = 1

/** The paths that lie in the cart with what each saves, and those that a change would make count. */
export function cartPaths(lang: Lang, { paths, lines }: CartView): SafeHtml | null {
  const said = paths.map((each) => standing(lang, each, lines)).filter((each) => each !== null)
  return said.length === 0 ? null : html`<div class="cart-paths">${said}</div>`
}

function standing(
  lang: Lang,
  { path, why, saved, coursesMissing }: PathStanding,
  lines: CartView['lines'],
): SafeHtml | null {
  const own = lines.filter(({ offer }) => path.courseIds.includes(offer.courseId))
  const query = new URLSearchParams(
    own.map(({ offer }): [string, string] => [`start-${path.courseIds.indexOf(offer.courseId) + 1}`, offer.offeringId]),
  )
  const link = (words: string) =>
    html`<a href="${href(lang, `${PATHS_PATH}/${path.slug}?${query}`)}">${words}<span class="ds-sr-only"> – ${path.title}</span></a>`
  if (why === null)
    return html`<p class="fine"><strong>${say(lang, { nb: `Læringsløpet «${path.title}»`, en: `Learning path “${path.title}”` })}</strong>${saved ? html`: ${say(lang, { nb: `du sparer ${price('nb', saved)}`, en: `you save ${price('en', saved)}` })}` : null}. ${say(lang, { nb: 'Tar du ut ett av kursene, koster de andre det de koster hver for seg.', en: 'Take one of its courses out, and the others cost what they cost when bought separately.' })} ${link(say(lang, { nb: 'Velg andre datoer', en: 'Choose other dates' }))}</p>`
  const words = PATH_UNFIT_WORDS[why](path.title)
  if (words === null || coursesMissing > NEAR) return null
  return html`<p class="fine">${say(lang, words)} ${link(say(lang, { nb: 'Se læringsløpet', en: 'See the learning path' }))}</p>`
}
