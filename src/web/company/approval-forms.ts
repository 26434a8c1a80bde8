import { ApproveForCompany } from '../../asking/answer-buyer.ts'
import { approveOnce } from '../../asking/approve-once.ts'
import { NOTE_MAX } from '../../asking/words.ts'
import type { CartView } from '../../cart/cart-view.ts'
import type { Needs } from '../../companies/needs.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { cardOrInvoice, referenceFields } from '../components/checkout-payment.ts'
import { acceptTerms } from '../components/checkout-terms.ts'
import { overBudgetTick } from '../components/unit-budgets.ts'
import { hidden, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { filledIn, parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { askingLabel } from '../words/asking.ts'
import { price } from '../words/offers.ts'

type Shown = { at: string; cart: CartView; needs: Needs; termsVersion: number }

/** Yes: how it is paid, and what the invoice must carry. */
export function yesForm(visit: Visit, form: Filled, { at, cart, needs, termsVersion }: Shown): SafeHtml {
  const { lang } = visit
  const { total } = cart.quote
  return html`<form class="form" method="post" action="${at}" novalidate>
${hidden('move', 'approve')}${hidden('key', form.value('key') || newId())}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}
<section class="form-part"><h2>${say(lang, { nb: 'Ja, bestill', en: 'Yes, order it' })}</h2>
<p>${say(lang, { nb: 'Ordren blir innkjøperens, og det står at du godkjente den.', en: 'The order becomes the buyer’s, and says that you approved it.' })}</p>
${cardOrInvoice(lang, form)}${referenceFields(form, needs)}${form.fault('unitId') ? overBudgetTick(form) : null}</section>
<div class="accept">${acceptTerms(visit, form, termsVersion)}</div>
<div>${submit(html`${say(lang, { nb: 'Ja, bestill med betalingsplikt,', en: 'Yes, order with obligation to pay' })} <span class="money">${price(lang, total)}</span>`)}</div></form>`
}

export function noForm(form: Filled, at: string): SafeHtml {
  const { lang } = form
  const open = form.fault('reason') ? html` open` : null
  return html`<details class="more"${open}><summary>${say(lang, { nb: 'Nei, ikke bestill', en: 'No, do not order it' })}</summary>
<form class="form" method="post" action="${at}" novalidate>${hidden('move', 'decline')}
${textArea(form, { name: 'reason', label: askingLabel(lang, 'reason'), hint: say(lang, { nb: 'Den som spurte, får se det. Plassene gis fri med en gang.', en: 'Whoever asked will see it. The seats are let go at once.' }), max: NOTE_MAX, rows: 3 })}
<div>${submit(say(lang, { nb: 'Send svaret nei', en: 'Send the answer no' }), 'secondary')}</div></form></details>`
}

/** Yes, as the form says it. Returns the order's id. */
export function approveFromForm({ form, caller, till }: Visit, requestId: string): Promise<string> {
  const body = parseForm(ApproveForCompany, {
    payBy: form.get('payBy') || undefined,
    expectedTotal: {
      minor: Number(form.get('totalMinor')),
      currency: CURRENCIES.find((code) => code === form.get('currency')),
    },
    ...filledIn({ purchaseOrderNumber: form.get('purchaseOrderNumber'), buyerReference: form.get('buyerReference') }),
    ...(form.get('overBudget') === 'yes' && { overBudget: true }),
    ...(form.get('acceptedSalesTerms') === '' ? {} : { acceptedSalesTerms: Number(form.get('acceptedSalesTerms')) }),
  })
  return approveOnce({ ...caller, till }, { requestId, key: form.get('key') || newId(), body })
}
