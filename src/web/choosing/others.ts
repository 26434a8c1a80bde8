import { z } from 'zod'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { ORDER_BUYERS, theOrder } from '../../checkout/the-order.ts'
import { type Other, readOthers } from '../../choosing/others.ts'
import { TakeOther, takeOtherOnce } from '../../choosing/take-other.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { CURRENCIES, spell } from '../../platform/money.ts'
import { invalid, type Problem, unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { withdrawalEnds } from '../../terms/withdrawal.ts'
import { acceptTerms, earlyStart } from '../components/checkout-terms.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { keepOrderToken, takeMailedToken } from '../pages/order-access.ts'
import type { Visit } from '../visit.ts'
import { NOT_FOR_THE_MONEY } from '../words/choosing.ts'
import { refusalSentence } from '../words/refusals.ts'
import { othersPath } from './choice-part.ts'
import { othersList } from './others-list.ts'

const path = othersPath(':orderId')
const who = theOrder.to(...ORDER_BUYERS)
const idIn = (visit: Visit): string => idOf(visit, 'order', 'orderId')

/** Whoever paid when no seat was left looks at what else the money could pay for, and takes it. */
export const othersPages: readonly PageRoute[] = [
  { method: 'get', path, who, answer: show },
  { method: 'post', path, who, answer: takeFromForm },
]

async function show(visit: Visit): Promise<Answer> {
  const { query, to } = visit
  const orderId = idIn(visit)
  if (takeMailedToken(visit, orderId)) return { goTo: to(othersPath(orderId)) }
  const order = await lateOrder(visit, orderId)
  if (order.state !== 'paid-unseated') return { goTo: to(`/orders/${orderId}`) }
  const chosen = query.get('to')
  return chosen ? confirming(visit, order, { offeringId: chosen, problem: null }) : listing(visit, order)
}

async function lateOrder({ on }: Visit, orderId: string): Promise<OrderView> {
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  return order
}

async function listing(visit: Visit, order: OrderView): Promise<Page> {
  const { till, caller, query, lang } = visit
  const search = query.get('search')?.trim().slice(0, LINE_MAX) || undefined
  const found = await readOthers(till, { orderId: order.id, actor: caller.actor, search })
  const title = say(lang, { nb: 'Velg et annet kurs', en: 'Choose another course' })
  return page(visit, order, { title, body: othersList(visit, { orderId: order.id, found, search }), problem: null })
}

type Chosen = { offeringId: string; problem: Problem | null }

/** What it comes to, what is agreed by it, and the button that does just that. */
async function confirming(visit: Visit, order: OrderView, { offeringId, problem }: Chosen): Promise<Page> {
  const { till, caller, lang } = visit
  const only = parseForm(z.uuid(), offeringId)
  const { others } = await readOthers(till, { orderId: order.id, actor: caller.actor, only })
  const [other] = others
  if (!other) throw unknown('offering')
  const form = problem
    ? refusedForm({ lang, requestId: caller.requestId }, visit.form, {
        problem,
        fieldOf: (pointer) => pointer.slice(1),
      })
    : freshForm(lang)
  const body = other.hindrance
    ? html`<p class="lead">${say(lang, NOT_FOR_THE_MONEY[other.hindrance])}.</p>`
    : html`${effects(visit, order, other)}${await takeForm(visit, order, { other, form })}`
  return page(visit, order, { title: other.offer.title, body, problem })
}

function effects({ lang }: Visit, { payer }: OrderView, { offer, total, back }: Other): SafeHtml {
  const row = (picture: SafeHtml, words: string) => html`<li>${picture}<span>${words}</span></li>`
  const costs =
    total.minor === 0
      ? say(lang, { nb: 'Koster ingenting.', en: 'It costs nothing.' })
      : say(lang, {
          nb: `Koster ${spell(total, 'nb')}, og er betalt med det du alt har betalt inn.`,
          en: `It costs ${spell(total, 'en')}, and is paid for with what you have paid already.`,
        })
  const withdrawing =
    payer.kind === 'person' && total.minor > 0
      ? say(lang, { nb: ' Angreretten løper fra i dag.', en: ' The right of withdrawal runs from today.' })
      : ''
  return html`<section class="sheet desk-part"><ul class="desk-effects">${row(icon('calendar'), `${days(lang, offer)}${offer.mode === 'online' ? '' : `, ${offer.place}`}`)}
${row(icon('money'), costs)}
${back ? row(icon('back'), say(lang, { nb: `${spell(back, 'nb')} går tilbake til kortet.`, en: `${spell(back, 'en')} goes back to the card.` })) : null}
${row(icon('tick'), `${say(lang, { nb: 'Det blir en ny bestilling med egen kvittering.', en: 'It becomes a new order with a receipt of its own.' })}${withdrawing}`)}
${row(icon('document'), `${say(lang, { nb: 'Hvis du ikke kan komme:', en: 'If you cannot come:' })} ${offer.terms.rulesInWords ?? offer.terms.inWords}`)}</ul></section>`
}

async function takeForm(visit: Visit, { id, payer }: OrderView, { other, form }: { other: Other; form: Filled }) {
  const { lang, to, on } = visit
  const { offer, total } = other
  const terms = await currentSalesTerms(on)
  const early = payer.kind === 'person' && total.minor > 0 && (await beginsEarly(visit, other))
  return html`<form class="form" method="post" action="${to(othersPath(id))}" novalidate>${hidden('key', newId())}${hidden('to', offer.offeringId)}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}${early ? hidden('early', 'yes') : null}
<div class="accept">${early ? earlyStart(form) : null}${acceptTerms(visit, form, terms?.version ?? 0)}</div>
<div class="actions">${submit(say(lang, { nb: 'Ta dette kurset', en: 'Take this course' }))} <a href="${to(othersPath(id))}">${say(lang, { nb: 'Velg et annet', en: 'Choose another' })}</a></div></form>`
}

/** On a day on which a consumer who orders today could still withdraw. */
const beginsEarly = async ({ on }: Visit, { offer }: Other): Promise<boolean> =>
  dayIn(offer.zone, offer.startsAt) <= withdrawalEnds(dayIn(SELLER_ZONE, await nowOf(on)))

async function takeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idIn(visit)
  const attempted = await attempt(() => {
    if (form.get('early') !== '' && form.get('startEarly') === '')
      throw invalid('/startEarly', 'the wish to start early must be given')
    if (form.get('acceptedSalesTerms') === '')
      throw invalid('/acceptedSalesTerms', 'the terms of sale must be accepted')
    const command = parseForm(TakeOther, {
      offeringId: form.get('to'),
      expectedTotal: {
        minor: Number(form.get('totalMinor')),
        currency: CURRENCIES.find((code) => code === form.get('currency')),
      },
      acceptedSalesTerms: Number(form.get('acceptedSalesTerms')),
      startEarly: form.get('startEarly') !== '',
    })
    return takeOtherOnce(till, caller.actor, { orderId, command, key: parseForm(z.uuid(), form.get('key')) })
  })
  if ('done' in attempted) {
    keepOrderToken(visit, attempted.done)
    return { goTo: to(`/orders/${attempted.done}`) }
  }
  const order = await lateOrder(visit, orderId)
  if (order.exchangedForId || order.state !== 'paid-unseated') return { goTo: to(`/orders/${orderId}`) }
  return confirming(visit, order, { offeringId: form.get('to'), problem: attempted.problem })
}

type Shown = { title: string; body: SafeHtml; problem: Problem | null }
function page({ lang, to, caller }: Visit, { id, number }: OrderView, { title, body, problem }: Shown): Page {
  const refused =
    problem && !problem.faults
      ? html`<div class="ds-alert" data-color="warning" role="alert"><p>${refusalSentence(lang, problem, caller.requestId)}</p></div>`
      : null
  return {
    title: `${title} – ${say(lang, { nb: 'ordre', en: 'order' })} ${number}`,
    hidden: true,
    width: 'narrow',
    ...(problem && { status: problem.status, faulty: true as const }),
    body: html`${backLink(to(`/orders/${id}`), say(lang, { nb: `Ordre ${number}`, en: `Order ${number}` }), icon('back'))}<h1>${title}</h1><div class="stack">${refused}${body}</div>`,
  }
}
