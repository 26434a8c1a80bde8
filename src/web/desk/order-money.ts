import type { OrderPayment, OrderRefund } from '../../payments/money-of-order.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { moment } from '../components/when.ts'
import { price } from '../words/offers.ts'
import type { WholeOrder } from './read-order.ts'

/** What is owed, what came in and what went back. */
export function moneyPart(lang: Lang, { order, payments, refunds }: WholeOrder): SafeHtml {
  const row = (term: string, amount: string) => html`<div><dt>${term}</dt><dd class="money">${amount}</dd></div>`
  const vat =
    order.vat.minor === 0
      ? null
      : html`${row(say(lang, { nb: 'Uten mva.', en: 'Without VAT' }), price(lang, order.net))}${row(say(lang, { nb: 'Mva.', en: 'VAT' }), price(lang, order.vat))}`
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Penger', en: 'Money' })}</h2>
<dl class="totals">${vat}<div class="totals__sum"><dt>${say(lang, { nb: 'Sum', en: 'Total' })}</dt><dd class="money">${price(lang, order.total)}</dd></div></dl>
<ul class="desk-money">${payments.map((each) => html`<li>${paymentWords(lang, each)}</li>`)}${refunds.map((each) => html`<li>${refundWords(lang, each)}</li>`)}</ul></section>`
}

function paymentWords(lang: Lang, payment: OrderPayment): string {
  const at = (instant: Date) => moment(lang, SELLER_ZONE, instant)
  if (payment.capturedAt) {
    const sum = price(lang, money(payment.capturedMinor ?? 0, payment.capturedCurrency ?? payment.currency))
    return say(lang, {
      nb: `${sum} betalt med kort ${at(payment.capturedAt)}.`,
      en: `${sum} paid by card on ${at(payment.capturedAt)}.`,
    })
  }
  if (payment.endedAt)
    return say(lang, {
      nb: `Betalingssiden ble stengt ${at(payment.endedAt)} uten betaling.`,
      en: `The payment page closed on ${at(payment.endedAt)} without a payment.`,
    })
  return say(lang, {
    nb: `Betalingssiden er åpen til ${at(payment.pageEndsAt)}.`,
    en: `The payment page is open until ${at(payment.pageEndsAt)}.`,
  })
}

function refundWords(lang: Lang, refund: OrderRefund): string {
  const sum = price(lang, money(refund.amountMinor, refund.currency))
  const at = (instant: Date) => moment(lang, SELLER_ZONE, instant)
  if (refund.succeededAt)
    return say(lang, {
      nb: `${sum} betalt tilbake ${at(refund.succeededAt)}.`,
      en: `${sum} paid back on ${at(refund.succeededAt)}.`,
    })
  if (refund.failedAt)
    return say(lang, {
      nb: `Tilbakebetaling av ${sum} gikk ikke gjennom (${refund.failure ?? ''}).`,
      en: `A refund of ${sum} did not go through (${refund.failure ?? ''}).`,
    })
  return say(lang, {
    nb: `${sum} er på vei tilbake siden ${at(refund.requestedAt)}.`,
    en: `${sum} has been on its way back since ${at(refund.requestedAt)}.`,
  })
}
