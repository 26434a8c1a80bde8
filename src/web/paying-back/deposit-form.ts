import type { DepositView } from '../../bank/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { typedAmount } from '../desk/amount.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

const AMOUNT_SIZE = 12

/** What came too much, or is nobody's here, goes back to who sent it: the bank does not tell how to reach them, so that is asked. */
export function sendBack({ lang, to }: Visit, deposit: DepositView, form: Filled): SafeHtml | null {
  if (deposit.currency !== 'NOK') return null
  const isTyped = form.value('payeeEmail') !== '' || form.value('payeeName') !== ''
  const filled = isTyped
    ? form
    : {
        ...freshForm(lang, { payeeName: deposit.payerName ?? '', amountMinor: typedAmount(deposit.leftMinor, 'NOK') }),
        fault: form.fault,
      }
  return html`<section class="desk-block" aria-labelledby="send-back"><h2 id="send-back">${say(lang, { nb: 'Betal tilbake til den som sendte dem', en: 'Pay back to who sent it' })}</h2>
<form class="form sheet desk-part" method="post" action="${to('/finance/paybacks')}" novalidate>${hidden('key', newId())}${hidden('of', 'deposit')}${hidden('depositId', deposit.id)}
<p>${say(lang, { nb: 'Mottakeren får en e-post med en lenke og oppgir kontoen selv. Bruk en adresse dere kjenner fra før.', en: 'The payee gets a mail with a link and gives the account themselves. Use an address that you know from before.' })}</p>
${field(filled, { name: 'amountMinor', label: say(lang, { nb: 'Beløp som skal tilbake', en: 'Amount that goes back' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
${field(filled, { name: 'payeeName', label: say(lang, { nb: 'Navn', en: 'Name' }), max: LINE_MAX })}
${field(filled, { name: 'payeeEmail', label: say(lang, { nb: 'E-postadresse', en: 'E-mail address' }), type: 'email', max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Spør om konto', en: 'Ask for the account' }), 'secondary')}</div></form></section>`
}
