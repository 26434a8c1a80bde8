import type { CartView } from '../../cart/cart-view.ts'
import { SESSION_MINUTES } from '../../checkout/agree.ts'
import { type Lacking, lacking, type Needs } from '../../companies/needs.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { Way } from '../../sending/way.ts'
import { field, radios } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Drawable } from '../prepaid/drawable.ts'
import { CHECKOUT_LABELS } from '../words/checkout.ts'
import { collectedWords } from '../words/invoicing-choices.ts'
import { price } from '../words/offers.ts'
import { invoiceWay } from './invoice-way.ts'
import { type UnitChoice, unitField } from './unit-choice.ts'

/** A person pays by card unless the offerings allow more; a company chooses, and says what its invoice must carry. */
export const howToPay = (
  lang: Lang,
  form: Filled,
  {
    way,
    personsChoose,
    needs,
    choice,
    collects,
    drawable = [],
  }: {
    way: Way | null
    personsChoose: boolean
    needs: Needs
    choice: UnitChoice
    /** When the company's invoices come; null where that depends on the unit. */
    collects: string | null
    drawable?: readonly Drawable[]
  },
): SafeHtml => html`<section class="form-part"><h2>${say(lang, { nb: 'Betaling', en: 'Payment' })}</h2>
${personsChoose ? null : html`<p class="for-person">${say(lang, { nb: 'Du betaler med kort på en egen, sikker side i neste steg.', en: 'You pay by card on a separate, secure page in the next step.' })}</p>`}
<div class="${personsChoose ? 'form' : 'for-company form'}">${cardOrInvoice(lang, form, drawable)}</div>
<div class="for-company form">${unitField(form, choice)}<div class="by-invoice">${invoiceWay(lang, way)}${whenCollected(lang, collects)}</div>
${referenceFields(form, needs)}
</div></section>`

/** That the invoice comes with others, and when. */
const whenCollected = (lang: Lang, collects: string | null): SafeHtml | null =>
  collects === 'never' ? null : html`<p class="fine">${say(lang, collectedWords(collects))}</p>`

/** What an invoice carries for its buyer's own books. */
export const referenceFields = (form: Filled, needs: Needs = 'nothing'): SafeHtml =>
  html`${numberField(form, 'purchaseOrderNumber', needs)}
${numberField(form, 'buyerReference', needs)}`

const NEEDED: Said = {
  nb: 'Bedriften krever denne når dere får faktura',
  en: 'Your company needs this where you are invoiced',
}
const EITHER: Said = {
  nb: 'Bedriften krever innkjøpsordre eller referanse når dere får faktura',
  en: 'Your company needs a purchase order number or a reference where you are invoiced',
}
const USUAL: Said = {
  nb: 'Står på fakturaen, så den finner fram hos dere',
  en: 'Stands on the invoice so that it finds its way',
}

/** Optional, unless the company needs it on its invoices: paying by card needs it never. */
function numberField(form: Filled, name: Lacking, needs: Needs): SafeHtml {
  const { lang } = form
  const nothing = { purchaseOrderNumber: null, buyerReference: null }
  const usual = name === 'buyerReference' ? USUAL : null
  const said = needs === 'either' ? EITHER : lacking(needs, nothing).includes(name) ? NEEDED : null
  return field(form, {
    ...{ name, label: say(lang, CHECKOUT_LABELS[name]), autocomplete: 'off', max: LINE_MAX },
    ...(said ? { plain: true, hint: say(lang, said) } : { optional: true, ...(usual && { hint: say(lang, usual) }) }),
  })
}

/** By card, on invoice, or by what was prepaid. */
export const cardOrInvoice = (lang: Lang, form: Filled, drawable: readonly Drawable[] = []): SafeHtml =>
  radios(form, {
    name: 'payBy',
    legend: say(lang, CHECKOUT_LABELS.payBy),
    options: [
      ...drawable.map((each) => drawOption(lang, each)),
      {
        value: 'card',
        label: say(lang, { nb: 'Kort', en: 'Card' }),
        hint: say(lang, { nb: 'I neste steg, på en egen side', en: 'In the next step, on a separate page' }),
      },
      {
        value: 'invoice',
        label: say(lang, { nb: 'Faktura', en: 'Invoice' }),
        hint: say(lang, { nb: 'Plassen er sikret med en gang', en: 'The seat is secured at once' }),
      },
    ],
  })

/** What it takes of the prepaid, and what is then left. */
function drawOption(lang: Lang, { prepaid, totalMinor, value }: Drawable) {
  const { number, currency, leftMinor } = prepaid
  const [sum, then] = [totalMinor, leftMinor - totalMinor].map((minor) => price(lang, money(minor, currency)))
  return {
    value,
    label: say(lang, { nb: `Forhåndsbetalt ${number}`, en: `Prepaid ${number}` }),
    hint: say(lang, {
      nb: `Bruker ${sum} av det dere har betalt før. Da er det ${then} igjen. Ingen ny faktura.`,
      en: `Uses ${sum} of what you have paid before. Then ${then} is left. No new invoice.`,
    }),
  }
}

/** When and what is charged, in the sentence before the button. */
export function whatIsCharged(lang: Lang, { quote: { total } }: CartView): SafeHtml {
  if (total.minor === 0)
    return html`<p class="charge">${say(lang, { nb: 'Kurset er gratis. Ingenting blir trukket.', en: 'The course is free. Nothing is charged.' })}</p>`
  const sum = price(lang, total)
  const byCard = say(lang, {
    nb: `Ingenting er trukket før du godkjenner ${sum} på betalingssiden. Plassene holdes av i ${SESSION_MINUTES} minutter mens du betaler.`,
    en: `Nothing is charged until you approve ${sum} on the payment page. The seats are held for ${SESSION_MINUTES} minutes while you pay.`,
  })
  const onInvoice = say(lang, {
    nb: `Ingenting trekkes nå. Plassen er sikret med en gang, og fakturaen på ${sum} sendes etterpå.`,
    en: `Nothing is charged now. The seat is secured at once, and the invoice for ${sum} follows.`,
  })
  const prepaid = say(lang, {
    nb: 'Ingenting trekkes, og det kommer ingen ny faktura. Plassen er sikret med en gang.',
    en: 'Nothing is charged, and no new invoice comes. The seat is secured at once.',
  })
  return html`<p class="charge by-card">${byCard}</p><p class="charge by-invoice">${onInvoice}</p><p class="charge by-prepaid">${prepaid}</p>`
}
