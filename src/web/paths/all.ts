import { z } from 'zod'
import { countStep, PUT_IN_CART } from '../../attribution/count-visits.ts'
import { PutPath, putPath } from '../../cart/put-path.ts'
import { COURSES_MAX } from '../../paths/path.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { pathsForSale } from '../../storefront/path-by-slug.ts'
import { channelOf, isReading } from '../attribution/touch-cookie.ts'
import { CART_COOKIE, CART_DAYS } from '../cart-cookie.ts'
import { refusedForm } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { changeableCart, newCart } from '../pages/cart-moves.ts'
import type { Visit } from '../visit.ts'
import { PATHS } from '../words/paths.ts'
import { PATHS_PATH, pathCard } from './parts.ts'
import { pathPage, startField } from './path-page.ts'

const Next = z.enum(['checkout', 'company', 'cart']).catch('cart')
const ADDRESS = { checkout: '/checkout', company: '/checkout?as=company', cart: '/cart' } as const

/** Learning paths, to whoever looks. */
export const pathPages: readonly PageRoute[] = [
  { method: 'get', path: PATHS_PATH, who: 'anyone', answer: listPage },
  { method: 'get', path: `${PATHS_PATH}/:slug`, who: 'anyone', answer: (visit) => pathPage(visit) },
  { method: 'post', path: `${PATHS_PATH}/:slug`, who: 'anyone', answer: buyPath },
]

async function listPage({ lang, on, caller, to }: Visit): Promise<Page> {
  const found = await pathsForSale(on, onlookerOf(caller.actor, lang))
  const title = say(lang, PATHS)
  return {
    title,
    description: say(lang, {
      nb: 'Kurs som hører sammen, til én lavere pris. Se kursene, datoene og hva du sparer.',
      en: 'Courses that belong together, at one lower price. See the courses, the dates and what you save.',
    }),
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Kurs som hører sammen, til én lavere pris.', en: 'Courses that belong together, at one lower price.' })}</p>
${found.length === 0 ? html`<p>${say(lang, { nb: 'Det er ingen læringsløp akkurat nå.', en: 'There are no learning paths right now.' })}</p><p><a href="${to('/courses')}">${say(lang, { nb: 'Se alle kurs', en: 'See all courses' })}</a></p>` : html`<h2 class="ds-sr-only">${say(lang, { nb: 'Alle læringsløp', en: 'All learning paths' })}</h2><ul class="path-cards">${found.map((each) => pathCard(lang, each))}</ul>`}`,
  }
}

/** All chosen starts go into the cart, or the page says why none did. */
async function buyPath(visit: Visit): Promise<Answer> {
  const { form, caller, till, cookies, to, lang } = visit
  const next = Next.parse(form.get('next'))
  try {
    const { pathId, ...wish } = wishOf(visit)
    const opened = await act(till, caller.actor, async (tx) => {
      const known = await changeableCart(tx, visit)
      const key = known?.key ?? (await newCart(tx, visit))
      await putPath(tx, key, { ...wish, pathId })
      return key
    })
    if (isReading(visit))
      for (const id of wish.offeringIds) countStep(till.tallies, PUT_IN_CART, { ...channelOf(visit), id })
    if (opened.token !== null) cookies.set(CART_COOKIE, `${opened.cartId}.${opened.token}`, CART_DAYS)
    return { goTo: to(ADDRESS[next]) }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem: error })
    return { ...(await pathPage(visit, refused)), status: error.status, faulty: true }
  }
}

function wishOf({ form }: Visit) {
  const chosen = Array.from({ length: COURSES_MAX }, (_, at) => form.get(startField(at)))
  return {
    ...parseForm(PutPath, {
      offeringIds: chosen.filter((each) => each !== ''),
      quantity: Number(form.get('quantity')),
    }),
    pathId: parseForm(z.uuid(), form.get('pathId')),
  }
}
