import { findCartIfAny, heldInCart } from '../../cart/find-cart.ts'
import { breadcrumbFacts } from '../../channels/facts.ts'
import { pathFacts, pathUrl } from '../../channels/path-facts.ts'
import { tellerOf } from '../../channels/teller.ts'
import { pathUnknown } from '../../paths/problems.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import {
  chooseStarts,
  type HeldForThem,
  type PathSum,
  startsToChoose,
  sumOfPath,
} from '../../storefront/choose-starts.ts'
import type { Offer } from '../../storefront/offer.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { type CourseOfPath, type PathView, pathBySlug } from '../../storefront/path-by-slug.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import { icon } from '../components/icon.ts'
import { prose } from '../components/markdown.ts'
import { pattern } from '../components/pattern.ts'
import { days } from '../components/when.ts'
import type { Filled } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { credits, MODES, price, seatsLeft } from '../words/offers.ts'
import { PATHS } from '../words/paths.ts'
import { PATHS_PATH } from './parts.ts'
import { PATH_FORM, pathPurchase, QUANTITY } from './purchase.ts'

/** What has been chosen of each course, as the form and links to the page say it. */
export const startField = (at: number): string => `start-${at + 1}`

/** The page of a path: its courses in order, their starts to choose from, and what it costs beside what they cost singly. */
export async function pathPage(visit: Visit, refused: Filled | null = null): Promise<Page> {
  const { lang, on, params, query, form, caller, to } = visit
  const view = await pathBySlug(on, params.slug ?? '', onlookerOf(caller.actor, lang))
  if (!view) throw pathUnknown()
  const { path, summary, description, outcomes, fallback, courses } = view
  const asked = courses.map((_, at) => query.get(startField(at)) ?? form.get(startField(at)))
  const held = await heldHere(visit)
  const starts = startsToChoose(view, held)
  const chosen = chooseStarts(starts, asked)
  const sum = sumOfPath(path, chosen)
  const dated = chosen.some((offer) => offer !== null && asked.includes(offer.offeringId))
  const spoken = fallback ? html` lang="${path.lang}"` : null
  return {
    title: path.title,
    description: summary,
    ...(await told(visit, view, sum)),
    width: 'full',
    body: html`<article><div class="course-top">${pattern(path.title, path.slug, 'banner')}</div>
<div class="band course"><div class="course__head">
<p class="course__back"><a href="${to(PATHS_PATH)}">${icon('back')}${say(lang, { nb: 'Alle læringsløp', en: 'All learning paths' })}</a></p>
<h1${spoken}>${path.title}</h1><p class="lead"${spoken}>${summary}</p>${refused ? refusal(refused) : null}</div>
<div class="course__side">${pathPurchase(visit, view, { chosen, sum, held, dated, refused })}</div>
<div class="course__words prose">
${fallback ? html`<p class="fine">${say(lang, { nb: 'Beskrivelsen finnes foreløpig bare på engelsk.', en: 'The description is available in Norwegian only for now.' })}</p>` : null}
<h2>${say(lang, { nb: 'Kursene i løpet', en: 'The courses of the path' })}</h2>
<ol class="path-courses">${courses.map((course, at) => courseOfPath(visit, course, { at, chosen: chosen[at] ?? null, open: starts[at] ?? [], held }))}</ol>
${pricesDiffer(starts) ? html`<p><button class="ds-button" data-variant="secondary" type="submit" form="${PATH_FORM}" formmethod="get" formnovalidate>${say(lang, { nb: 'Vis prisen for datoene jeg har valgt', en: 'Show the price for the dates I have chosen' })}</button></p>` : null}
<h2>${say(lang, { nb: 'Om læringsløpet', en: 'About the learning path' })}</h2><div${spoken}>${prose(description)}</div>
${outcomes === '' ? null : html`<h2>${say(lang, { nb: 'Etter løpet kan du', en: 'After the path you can' })}</h2><div${spoken}>${prose(outcomes)}</div>`}
</div></div></article>`,
  }
}

/** What the cart of this visit holds of an offering that lies in it. */
async function heldHere(visit: Visit): Promise<HeldForThem> {
  const key = await cartKeyOf(visit)
  if (!key) return null
  const cart = await findCartIfAny(visit.on, key)
  return cart && cart.orderId === null ? heldInCart(cart) : null
}

