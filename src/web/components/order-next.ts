import type { OrderView } from '../../checkout/order-view.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { hour, moment, spelledDay } from './when.ts'

/** What happens next, by whom and until when, with the one button that helps. `now` is the database's clock. */
export function orderNext(visit: Visit, order: OrderView, now: Date): SafeHtml | null {
  const { lang, to, caller } = visit
  switch (order.next.act) {
    case 'pay':
      return pay(visit, order, now)
    case 'transfer':
      return html`<p class="next">${say(lang, { nb: 'Å betale', en: 'To pay' })} <strong class="money">${price(lang, order.total)}</strong>${order.next.until ? html` ${say(lang, { nb: 'innen', en: 'by' })} <strong>${spelledDay(lang, order.next.until)}</strong>` : null}.</p>`
    case 'choose':
      return html`<p class="next">${say(lang, { nb: 'Pengene går tilbake av seg selv', en: 'The money goes back by itself on' })} <strong>${moment(lang, SELLER_ZONE, new Date(order.next.until ?? order.holdEndsAt))}</strong>.</p>`
    case 'none':
      return order.state === 'confirmed'
        ? html`<p class="actions">${caller.actor.kind === 'person' ? html`<a class="ds-button" data-variant="secondary" href="${to('/my-learning')}">${say(lang, { nb: 'Min læring', en: 'My learning' })}</a>` : html`<a class="ds-button" data-variant="secondary" href="${to('/sign-up')}">${say(lang, { nb: 'Samle kursene i en konto', en: 'Keep your courses in an account' })}</a>`}<button class="ds-button" data-variant="tertiary" type="button" data-print hidden>${say(lang, { nb: 'Skriv ut', en: 'Print' })}</button></p>`
        : (order.state === 'lapsed' || order.state === 'abandoned') && order.lines.some(({ kind }) => kind === 'seat')
          ? html`<form method="post" action="${to(`/orders/${order.id}/again`)}"><button class="ds-button" type="submit">${say(lang, { nb: 'Bestill på nytt', en: 'Order again' })}</button></form>`
          : null
    default:
      return null
  }
}

/** The count-down stands as a time in words; where scripts run it ticks. */
function pay({ lang, to }: Visit, order: OrderView, now: Date): SafeHtml {
  const secondsLeft = Math.max(0, Math.round((order.holdEndsAt.getTime() - now.getTime()) / 1000))
  if (secondsLeft === 0)
    return html`<p class="next">${say(lang, { nb: 'Tiden er ute. Vi sjekker om betalingen rakk fram.', en: 'The time is up. We are checking whether your payment arrived.' })} <a href="${to(`/orders/${order.id}?returned=paid`)}">${say(lang, { nb: 'Oppdater', en: 'Refresh' })}</a></p>`
  const minutes = Math.ceil(secondsLeft / 60)
  return html`<div class="hold"><p class="hold__left">${say(lang, { nb: 'Holdt av til', en: 'Held until' })} <strong><time datetime="${order.holdEndsAt.toISOString()}">${hour(lang, SELLER_ZONE, order.holdEndsAt)}</time></strong> · <span class="figure" data-seconds-left="${secondsLeft}" role="timer">${minutes} min</span> ${say(lang, { nb: 'igjen', en: 'left' })}</p>
<p class="ds-sr-only" role="status" data-time-words data-five="${say(lang, { nb: 'Fem minutter igjen til å betale.', en: 'Five minutes left to pay.' })}" data-one="${say(lang, { nb: 'Ett minutt igjen til å betale.', en: 'One minute left to pay.' })}"></p>
<form method="post" action="${to(`/orders/${order.id}/pay`)}"><button class="ds-button" type="submit">${say(lang, { nb: 'Betal', en: 'Pay' })} ${price(lang, order.total)}</button></form>
<form method="post" action="${to(`/orders/${order.id}/abandon`)}">${hidden('key', newId())}${submit(say(lang, { nb: 'Jeg vil ikke ha den likevel', en: 'I do not want it any more' }), 'tertiary')}</form></div>`
}
