import type { ReversalRow } from '../../bank/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { spelledDay } from '../components/when.ts'
import { field, hidden, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { amountWords, payerWords } from '../words/bank.ts'

/** What the bank took back, each with the payments that it may be. */
export function reversalList({ lang, to }: Visit, reversals: readonly ReversalRow[], form: Filled): SafeHtml | null {
  if (reversals.length === 0) return null
  const one = ({ id, amountMinor, currency, bookedOn, candidates }: ReversalRow) => {
    const options = candidates.map((each) => ({
      value: each.depositId,
      label: `${payerWords(lang, each.payerName)}, ${spelledDay(lang, each.bookedOn)}`,
    }))
    const choice =
      options.length === 0
        ? html`<p>${say(lang, { nb: 'Ingen innbetaling på dette beløpet er kjent her.', en: 'No payment of this amount is known here.' })}</p>`
        : html`<form class="form" method="post" action="${to(`/finance/bank/reversals/${id}`)}" novalidate>${hidden('key', newId())}${select(freshForm(lang), { name: `deposit-${id}`, label: say(lang, { nb: 'Hvilken betaling var det?', en: 'Which payment was it?' }), options })}
<div>${submit(say(lang, { nb: 'Ta den av fakturaene', en: 'Take it off its invoices' }), 'secondary')}</div></form>`
    const aside = html`<form class="form" method="post" action="${to(`/finance/bank/reversals/${id}/setting-aside`)}" novalidate>${field(form, { name: `reason-${id}`, label: say(lang, { nb: 'Er det ingen av dem? Skriv hvorfor', en: 'Is it none of them? Say why' }), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Legg til side', en: 'Set aside' }), 'secondary')}</div></form>`
    return html`<li class="sheet desk-part"><h3>${amountWords(lang, amountMinor, currency)}, ${spelledDay(lang, bookedOn)}</h3>${choice}${aside}</li>`
  }
  return html`<section class="desk-block" aria-labelledby="reversals"><h2 id="reversals">${say(lang, { nb: 'Trukket tilbake av banken', en: 'Taken back by the bank' })}</h2><ul class="desk-hits">${reversals.map(one)}</ul></section>`
}
