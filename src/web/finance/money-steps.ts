import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { minus, money } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { WholeOrder } from '../desk/read-order.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { failureWords } from '../words/money-failures.ts'
import { price } from '../words/offers.ts'

/** What finance can decide about an order's money: nothing where it goes its usual way. */
export function moneySteps(visit: Visit, whole: WholeOrder, form: Filled): SafeHtml {
  return html`${decide(visit, whole)}${failed(visit, whole, form)}${disputed(visit, whole)}${unallocated(visit, whole)}`
}

const step = (heading: string, body: SafeHtml): SafeHtml =>
  html`<section class="sheet desk-part"><h2>${heading}</h2>${body}</section>`

type Button = { path: string; label: string; variant?: 'primary' | 'secondary' }

/** One decision is one form with a key of its own, so that pressing twice decides once. */
const button = ({ to }: Visit, { order }: WholeOrder, { path, label, variant }: Button): SafeHtml =>
  html`<form method="post" action="${to(`/finance/orders/${order.id}/${path}`)}">${hidden('key', newId())}${submit(label, variant)}</form>`

/** The order was paid but nobody has a seat: the money goes back, or it is enough and the buyer gets one. */
function decide(visit: Visit, whole: WholeOrder): SafeHtml | null {
  const { lang } = visit
  const { order, left } = whole
  if ((order.state !== 'in-review' && order.state !== 'paid-unseated') || !left) return null
  const sums = { here: price(lang, left), asked: price(lang, order.total) }
  const enough = left.currency === order.total.currency && left.minor >= order.total.minor
  const over = enough && left.minor > order.total.minor ? price(lang, minus(left, order.total)) : null
  const accept = over
    ? say(lang, { nb: `Gi plass og betal tilbake ${over}`, en: `Give the seat and pay back ${over}` })
    : say(lang, { nb: 'Godta betalingen og gi plass', en: 'Accept the payment and give the seat' })
  return step(
    say(lang, { nb: 'Avgjør hva som skjer med pengene', en: 'Decide what happens to the money' }),
    html`<p>${say(lang, {
      nb: `${sums.here} er hos oss. Ordren er på ${sums.asked}.`,
      en: `We have ${sums.here}. The order is for ${sums.asked}.`,
    })}</p>
${enough ? button(visit, whole, { path: 'money-acceptance', label: accept, variant: 'secondary' }) : null}
${left.minor > 0 ? button(visit, whole, { path: 'money-return', label: say(lang, { nb: `Betal tilbake ${sums.here} til kortet`, en: `Pay ${sums.here} back to the card` }) }) : null}`,
  )
}

/** A refund that came to nothing: once more to the card, or to a bank account by hand. The oldest first. */
function failed(visit: Visit, whole: WholeOrder, form: Filled): SafeHtml | null {
  const { lang, to } = visit
  const refund = whole.refunds.find(({ failedAt, resolvedAt }) => failedAt && !resolvedAt)
  if (!refund) return null
  const sum = price(lang, money(refund.amountMinor, refund.currency))
  const path = `refunds/${refund.id}`
  return step(
    say(lang, { nb: `${sum} kom ikke fram`, en: `${sum} did not arrive` }),
    html`<p>${say(lang, { nb: 'Grunn:', en: 'Reason:' })} ${failureWords(lang, refund.failure)}.</p>
${button(visit, whole, { path: `${path}/retry`, label: say(lang, { nb: 'Prøv kortet på nytt', en: 'Try the card again' }), variant: 'secondary' })}
<details class="more"${form.faults.length > 0 ? html` open` : null}><summary>${say(lang, { nb: 'Betalt til en bankkonto i stedet', en: 'Paid to a bank account instead' })}</summary>
<form class="form" method="post" action="${to(`/finance/orders/${whole.order.id}/${path}/bank-payment`)}" novalidate>${hidden('key', newId())}
${field(form, { name: 'paidOn', type: 'date', label: say(lang, { nb: 'Dag den gikk ut av banken vår', en: 'Day it left our bank' }) })}
${field(form, { name: 'reference', label: say(lang, { nb: 'Tekst på kontoutskriften', en: 'Words on the bank statement' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Før utbetalingen', en: 'Book the payment' }), 'secondary')}</form></details>`,
  )
}

/** A dispute that has ended wants its consequence drawn; one that is open is answered at the provider. */
function disputed(visit: Visit, whole: WholeOrder): SafeHtml | null {
  const { lang } = visit
  const dispute = whole.disputes.find(({ outcome, settledAt }) => outcome && !settledAt)
  if (!dispute) return null
  const sum = price(lang, money(dispute.amountMinor, dispute.currency))
  const lost = dispute.outcome === 'lost'
  const over = whole.order.state !== 'confirmed'
  const heading = lost
    ? say(lang, { nb: `${sum} er tapt i en innsigelse`, en: `${sum} was lost in a dispute` })
    : say(lang, { nb: `${sum} er vunnet tilbake`, en: `${sum} was won back` })
  const label = lost
    ? over
      ? say(lang, { nb: 'Før det som betalt tilbake', en: 'Book it as paid back' })
      : say(lang, { nb: 'Skriv det av som tap', en: 'Write it off as a loss' })
    : say(lang, { nb: 'Gjør ferdig', en: 'Finish' })
  const words = lost
    ? over
      ? say(lang, {
          nb: 'Ordren er avsluttet, og kjøperen har fått pengene gjennom banken sin.',
          en: 'The order is over, and the buyer has had the money through their bank.',
        })
      : say(lang, {
          nb: 'Kjøperen har fortsatt plassen. Skal den tas tilbake, krediter ordren først.',
          en: 'The buyer still has the seat. If it is to be taken back, credit the order first.',
        })
    : say(lang, {
        nb: 'Er ordren avsluttet, er pengene kjøperens og betales tilbake nå.',
        en: 'Where the order is over the money is the buyer’s and is paid back now.',
      })
  return step(
    heading,
    html`<p>${words}</p>${button(visit, whole, { path: `disputes/${dispute.id}/settlement`, label })}`,
  )
}

/** A refund from the dashboard without a credit note: the books are short of a document. */
function unallocated({ lang }: Visit, { refunds }: WholeOrder): SafeHtml | null {
  const refund = refunds.find(
    ({ cause, allocatedMinor, amountMinor, failedAt }) =>
      cause === 'dashboard' && allocatedMinor < amountMinor && !failedAt,
  )
  if (!refund) return null
  const sum = price(lang, money(refund.amountMinor - refund.allocatedMinor, refund.currency))
  return step(
    say(lang, { nb: `${sum} mangler kreditnota`, en: `${sum} lacks a credit note` }),
    html`<p>${say(lang, {
      nb: 'Noen betalte tilbake direkte hos betalingsleverandøren. Krediter ordren, så dekker kreditnotaen det, og bare resten går tilbake til kortet.',
      en: 'Somebody refunded directly at the payment provider. Credit the order: the credit note covers it, and only the rest goes back to the card.',
    })}</p>`,
  )
}
