import { OfferPart, offerPart, splitOf } from '../../asking/offer-part.ts'
import { EMPLOYER_PATH } from '../../asking/request-mail.ts'
import type { Split } from '../../asking/split-price.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { referenceFields } from '../components/checkout-payment.ts'
import { acceptTerms } from '../components/checkout-terms.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { filledIn, parseAlso } from '../forms/parse.ts'
import { companyIn } from '../pages/checkout-command.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { companyFields, unaccepted } from './employer-forms.ts'
import { partFields, partIn } from './part-fields.ts'
import { sharesList } from './shares-part.ts'

type Shown = { token: string; cart: CartView; termsVersion: number; split: Split | null }

/** Yes to a part: first how much, then, with the sums to the øre, who pays it. */
export function partForm(visit: Visit, form: Filled, { token, cart, termsVersion, split }: Shown): SafeHtml {
  const { lang, to } = visit
  const { currency } = cart.quote.total
  const sums = say(lang, {
    nb: split ? 'Regn ut på nytt' : 'Regn ut delene',
    en: split ? 'Work it out again' : 'Work out the shares',
  })
  return html`<section class="stack" id="part"><h2>${say(lang, { nb: 'Ja, bedriften betaler en del', en: 'Yes, the company pays a part' })}</h2>
<form class="form" method="post" action="${to(EMPLOYER_PATH)}#part" novalidate>${hidden('token', token)}${hidden('move', 'part-sums')}
${partFields(form, { withAll: false, currency })}<div>${submit(sums, 'secondary')}</div></form>
${split ? yesForm(visit, form, { token, termsVersion, split }) : null}</section>`
}

function yesForm(
  visit: Visit,
  form: Filled,
  { token, termsVersion, split }: Omit<Shown, 'cart'> & { split: Split },
): SafeHtml {
  const { lang, to } = visit
  const { employer } = split
  return html`<form class="form" method="post" action="${to(EMPLOYER_PATH)}" novalidate>
${hidden('token', token)}${hidden('move', 'part')}${hidden('as', 'company')}${hidden('partAs', form.value('partAs'))}${hidden('percent', form.value('percent'))}${hidden('amount', form.value('amount'))}${hidden('shareMinor', employer.minor)}
${sharesList(lang, split)}
<section class="form-part">${companyFields(visit, form)}${referenceFields(form)}</section>
<div class="accept">${acceptTerms(visit, form, termsVersion)}</div>
<p class="fine">${say(lang, { nb: 'Ingenting faktureres før deltakeren har betalt sin del.', en: 'Nothing is invoiced before the participant has paid their share.' })}</p>
<div>${submit(html`${say(lang, { nb: 'Ja, vi betaler', en: 'Yes, we pay' })} <span class="money">${price(lang, employer)}</span>`)}</div></form>`
}

/** What the form's part comes to; null where none was worked out yet. @throws request/invalid, asking/part-impossible */
export const splitIn = ({ form }: Visit, cart: CartView): Split =>
  splitOf(cart, partIn(form, cart.quote.total.currency)!)

/** Yes to the part whose sums were shown. */
export async function offerFromForm(visit: Visit, { token, cart }: { token: string; cart: CartView }): Promise<void> {
  const { form, till, caller } = visit
  const { currency } = cart.quote.total
  const given = {
    ...{ token, part: partIn(form, currency), payer: companyIn(form) },
    expectedShare: { minor: Number(form.get('shareMinor')), currency },
    acceptedSalesTerms: Number(form.get('acceptedSalesTerms') || 1),
    ...filledIn({ purchaseOrderNumber: form.get('purchaseOrderNumber'), buyerReference: form.get('buyerReference') }),
  }
  const command = parseAlso(OfferPart, given, unaccepted(form))
  await seeBuying(() => act(till, caller.actor, (tx) => offerPart(tx, command)))
}
