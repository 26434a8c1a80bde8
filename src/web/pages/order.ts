import { orderView } from '../../checkout/order-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { orderNext } from '../components/order-next.ts'
import { orderDetails, orderSide } from '../components/order-parts.ts'
import { nowOf } from '../now.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { stateWords } from '../words/order.ts'
import { demandOrder, takeMailedToken } from './order-access.ts'
import { goToPayment, settleReturn } from './order-payment.ts'

/** How often the page of an unpaid order loads again where scripts do not run. */
const REFRESH_SECONDS = 60

export const orderPages: readonly PageRoute[] = [
  { method: 'get', path: '/orders/:orderId', answer: showOrder },
  { method: 'get', path: '/orders/:orderId/pay', answer: async (visit) => goToPayment(visit, await opened(visit)) },
  { method: 'post', path: '/orders/:orderId/pay', answer: async (visit) => goToPayment(visit, await opened(visit)) },
]

async function opened(visit: Visit): Promise<string> {
  const orderId = visit.params.orderId ?? ''
  await demandOrder(visit, orderId)
  return orderId
}

async function showOrder(visit: Visit): Promise<Answer> {
  const { lang, on, query, to } = visit
  const mailed = takeMailedToken(visit, visit.params.orderId ?? '')
  if (mailed) return { goTo: to(`/orders/${visit.params.orderId}`) }
  const orderId = await opened(visit)
  if (query.get('returned') === 'paid') return settleReturn(visit, orderId)
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  const now = await nowOf(on)
  const words = stateWords(order)
  return {
    title: `${say(lang, words.title)} – ${say(lang, { nb: 'ordre', en: 'order' })} ${order.number}`,
    hidden: true,
    ...(order.state === 'awaiting-payment' ? { refreshSeconds: REFRESH_SECONDS } : {}),
    body: html`${notice(visit)}
<section class="receipt receipt--${words.tone}"><div class="receipt__sign">${icon(words.tone === 'good' ? 'tick' : words.tone === 'wait' ? 'clock' : 'alert')}</div>
<div class="receipt__words"><p class="receipt__number">${say(lang, { nb: 'Ordre', en: 'Order' })} ${order.number}</p>
<h1>${say(lang, words.title)}</h1><p class="lead">${say(lang, words.sentence)}</p>
${orderNext(visit, order, now)}</div></section>
<div class="buying">${orderDetails(visit, order)}${orderSide(visit, order)}</div>`,
  }
}

const NOTICES: Record<string, Said> = {
  cancelled: {
    nb: 'Du gikk ut av betalingen. Ingenting er trukket, og plassen er fortsatt holdt av.',
    en: 'You left the payment page. Nothing was charged, and the seat is still held.',
  },
  waiting: {
    nb: 'Du har allerede bestilt denne plassen, og den holdes av her. Betal denne bestillingen, så er plassen din.',
    en: 'You have ordered this seat already, and it is held here. Pay this order and the seat is yours.',
  },
  unavailable: {
    nb: 'Betalingssiden svarer ikke akkurat nå. Prøv igjen om litt; plassen er fortsatt holdt av.',
    en: 'The payment page does not answer right now. Try again in a moment; the seat is still held.',
  },
  pending: {
    nb: 'Vi har ikke fått bekreftet betalingen ennå. Siden oppdateres når den kommer; du trenger ikke betale på nytt.',
    en: 'The payment is not confirmed yet. This page follows it; you need not pay again.',
  },
}

function notice({ lang, query }: Visit): SafeHtml | null {
  const said = NOTICES[query.get('returned') ?? '']
  return said
    ? html`<div class="ds-alert notice" data-color="info" role="status"><p>${say(lang, said)}</p></div>`
    : null
}
