import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { AcceptQuotation } from '../../quotations/accept-quotation.ts'
import type { WholeQuotation } from '../../quotations/queries.ts'
import type { Entries } from '../forms/entries.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { filledIn, parseForm } from '../forms/parse.ts'
import { CHECKOUT_LABELS } from '../words/checkout.ts'

/** What an order on invoice may carry for the buyer's own books. */
export function referenceFields(form: Filled): SafeHtml {
  const { lang } = form
  return html`${field(form, { name: 'purchaseOrderNumber', label: say(lang, CHECKOUT_LABELS.purchaseOrderNumber), autocomplete: 'off', optional: true, max: 200 })}
${field(form, { name: 'buyerReference', label: say(lang, CHECKOUT_LABELS.buyerReference), hint: say(lang, { nb: 'Står på fakturaen, så den finner fram', en: 'Stands on the invoice so that it finds its way' }), autocomplete: 'off', optional: true, max: 200 })}`
}

type Parts = { action: string; version: number; fields: Piece; go: string }

/** The form by which a quote becomes an order; each showing of it orders once. */
export function acceptForm(form: Filled, { total }: Pick<WholeQuotation, 'total'>, parts: Parts): SafeHtml {
  const { action, version, fields, go } = parts
  return html`<form class="form checkout" method="post" action="${action}" novalidate>${hidden('key', form.value('key') || newId())}${hidden('version', version)}${hidden('totalMinor', form.value('nowMinor') || total.minor)}
${fields}<div class="actions">${submit(go)}</div></form>`
}

/** What the form says, in the API's own shape. */
export const acceptanceFrom = (
  form: Entries,
  { total }: Pick<WholeQuotation, 'total'>,
  payBy: string,
): AcceptQuotation =>
  parseForm(AcceptQuotation, {
    payBy,
    acceptedSalesTerms: Number(form.get('version') || '0'),
    expectedTotal: { minor: Number(form.get('totalMinor')), currency: total.currency },
    ...filledIn({
      purchaseOrderNumber: form.get('purchaseOrderNumber').trim(),
      buyerReference: form.get('buyerReference').trim(),
    }),
  })
