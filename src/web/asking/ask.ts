import { AskEmployer } from '../../asking/ask-employer.ts'
import { askOnce } from '../../asking/ask-once.ts'
import { askTerms } from '../../asking/ask-terms.ts'
import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { NOTE_MAX } from '../../asking/words.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { EMAIL_MAX } from '../../platform/words.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import { cartSummary } from '../components/cart-summary.ts'
import { moment } from '../components/when.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { openPlainCart } from '../pages/cart.ts'
import type { Visit } from '../visit.ts'
import { askingFieldLabel, askingLabel } from '../words/asking.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'
import { partFields, partIn } from './part-fields.ts'
import { LEARNER_IS_TOLD, toldList } from './told.ts'

const PATH = '/ask-employer'

export const askPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: 'person', answer: showForm },
  { method: 'post', path: PATH, who: 'person', answer: askFromForm },
]

async function showForm(visit: Visit): Promise<Answer> {
  const cart = await openPlainCart(visit)
  return cart ? askPage(visit, cart, freshForm(visit.lang, { partAs: 'all' })) : { goTo: visit.to('/cart') }
}

async function askFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, till, to } = visit
  const cart = await cartKeyOf(visit)
  if (!cart) return { goTo: to('/cart') }
  const attempted = await attempt(async () => {
    const currency = CURRENCIES.find((code) => code === form.get('currency')) ?? 'NOK'
    const proposed = partIn(form, currency)
    const body = parseForm(AskEmployer, {
      employerEmail: form.get('employerEmail'),
      note: form.get('note'),
      expectedTotal: {
        minor: Number(form.get('totalMinor')),
        currency,
      },
      ...(proposed && { proposed }),
      lang,
    })
    return askOnce({ ...caller, till }, { cart, key: form.get('key') || newId(), body })
  })
  if ('done' in attempted) return { goTo: to(`${REQUESTS_PATH}/${attempted.done}`) }
  const view = await openPlainCart(visit)
  if (!view) return { goTo: to('/cart') }
  const { problem } = attempted
  const refusal = { problem, said: saidAtCheckout(lang, problem, view) }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, refusal)
  return { ...(await askPage(visit, view, filled)), status: problem.status, faulty: true }
}

async function askPage(visit: Visit, cart: CartView, form: Filled): Promise<Page> {
  const { lang } = visit
  const title = say(lang, { nb: 'Be arbeidsgiveren betale', en: 'Ask your employer to pay' })
  const until = await askTerms(
    visit.on,
    cart.lines.map(({ offer }) => offer.offeringId),
  )
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>
${errorSummary(form, (name) => askingFieldLabel(lang, name))}
<div class="buying buying--checkout">${until ? askForm(visit, form, { cart, until }) : notOffered(visit)}
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Det du ber om', en: 'What you ask for' })}</h2>${cartSummary(lang, cart)}</aside></div>`,
  }
}

function askForm({ lang, to }: Visit, form: Filled, { cart, until }: { cart: CartView; until: Date }): SafeHtml {
  const { total } = cart.quote
  const words = say(lang, {
    nb: `Plassen din holdes av til ${moment('nb', SELLER_ZONE, until)}. Prisen du ser her, gjelder så lenge.`,
    en: `Your seat is held until ${moment('en', SELLER_ZONE, until)}. The price you see here counts as long.`,
  })
  return html`<form class="form" method="post" action="${to(PATH)}" novalidate>
${hidden('key', form.value('key') || newId())}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}
<p class="lead">${words}</p>
${field(form, { name: 'employerEmail', label: askingLabel(lang, 'employerEmail'), type: 'email', max: EMAIL_MAX, hint: say(lang, { nb: 'Lederen din, for eksempel, eller den som tar seg av kurs', en: 'Your manager, for example, or whoever looks after courses' }) })}
<section class="form-part"><h2>${say(lang, { nb: 'Hva skal arbeidsgiveren betale?', en: 'What is your employer to pay?' })}</h2>${partFields(form, { withAll: true, currency: total.currency })}</section>
${textArea(form, { name: 'note', label: askingLabel(lang, 'note'), max: NOTE_MAX, rows: 4, optional: true })}
<section class="form-part"><h2>${say(lang, { nb: 'Slik virker det', en: 'How it works' })}</h2>${toldList(lang, LEARNER_IS_TOLD)}</section>
<div class="actions">${submit(say(lang, { nb: 'Send forespørselen', en: 'Send the request' }))}<a href="${to('/checkout')}">${say(lang, { nb: 'Betal selv i stedet', en: 'Pay yourself instead' })}</a></div></form>`
}

const notOffered = ({ lang, to }: Visit): SafeHtml =>
  html`<div class="stack"><p class="lead">${say(lang, { nb: 'På et av kursene holdes ikke plasser av mens en arbeidsgiver svarer. Du kan fortsatt kjøpe plassen, også på faktura til arbeidsgiveren.', en: 'One of the courses holds no seats while an employer answers. You can still buy the seat, also on invoice to your employer.' })}</p>
<p><a class="ds-button" href="${to('/checkout')}">${say(lang, { nb: 'Til kassen', en: 'Go to checkout' })}</a></p></div>`