/** Above the path, what is refused, leading on to the field that it is about. */
const refusal = ({ faults }: Filled): SafeHtml =>
  html`<div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>${faults.map(({ field, sentence }) => html`<p>${field === QUANTITY ? html`<a href="#${QUANTITY}">${sentence}</a>` : sentence}</p>`)}</div>`

type Chosen = { at: number; chosen: Offer | null }

function courseOfPath(
  { lang, to }: Visit,
  course: CourseOfPath,
  { at, chosen, open, held }: Chosen & { open: readonly Offer[]; held: HeldForThem },
): SafeHtml {
  const worth = credits(lang, course.creditTenths)
  const others = course.offers.filter((offer) => !open.includes(offer))
  const isHeld = open.some(({ offeringId }) => offeringId === held?.offeringId)
  const none = html`<p>${say(lang, { nb: 'Ingen oppstart kan kjøpes nå.', en: 'No start can be bought now.' })} <a href="${to(`/courses/${course.slug}`)}">${say(lang, { nb: 'Se kurset', en: 'See the course' })}<span class="ds-sr-only"> ${course.title}</span></a></p>`
  return html`<li><h3><a href="${to(`/courses/${course.slug}`)}">${course.title}</a></h3><p>${course.summary}</p>${worth === null ? null : html`<p class="fine">${worth}</p>`}
${open.length === 0 ? none : html`<fieldset class="path-starts"><legend>${say(lang, { nb: 'Velg oppstart', en: 'Choose a start' })}<span class="ds-sr-only"> – ${course.title}</span></legend>${open.map((offer) => start(lang, offer, { at, chosen }))}</fieldset>`}${isHeld ? html`<p class="fine">${say(lang, { nb: 'Det er holdt av plass til deg på denne oppstarten, og den ligger i handlekurven. Vil du ha en annen, fjerner du den der først.', en: 'A seat on this start is held for you and lies in your cart. If you want another one, remove it there first.' })}</p>` : null}
${others.length === 0 ? null : html`<ul class="path-starts__others">${others.map((offer) => html`<li><span>${days(lang, offer)}, ${where(lang, offer)}</span> <span class="fine">${whyNot(lang, offer)}</span></li>`)}</ul>`}</li>`
}

function start(lang: Visit['lang'], offer: Offer, { at, chosen }: Chosen): SafeHtml {
  const left = seatsLeft(lang, offer)
  const id = `${startField(at)}-${offer.code}`
  return html`<div class="path-start"><input type="radio" id="${id}" form="${PATH_FORM}" name="${startField(at)}" value="${offer.offeringId}"${offer === chosen ? html` checked` : null}><label for="${id}"><span><strong>${days(lang, offer)}</strong>, ${where(lang, offer)}</span> <span class="path-start__aside"><span class="money">${price(lang, fromPrice(offer).gross)}</span> <span class="seats seats--${left.tone}">${left.words}</span></span></label></div>`
}

const where = (lang: Visit['lang'], { mode, place }: Offer): string =>
  mode === 'online' ? say(lang, MODES.online) : place

const whyNot = (lang: Visit['lang'], offer: Offer): string =>
  offer.admission && offer.sale === 'open'
    ? say(lang, {
        nb: 'Du søker om plass, så den kjøpes for seg',
        en: 'You apply for a seat, so it is bought by itself',
      })
    : seatsLeft(lang, offer).words

const pricesDiffer = (starts: readonly Offer[][]): boolean =>
  starts.some((open) => new Set(open.map((offer) => fromPrice(offer).gross.minor)).size > 1)

/** What is held for some companies only is told to nobody else. */
async function told(visit: Visit, view: PathView, sum: PathSum | null) {
  if (view.path.closed) return { hidden: true as const }
  const { lang, till, to } = visit
  const teller = await tellerOf(till, lang)
  const steps = [
    { name: teller.shop, url: teller.publicUrl + to('/') },
    { name: say(lang, PATHS), url: teller.publicUrl + to(PATHS_PATH) },
    { name: view.path.title, url: pathUrl(teller.publicUrl, lang, view.path) },
  ]
  return { facts: [pathFacts(teller, view, sum), breadcrumbFacts(steps)] }
}
