import { atPlainPrices, type CartView } from '../../cart/cart-view.ts'
import { personOf } from '../../identity/fresh.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { QUOTATION_PATH } from '../../quotations/mail-quotation.ts'
import { MakeOwnQuotation, makeOwnQuotation } from '../../quotations/make-own-quotation.ts'
import { listQuotations } from '../../quotations/queries.ts'
import { quotationTokenOf } from '../../quotations/quotation-token.ts'
import { cartSummary } from '../components/cart-summary.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { companyFields } from '../components/who-pays.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { openPlainCart } from '../pages/cart.ts'
import { fieldOfOrder, payerOf } from '../pages/checkout-command.ts'
import { knownCompany } from '../pages/checkout-known.ts'
import { payerIn, pricedFor } from '../pages/priced-for.ts'
import type { Visit } from '../visit.ts'
import { checkoutLabel } from '../words/checkout.ts'
import { price } from '../words/offers.ts'
import { QUOTATION_STATE } from '../words/quotations.ts'

const PATH = '/cart/quotation'
/** Of a buyer's own quotes the newest are shown. */
const SHOWN = 10

/** A buyer makes a quote of the cart, to show whoever decides. The cart stays as it is. */
export const ownQuotationPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: 'person', answer: showForm },
  { method: 'post', path: PATH, who: 'person', answer: makeFromCart },
]

async function showForm(visit: Visit): Promise<Answer> {
  const cart = await openPlainCart(visit)
  if (!cart) return { goTo: visit.to('/cart') }
  const known = await knownCompany(visit, cart)
  return page(visit, atPlainPrices(await pricedFor(visit, cart, known.value)), known)
}

async function makeFromCart(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, lang } = visit
  const cart = await openPlainCart(visit, payerIn(form.get))
  if (!cart) return { goTo: to('/cart') }
  const actor = personOf(caller.actor)
  const attempted = await attempt(() => {
    const wish = parseForm(MakeOwnQuotation, { payer: payerOf(form), lines: linesOf(cart), lang })
    const ask = askOf(actor, null, { key: form.get('key'), operation: 'own quotation', body: wish })
    return seeBuying(() => act(till, actor, (tx) => once(tx, ask, () => makeOwnQuotation(tx, wish, actor.personId))))
  })
  if ('done' in attempted) return { goTo: linkTo(visit, attempted.done) }
  const { problem } = attempted
  return { ...(await page(visit, cart, refusedDeskForm(visit, problem, fieldOfOrder(form)))), status: problem.status }
}

const linesOf = ({ lines }: CartView) =>
  lines.map(({ offer, quantity, extras }) => ({
    ...{ offeringId: offer.offeringId, quantity },
    extras: extras
      .filter((each) => each.quantity > 0)
      .map(({ extra, quantity: n }) => ({ extraId: extra.extraId, quantity: n })),
  }))

const linkTo = ({ till, to }: Visit, id: string): string =>
  to(`${QUOTATION_PATH}?${new URLSearchParams({ token: quotationTokenOf(till.config.sessionSecret, id) })}`)

async function page(visit: Visit, cart: CartView, form: Filled): Promise<Page> {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Lag et tilbud av handlekurven', en: 'Make a quote of the cart' })
  return {
    title,
    hidden: true,
    at: PATH,
    body: html`${backLink(to('/cart'), say(lang, { nb: 'Handlekurven', en: 'The cart' }), icon('back'))}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Et nummerert tilbud på PDF som du kan vise til den som bestemmer. Prisene står i 30 dager. Ingen plasser holdes av.', en: 'A numbered quote as a PDF to show whoever decides. The prices stand for 30 days. No seats are held.' })}</p>
${errorSummary(form, (name) => checkoutLabel(lang, name))}
<div class="buying buying--checkout"><form class="form" method="post" action="${to(PATH)}" novalidate>${hidden('key', form.value('key') || newId())}${hidden('as', 'company')}
${companyFields(visit, form)}<div class="actions">${submit(say(lang, { nb: 'Lag tilbudet', en: 'Make the quote' }))}</div></form>
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Tilbudet', en: 'The quote' })}</h2>${cartSummary(lang, cart)}</aside></div>`,
  }
}

/** The quotes that whoever looks has made for their company; nothing where there are none. */
export async function ownQuotations(visit: Visit): Promise<SafeHtml | null> {
  const { lang, on, caller } = visit
  const { actor } = caller
  if (actor.kind !== 'person') return null
  const { quotations } = await seeBuying(() => listQuotations(on, { limit: SHOWN, personId: actor.personId }))
  if (quotations.length === 0) return null
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Tilbud du har laget', en: 'Quotes you have made' })}</h2><ul class="desk-hits">${quotations.map(
    ({ id, number, state, payer, total, validThrough }) =>
      html`<li class="sheet desk-hit"><div><h3><a href="${linkTo(visit, id)}">${say(lang, { nb: 'Tilbud', en: 'Quote' })} ${number}</a></h3><p class="fine">${payer.name}</p></div>
<p class="fine">${say(lang, { nb: 'gjelder til og med', en: 'stands through' })} ${spelledDay(lang, validThrough)}</p><p class="desk-hit__sum money">${price(lang, total)}</p><p class="desk-tags">${tag(QUOTATION_STATE[state].tone, say(lang, QUOTATION_STATE[state].name))}</p></li>`,
  )}</ul></section>`
}
