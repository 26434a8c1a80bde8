import { atPlainPrices, type CartLineView, type CartView, cartView } from '../../cart/cart-view.ts'
import { findCart } from '../../cart/find-cart.ts'
import { QUANTITY_MAX } from '../../cart/problems.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import { buyingForPart } from '../components/buying-for.ts'
import { offWords, totals } from '../components/cart-summary.ts'
import { codeNotHere, codePart } from '../components/code-part.ts'
import { cartExtras } from '../components/extras.ts'
import { icon } from '../components/icon.ts'
import { leftLines } from '../components/left-lines.ts'
import { days } from '../components/when.ts'
import { submit } from '../forms/field.ts'
import { leftInBrowser } from '../merge-browser-cart.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { cartPaths } from '../paths/cart-paths.ts'
import type { Visit } from '../visit.ts'
import { faultSentence } from '../words/faults.ts'
import { price } from '../words/offers.ts'
import { refusalSentence } from '../words/refusals.ts'
import { codeRefused } from '../words/vouchers.ts'
import { changeCode } from './cart-code.ts'
import { tellCompany } from './cart-company.ts'
import { changeCart, putInCart } from './cart-moves.ts'

export const cartPages: readonly PageRoute[] = [
  { method: 'get', path: '/cart', who: 'anyone', answer: (visit) => cartPage(visit) },
  { method: 'post', path: '/cart', who: 'anyone', answer: (visit) => refusedInCart(visit, () => putInCart(visit)) },
  { method: 'post', path: '/cart/company', who: 'person', answer: tellCompany },
  {
    method: 'post',
    path: '/cart/code',
    who: 'anyone',
    answer: (visit) => refusedInCart(visit, () => changeCode(visit)),
  },
  {
    method: 'post',
    path: '/cart/lines/:offeringId',
    who: 'anyone',
    answer: (visit) => refusedInCart(visit, () => changeCart(visit)),
  },
]

