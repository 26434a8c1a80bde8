import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { AcceptQuotation } from '../../quotations/accept-quotation.ts'
import { referenceFields } from '../components/checkout-payment.ts'
import { unitField } from '../components/unit-choice.ts'
import type { Entries } from '../forms/entries.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { filledIn, parseForm } from '../forms/parse.ts'
import type { AskedOfBuyer } from '../pages/checkout-needs.ts'

/** For which unit of the company it is, and what its invoice must carry. */
export const companyPart = (form: Filled, { choice, needs }: AskedOfBuyer): SafeHtml =>
  html`${unitField(form, choice)}${referenceFields(form, needs)}`

type Parts = { action: string; version: number; fields: Piece; go: string }

/** The form by which a quote becomes an order; each showing of it orders once. */
export function acceptForm(form: Filled, { action, version, fields, go }: Parts): SafeHtml {
  return html`<form class="form checkout" method="post" action="${action}" novalidate>${hidden('key', form.value('key') || newId())}${hidden('version', version)}
${fields}<div class="actions">${submit(go)}</div></form>`
}

/** What the form says, in the API's own shape: the total is the quote's. */
export const acceptanceFrom = (form: Entries, payBy: string): AcceptQuotation =>
  parseForm(AcceptQuotation, {
    payBy,
    acceptedSalesTerms: Number(form.get('version') || '0'),
    ...filledIn({
      purchaseOrderNumber: form.get('purchaseOrderNumber').trim(),
      buyerReference: form.get('buyerReference').trim(),
      unitId: form.get('unitId'),
      overBudget: form.get('overBudget') === 'yes' || undefined,
    }),
  })
