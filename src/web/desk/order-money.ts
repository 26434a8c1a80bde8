import type { OrderDispute, OrderPayment, OrderRefund } from '../../payments/money-of-order.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { moment } from '../components/when.ts'
import { disputeReasonWords, failureWords } from '../words/money-failures.ts'
import { price } from '../words/offers.ts'
import type { WholeOrder } from './read-order.ts'

/** What is owed, what came in and what went back. */
export function moneyPart(lang: Lang, { order, payments, refunds, disputes }: WholeOrder): SafeHtml {
  const row = (term: string, amount: string) => html`<div><dt>${term}</dt><dd class="money">${amount}</dd></div>`
  const vat =
    order.vat.minor === 0
      ? null
      : html`${row(say(lang, { nb: 'Uten mva.', en: 'Without VAT' }), price(lang, order.net))}${row(say(lang, { nb: 'Mva.', en: 'VAT' }), price(lang, order.vat))}`
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Penger', en: 'Money' })}</h2>
<dl class="totals">${vat}<div class="totals__sum"><dt>${say(lang, { nb: 'Sum', en: 'Total' })}</dt><dd class="money">${price(lang, order.total)}</dd></div></dl>
<ul class="desk-money">${payments.map((each) => html`<li>${paymentWords(lang, each)}</li>`)}${refunds.map((each) => html`<li>${refundWords(lang, each)}</li>`)}${disputes.map((each) => html`<li>${disputeWords(lang, each)}</li>`)}</ul></section>`
}

const at = (lang: Lang, instant: Date): string => moment(lang, SELLER_ZONE, instant)

function paymentWords(lang: Lang, payment: OrderPayment): string {
  if (payment.capturedAt) {
    const sum = price(lang, money(payment.capturedMinor ?? 0, payment.capturedCurrency ?? payment.currency))
    return say(lang, {
      nb: `${sum} betalt med kort${cardWords(payment)} ${at(lang, payment.capturedAt)}.`,
      en: `${sum} paid by card${cardWords(payment)} on ${at(lang, payment.capturedAt)}.`,
    })
  }
  if (payment.endedAt)
    return say(lang, {
      nb: `Betalingssiden ble stengt ${at(lang, payment.endedAt)} uten betaling.`,
      en: `The payment page closed on ${at(lang, payment.endedAt)} without a payment.`,
    })
  if (payment.processingSince)
    return say(lang, {
      nb: `Kjøperens bank har hatt betalingen siden ${at(lang, payment.processingSince)}.`,
      en: `The buyer’s bank has had the payment since ${at(lang, payment.processingSince)}.`,
    })
  return say(lang, {
    nb: `Betalingssiden er åpen til ${at(lang, payment.pageEndsAt)}.`,
    en: `The payment page is open until ${at(lang, payment.pageEndsAt)}.`,
  })
}

/** As it stands on the card itself, where it is known still. */
const cardWords = ({ cardBrand, cardLast4 }: OrderPayment): string =>
  cardLast4
    ? ` (${cardBrand ? `${cardBrand.charAt(0).toUpperCase()}${cardBrand.slice(1)} ` : ''}•••• ${cardLast4})`
    : ''

function refundWords(lang: Lang, refund: OrderRefund): string {
  const sum = price(lang, money(refund.amountMinor, refund.currency))
  if (refund.failedAt) return `${failedWords(lang, refund, sum)} ${resolutionWords(lang, refund)}`.trim()
  if (refund.succeededAt)
    return say(lang, {
      nb: `${sum} betalt tilbake ${at(lang, refund.succeededAt)}${refund.cause === 'dashboard' ? ', direkte hos betalingsleverandøren' : ''}.`,
      en: `${sum} paid back on ${at(lang, refund.succeededAt)}${refund.cause === 'dashboard' ? ', directly at the payment provider' : ''}.`,
    })
  return say(lang, {
    nb: `${sum} er på vei tilbake siden ${at(lang, refund.requestedAt)}.`,
    en: `${sum} has been on its way back since ${at(lang, refund.requestedAt)}.`,
  })
}

/** Money that came back to us days later is another story than money that never left. */
function failedWords(lang: Lang, { succeededAt, failure }: OrderRefund, sum: string): string {
  const why = failureWords(lang, failure)
  return succeededAt
    ? say(lang, {
        nb: `${sum} ble betalt tilbake, men kom i retur: ${why}.`,
        en: `${sum} was paid back but came back to us: ${why}.`,
      })
    : say(lang, {
        nb: `Tilbakebetaling av ${sum} gikk ikke gjennom: ${why}.`,
        en: `A refund of ${sum} did not go through: ${why}.`,
      })
}

function resolutionWords(lang: Lang, { resolution }: OrderRefund): string {
  switch (resolution) {
    case 'retried':
      return say(lang, { nb: 'Den ble prøvd på nytt.', en: 'It was tried again.' })
    case 'paid-by-bank':
      return say(lang, {
        nb: 'Pengene ble betalt til en bankkonto i stedet.',
        en: 'The money was paid to a bank account instead.',
      })
    case 'superseded':
      return say(lang, {
        nb: 'Kjøperen har fått pengene på en annen måte.',
        en: 'The buyer has had the money in another way.',
      })
    default:
      return ''
  }
}

function disputeWords(lang: Lang, dispute: OrderDispute): string {
  const sum = price(lang, money(dispute.amountMinor, dispute.currency))
  const why = disputeReasonWords(lang, dispute.reason)
  if (dispute.outcome === 'lost')
    return say(lang, {
      nb: `${sum} ble bestridt, og banken ga kortholderen rett.`,
      en: `${sum} was disputed, and the bank decided for the cardholder.`,
    })
  if (dispute.outcome)
    return say(lang, { nb: `${sum} ble bestridt, men er vårt.`, en: `${sum} was disputed, but is ours.` })
  return say(lang, {
    nb: `${sum} er bestridt siden ${at(lang, dispute.openedAt)}. Kortholderen ${why}.`,
    en: `${sum} has been disputed since ${at(lang, dispute.openedAt)}. The cardholder ${why}.`,
  })
}
