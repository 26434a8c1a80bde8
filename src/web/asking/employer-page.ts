import { EMPLOYER_PATH } from '../../asking/request-mail.ts'
import type { Split } from '../../asking/split-price.ts'
import type { PurchaseRequest } from '../../asking/the-request.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { cartFor } from '../../checkout/taxed-for.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { cartSummary } from '../components/cart-summary.ts'
import { prose } from '../components/markdown.ts'
import { days, moment } from '../components/when.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { askingFieldLabel } from '../words/asking.ts'
import { approveForm, declineForm } from './employer-forms.ts'
import { partForm } from './part-form.ts'
import { EMPLOYER_IS_TOLD, toldList } from './told.ts'

/** `split`: what a part comes to, once it was worked out. */
export type Asked = { request: PurchaseRequest; token: string; cart: CartView; split?: Split | null }

/** Who asks for what at which price, and until when; the button goes on to the answer. */
export function coverPage(visit: Visit, asked: Asked): Page {
  const { lang, to } = visit
  return {
    ...frameFor(lang, asked),
    body: html`${whoAsks(lang, asked)}
<div class="buying buying--checkout"><div class="stack">${whatFor(visit, asked)}
<form method="post" action="${to(EMPLOYER_PATH)}">${hidden('token', asked.token)}${hidden('move', 'open')}
<button class="ds-button" type="submit">${say(lang, { nb: 'Gå videre og svar', en: 'Go on and answer' })}</button></form>
<p class="fine">${say(lang, { nb: 'Ingenting bestilles før du har sagt ja på neste side.', en: 'Nothing is ordered until you have said yes on the next page.' })}</p></div>${priceOf(lang, asked.cart)}</div>`,
  }
}

/** The answer: yes with who pays and how, or no. */
export async function employerPage(visit: Visit, asked: Asked, form: Filled): Promise<Page> {
  const { lang, on } = visit
  const cart = cartFor(asked.cart, { kind: 'company', country: form.value('country') || 'NO' }, lang)
  const terms = await currentSalesTerms(on)
  const shown = { token: asked.token, cart, termsVersion: terms?.version ?? 0 }
  return {
    ...frameFor(lang, asked),
    body: html`${whoAsks(lang, asked)}${errorSummary(form, (name) => askingFieldLabel(lang, name))}
<div class="buying buying--checkout"><div class="stack"><section class="sheet stack"><h2>${say(lang, { nb: 'Før du svarer', en: 'Before you answer' })}</h2>${toldList(lang, EMPLOYER_IS_TOLD)}</section>
${asked.split ? allInstead(visit, asked.token) : approveForm(visit, form, shown)}
${partForm(visit, form, { ...shown, split: asked.split ?? null })}${declineForm(visit, form, asked.token)}</div>${priceOf(lang, cart)}</div>`,
  }
}

/** One form of a company at a time: its fields have their names once on a page. */
const allInstead = ({ lang, to }: Visit, token: string): SafeHtml =>
  html`<form method="post" action="${to(EMPLOYER_PATH)}">${hidden('token', token)}${hidden('move', 'all')}
<button class="ds-button" type="submit" data-variant="tertiary">${say(lang, { nb: 'Betal hele prisen i stedet', en: 'Pay all of the price instead' })}</button></form>`

const frameFor = (lang: Lang, { request: { name }, token }: Asked): Omit<Page, 'body'> => ({
  title: say(lang, { nb: `${name} ber deg betale for et kurs`, en: `${name} asks you to pay for a course` }),
  hidden: true,
  at: `${EMPLOYER_PATH}?${new URLSearchParams({ token })}`,
})

function whoAsks(lang: Lang, { request }: Asked): SafeHtml {
  const { name, email, until, note } = request
  const last = moment(lang, SELLER_ZONE, until)
  return html`<h1>${say(lang, { nb: `${name} ber deg betale for et kurs`, en: `${name} asks you to pay for a course` })}</h1>
<p class="lead">${say(lang, { nb: `Plassen er holdt av, og prisen gjelder, til ${last}.`, en: `The seat is held, and the price counts, until ${last}.` })} <span class="wrap">(${email})</span></p>
${proposal(lang, request)}${note ? html`<blockquote class="wrap">${note}</blockquote>` : null}`
}

function proposal(lang: Lang, { proposed, currency }: PurchaseRequest): SafeHtml | null {
  if (!proposed) return null
  const part = (of: Lang) =>
    'percent' in proposed ? `${proposed.percent} %` : spell(money(proposed.minor, currency), of)
  return html`<p><strong>${say(lang, { nb: `Forslag: bedriften betaler ${part('nb')} av prisen, og deltakeren resten.`, en: `Proposed: the company pays ${part('en')} of the price, and the participant the rest.` })}</strong></p>`
}

const whatFor = ({ lang, to }: Visit, { cart }: Asked): SafeHtml =>
  html`${cart.lines.map(
    ({
      offer,
    }) => html`<section class="sheet desk-part"><h2><a href="${to(`/courses/${offer.slug}?start=${offer.code}`)}">${offer.title}</a></h2>
<p>${days(lang, offer)} · ${offer.place}</p><p>${offer.summary}</p>
<p>${offer.terms.rulesInWords ?? offer.terms.name}</p><details class="more"><summary>${say(lang, { nb: 'Vilkår for avbestilling', en: 'Terms of cancellation' })}</summary>${prose(offer.terms.inWords)}</details></section>`,
  )}`

const priceOf = (lang: Lang, cart: CartView): SafeHtml =>
  html`<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Prisen', en: 'The price' })}</h2>${cartSummary(lang, cart)}</aside>`
