import { eventsOf } from '../../audit/events-of.ts'
import { heldAt } from '../../catalogue/held-at.ts'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { ORDER_BUYERS, ORDER_READERS, theOrder } from '../../checkout/the-order.ts'
import { STAFF } from '../../companies/may-act-for.ts'
import { acceptedTerms } from '../../orders/accepted-terms.ts'
import { isConfirmed } from '../../orders/state.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { withdrawalEnds } from '../../terms/withdrawal.ts'
import { choicePart, exchangedPart } from '../choosing/choice-part.ts'
import { cancelPart } from '../components/cancel-part.ts'
import { icon } from '../components/icon.ts'
import { moneyBack } from '../components/money-back.ts'
import { movesShown } from '../components/move-part.ts'
import { orderLines } from '../components/order-lines.ts'
import { orderNext } from '../components/order-next.ts'
import { type Agreement, orderSide } from '../components/order-side.ts'
import { relatedCourses } from '../components/related-courses.ts'
import { idOf } from '../desk/id-of.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { CHOICE_REFUSALS } from '../words/choosing.ts'
import { invoiceWayWords } from '../words/invoice-way.ts'
import { stateWords } from '../words/order.ts'
import { takeMailedToken } from './order-access.ts'
import { orderAgain } from './order-again.ts'
import { claimFromOrder, claimPart } from './order-claim.ts'
import { giveUpOrder, goToPayment, settleReturn } from './order-payment.ts'
import { moveFromForm, unitPart } from './order-unit.ts'

const seen = theOrder.to(...ORDER_READERS)
const steered = theOrder.to(...ORDER_BUYERS)
const idIn = (visit: Visit): string => idOf(visit, 'order', 'orderId')

export const orderPages: readonly PageRoute[] = [
  { method: 'get', path: '/orders/:orderId', who: seen, reads: 'order', answer: showOrder },
  { method: 'get', path: '/orders/:orderId/pay', who: steered, answer: (visit) => goToPayment(visit, idIn(visit)) },
  { method: 'post', path: '/orders/:orderId/pay', who: steered, answer: (visit) => goToPayment(visit, idIn(visit)) },
  {
    method: 'post',
    path: '/orders/:orderId/abandon',
    who: steered,
    answer: (visit) => giveUpOrder(visit, idIn(visit)),
  },
  {
    method: 'post',
    path: '/orders/:orderId/wallet',
    who: 'person',
    answer: (visit) => claimFromOrder(visit, idIn(visit)),
  },
  {
    method: 'post',
    path: '/orders/:orderId/unit',
    who: theOrder.to(...STAFF, 'owner', 'manager'),
    answer: (visit) => moveFromForm(visit, idIn(visit)),
  },
  { method: 'post', path: '/orders/:orderId/again', who: steered, answer: (visit) => orderAgain(visit, idIn(visit)) },
]

async function showOrder(visit: Visit): Promise<Answer> {
  const { lang, on, query, to } = visit
  const orderId = idIn(visit)
  if (takeMailedToken(visit, orderId)) return { goTo: to(`/orders/${orderId}`) }
  if (query.get('returned') === 'paid') return settleReturn(visit, orderId)
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  const now = await nowOf(on)
  const words = stateWords(order)
  const moves = await movesShown(visit, order)
  const held = await heldAt(
    on,
    order.lines.flatMap(({ offeringId }) => offeringId ?? []),
  )
  return {
    title: `${say(lang, words.title)} – ${say(lang, { nb: 'ordre', en: 'order' })} ${order.number}`,
    hidden: true,
    body: html`${notice(visit)}
<section class="receipt receipt--${words.tone}"><div class="receipt__sign">${icon(words.tone === 'good' ? 'tick' : words.tone === 'wait' ? 'clock' : 'alert')}</div>
<div class="receipt__words"><p class="receipt__number">${say(lang, { nb: 'Ordre', en: 'Order' })} ${order.number}</p>
<h1>${say(lang, words.title)}</h1><p class="lead">${say(lang, words.sentence)}</p>${order.accessPaused ? html`<p><strong>${say(lang, PAUSED)}</strong></p>` : null}
${sentTo(visit, order)}${await exchangedPart(visit, order)}${orderNext(visit, order, now)}</div></section>${await choicePart(visit, order)}${claimPart(visit, order)}${await moneyBack(
      visit,
      order.documents.map(({ id }) => id),
    )}
<div class="buying">${orderLines(visit, order, held)}${orderSide(visit, order, { ...(await agreementOf(visit, order, now)), cancel: html`${moves.way}${await cancelPart(visit, order)}`, movedAway: moves.movedAway })}</div>${await unitPart(visit, order)}${
      order.state === 'confirmed'
        ? await relatedCourses(
            visit,
            held.map(({ courseId }) => courseId),
          )
        : null
    }`,
  }
}

/** The seat is still theirs; what to do is said because only the cardholder can do it. */
const PAUSED: Said = {
  nb: 'Betalingen er bestridt hos kortbanken, så tilgangen til kurset er på vent. Plassen er fortsatt holdt av. Er det en misforståelse, be banken din trekke innsigelsen, eller ta kontakt med oss.',
  en: 'The payment is disputed at the card’s bank, so access to the course is on hold. The seat is still kept. If this is a mistake, ask your bank to withdraw the dispute, or contact us.',
}

/** Where the mail went: a wrong letter is seen here while it can still be mended. */
const sentTo = ({ lang }: Visit, { state, payer, invoiceWay }: OrderView): SafeHtml | null =>
  isConfirmed({ state })
    ? html`<p>${say(lang, { nb: 'Vi har sendt en e-post til', en: 'We have sent an e-mail to' })} <strong class="wrap">${payer.email}</strong>.</p>${state === 'awaiting-transfer' && invoiceWay ? html`<p>${invoiceWayWords(lang, invoiceWay, payer.email)}</p>` : null}`
    : null

async function agreementOf(
  { on }: Visit,
  order: OrderView,
  now: Date,
): Promise<Omit<Agreement, 'cancel' | 'movedAway'>> {
  const ends = withdrawalEnds(dayIn(SELLER_ZONE, order.placedAt))
  const consumer = order.payer.kind === 'person' && order.total.minor > 0
  const events = consumer ? await eventsOf(on, order.id) : []
  return {
    termsVersion: await acceptedTerms(on, order.id),
    withdrawUntil: consumer && dayIn(SELLER_ZONE, now) <= ends ? ends : null,
    startsEarly: events.some(({ name }) => name === 'EarlyStartWished'),
  }
}

const NOTICES: Record<string, Said> = {
  ...CHOICE_REFUSALS,
  cancelled: {
    nb: 'Du gikk ut av betalingen. Ingenting er trukket, og plassen er fortsatt holdt av. Vil du ikke ha den, kan du gi den fri.',
    en: 'You left the payment page. Nothing was charged, and the seat is still held. If you do not want it, you can let it go.',
  },
  'paid-already': {
    nb: 'Betalingen din var kommet fram før du avbrøt, så bestillingen står fast.',
    en: 'Your payment had arrived before you gave up the order, so the order stands.',
  },
  'not-closed': {
    nb: 'Betalingsleverandøren svarer ikke akkurat nå. Bestillingen avbrytes så snart den gjør det; du trenger ikke gjøre mer.',
    en: 'The payment provider does not answer right now. The order ends as soon as it does; you need not do anything more.',
  },
  'not-on-sale': {
    nb: 'Det du bestilte, er ikke til salgs lenger.',
    en: 'What you ordered is not on sale any more.',
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