/** The cart while it can still be changed, for whom it is or for this payer; null where there is none. */
export async function openCartView(visit: Visit, payer?: string | null): Promise<CartView | null> {
  const key = await cartKeyOf(visit)
  if (!key) return null
  try {
    const cart = await cartView(visit.on, key, { lang: visit.lang, payer })
    return cart.orderId || cart.lines.length === 0 ? null : cart
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}

/** The same without its code and its learning paths: what is asked or offered in writing is at prices without them. */
export async function openPlainCart(visit: Visit, payer?: string | null): Promise<CartView | null> {
  const cart = await openCartView(visit, payer)
  return cart && atPlainPrices(cart)
}

/** A change that was refused shows the cart as it is, with the sentence above it. */
async function refusedInCart(visit: Visit, move: () => Promise<Answer>): Promise<Answer> {
  try {
    return await move()
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const { lang, caller } = visit
    return {
      ...(await cartPage(visit, sentenceOf(lang, error, caller.requestId))),
      at: '/cart',
      status: error.status,
    }
  }
}

/** A quantity that cannot be is spoken of itself; every other refusal by its name. */
const sentenceOf = (lang: Lang, problem: Problem, requestId: string): string => {
  const [fault] = problem.faults ?? []
  if (fault) return faultSentence(lang, fault.detail)
  return codeRefused(lang, problem) ?? refusalSentence(lang, problem, requestId)
}

async function cartPage(visit: Visit, refusal: string | null = null): Promise<Page> {
  const { lang, query } = visit
  const cart = await openCartView(visit)
  const left = await leftInBrowser(visit)
  const title = say(lang, { nb: 'Handlekurv', en: 'Cart' })
  const alert = refusal
    ? html`<div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus><p>${refusal}</p></div>`
    : null
  const merged =
    query.has('merged') && !refusal
      ? html`<p class="ds-alert notice" data-color="info" role="status">${say(lang, { nb: 'Det du la i kurven før du logget inn, er lagt sammen med det du hadde fra før. Se over antallet.', en: 'What you chose before you signed in was added to what you had already. Look at the quantities.' })}</p>`
      : null
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>${alert}${merged}${await buyingForPart(visit, cart?.companyId ?? (await toldCompany(visit)))}${cart ? full(visit, cart) : empty(visit)}${leftLines(visit, left)}`,
  }
}

/** For whom a cart is that nothing lies in yet. */
async function toldCompany(visit: Visit): Promise<string | null> {
  const key = visit.caller.actor.kind === 'person' ? await cartKeyOf(visit) : null
  return key ? (await findCart(visit.on, key)).companyId : null
}

const empty = ({
  lang,
  to,
}: Visit): SafeHtml => html`<div class="empty">${icon('cart')}<p class="lead">${say(lang, { nb: 'Handlekurven er tom.', en: 'The cart is empty.' })}</p>
<p><a class="ds-button" href="${to('/courses')}">${say(lang, { nb: 'Finn et kurs', en: 'Find a course' })}</a></p></div>`

function full(visit: Visit, cart: CartView): SafeHtml {
  const { lang, to } = visit
  const hindered = cart.lines.some((line) => line.hindrance)
  const on = hindered
    ? html`<p class="fine">${say(lang, { nb: 'Rett opp det som er merket over, så kan du gå videre.', en: 'Change what is marked above, then you can go on.' })}</p>`
    : html`<a class="ds-button" href="${to('/checkout')}">${say(lang, { nb: 'Til kassen', en: 'Go to checkout' })}</a>
<a class="ds-button" data-variant="secondary" href="${to('/checkout?as=company')}">${say(lang, { nb: 'Kjøp for ansatte', en: 'Buy for employees' })}</a>
<p class="fine"><a href="${to('/cart/quotation')}">${say(lang, { nb: 'Lag et tilbud å vise sjefen', en: 'Make a quote to show your manager' })}</a></p>
${cart.lines.every(({ quantity }) => quantity === 1) ? html`<p class="fine"><a href="${to('/ask-employer')}">${say(lang, { nb: 'Be arbeidsgiveren betale', en: 'Ask your employer to pay' })}</a></p>` : null}${cart.paths.some(({ why }) => why === null) ? html`<p class="fine">${say(lang, { nb: 'Et tilbud, eller en forespørsel til arbeidsgiveren, er på kursenes egne priser.', en: 'A quote, or a request to your employer, is at the courses’ own prices.' })}</p>` : null}`
  return html`<div class="buying">
<ul class="cart-lines">${cart.lines.map((line) => cartLine(visit, cart, line))}</ul>
<aside class="summary sheet" aria-label="${say(lang, { nb: 'Sum', en: 'Total' })}">${totals(lang, cart.quote)}${cartPaths(lang, cart)}${codePart(visit, cart)}
<p class="fine">${say(lang, { nb: 'Plassene holdes av når du går til betaling.', en: 'The seats are held when you go on to pay.' })}</p>
<div class="summary__on">${on}</div></aside></div>`
}

const HINDRANCES: Record<NonNullable<CartLineView['hindrance']>, Said> = {
  'sold-out': { nb: 'Kurset er blitt fullt.', en: 'The course has sold out.' },
  'list-first': { nb: 'Ledige plasser går først til ventelisten.', en: 'Free seats go to the waiting list first.' },
  'too-few-left': { nb: 'Det er ikke så mange plasser igjen.', en: 'There are not that many seats left.' },
  closed: { nb: 'Påmeldingen er stengt.', en: 'Booking has closed.' },
  'other-currency': {
    nb: 'Kurset selges i en annen valuta nå. Fjern det, og kjøp det for seg.',
    en: 'The course is sold in another currency now. Remove it, and buy it by itself.',
  },
  'extra-gone': {
    nb: 'Noe du valgte i tillegg, selges ikke lenger. Trykk «Endre» for å ta det ut.',
    en: 'Something you chose beside the course is no longer sold. Press “Change” to take it out.',
  },
}

function cartLine({ lang, to }: Visit, cart: CartView, line: CartLineView): SafeHtml {
  const { offer, quantity, gross, was, hindrance } = line
  const label = say(lang, { nb: `Antall plasser på ${offer.title}`, en: `Seats on ${offer.title}` })
  const seats = html`<input class="ds-input" type="number" name="quantity" aria-label="${label}" min="1" max="${QUANTITY_MAX}" value="${quantity}" inputmode="numeric">`
  return html`<li class="cart-line sheet"><div class="cart-line__what"><h2><a href="${to(`/courses/${offer.slug}?start=${offer.code}`)}">${offer.title}</a></h2>
<p class="fine">${days(lang, offer)} · ${offer.place}</p>
${line.discount ? html`<p class="fine">${offWords(lang, line)}</p>` : null}${codeNotHere(lang, cart, line)}
${hindrance ? html`<p class="ds-validation-message">${say(lang, HINDRANCES[hindrance])}${hindrance === 'too-few-left' ? ` (${offer.seats.left})` : ''}</p>` : null}
${was ? html`<p class="cart-line__was">${say(lang, { nb: 'Prisen er endret siden du la kurset i kurven.', en: 'The price has changed since you put it here.' })}</p>` : null}</div>
<form class="cart-line__change" method="post" action="${to(`/cart/lines/${offer.offeringId}`)}">
${line.extras.length > 0 ? cartExtras(lang, line, seats) : seats}
${submit(say(lang, { nb: 'Endre', en: 'Change' }), 'secondary')}
<button class="ds-button" data-variant="tertiary" type="submit" name="drop" value="yes">${say(lang, { nb: 'Fjern', en: 'Remove' })}<span class="ds-sr-only"> ${offer.title}</span></button></form>
<p class="cart-line__price money">${price(lang, gross)}</p></li>`
}
