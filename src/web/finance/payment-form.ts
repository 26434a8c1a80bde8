import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** Room for the largest amount as it is written, with its spaces. */
const AMOUNT_SIZE = 12

/** Several such forms stand on a page, so each field carries its invoice's id. */
export function paymentForm(
  { lang, to }: Visit,
  documentId: string,
  { form, action }: { form: Filled; action: string },
): SafeHtml {
  return html`<form class="form" method="post" action="${to(action)}" novalidate>${hidden('key', newId())}${hidden('search', form.value('search'))}
<h3>${say(lang, { nb: 'Innbetalt til banken', en: 'Paid to the bank' })}</h3>
${field(form, { name: `amount-${documentId}`, label: say(lang, { nb: 'Beløp', en: 'Amount' }), inputmode: 'decimal', size: AMOUNT_SIZE })}
${field(form, { name: `paidOn-${documentId}`, label: say(lang, { nb: 'Dag på kontoutskriften', en: 'Day on the statement' }), type: 'date' })}
${field(form, { name: `reference-${documentId}`, label: say(lang, { nb: 'Bankens referanse', en: "The bank's reference" }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Før innbetalingen', en: 'Enter the payment' }), 'secondary')}</form>`
}

/** What was typed there, in the shape of the command. */
export const transferIn = ({ form }: Pick<Visit, 'form'>, documentId: string, currency: Currency): object => ({
  amountMinor: minorOf(form.get(`amount-${documentId}`), currency) ?? Number.NaN,
  paidOn: form.get(`paidOn-${documentId}`),
  reference: form.get(`reference-${documentId}`),
})

const FIELD_OF: Record<string, string> = { amountMinor: 'amount' }

/** The field that a pointer of the command speaks of. */
export const fieldAt =
  (documentId: string) =>
  (pointer: string): string => {
    const name = pointer.slice(1)
    return `${FIELD_OF[name] ?? name}-${documentId}`
  }
