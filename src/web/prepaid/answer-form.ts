import type { Company } from '../../companies/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { Prepaid } from '../../prepaid/prepaid.ts'
import { AcceptPrepaid } from '../../prepaying/accept-prepaid.ts'
import { sayYes } from '../../prepaying/say-yes.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { acceptTerms } from '../components/checkout-terms.ts'
import { termsOf, whatItIs } from '../components/prepaid-part.ts'
import { spelledDay } from '../components/when.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { filledIn, parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { PREPAID_LABELS } from '../words/prepaid.ts'

/** Whose answer it is, and where the form stands. */
export type Answering = { company: Pick<Company, 'id' | 'name'>; prepaid: Prepaid; here: string; forCompany: boolean }

/** The yes that a form says. Returns the order. */
export async function answerFrom(visit: Visit, { company, prepaid }: Answering): Promise<{ orderId: string }> {
  const { form, till, caller, lang } = visit
  const wish = parseForm(AcceptPrepaid, {
    acceptedSalesTerms: Number(form.get('acceptedSalesTerms')),
    ...{ contactName: form.get('contactName'), contactEmail: form.get('contactEmail'), lang },
    ...filledIn({ purchaseOrderNumber: form.get('purchaseOrderNumber'), buyerReference: form.get('buyerReference') }),
  })
  return sayYes(till, caller.actor, { whose: { companyId: company.id, prepaidId: prepaid.prepaidId }, wish })
}

/** What is offered, and the form that says yes to it: by the company itself, or by whoever here has its yes in writing. */
export async function answerPart(
  visit: Visit,
  form: Filled,
  { prepaid, here, forCompany }: Answering,
): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const terms = await currentSalesTerms(on)
  const label = (name: string) => say(lang, PREPAID_LABELS[name]!)
  const opening = forCompany
    ? say(lang, {
        nb: 'Når dere sier ja, får dere faktura på hele beløpet, uten merverdiavgift. Plassene kan brukes når fakturaen er laget.',
        en: 'When you say yes you get an invoice for the whole amount, without VAT. The places can be used once the invoice is made.',
      })
    : say(lang, {
        nb: 'Før inn svaret bare når du har bedriftens ja skriftlig. Bedriften får faktura på hele beløpet, uten merverdiavgift.',
        en: 'Enter the answer only where you have the yes of the company in writing. The company gets an invoice for the whole amount, without VAT.',
      })
  return html`${errorSummary(form, (name) => (PREPAID_LABELS[name] ? label(name) : null))}<p class="lead">${whatItIs(lang, prepaid)}</p>${termsOf(lang, prepaid)}
<p class="fine">${label('answerBy')}: ${spelledDay(lang, prepaid.answerBy)}</p>
<form class="form sheet desk-part desk-block" method="post" action="${to(here)}" novalidate><p>${opening}</p>
${field(form, { name: 'contactName', label: label('contactName'), autocomplete: forCompany ? 'name' : 'off', max: LINE_MAX })}
${field(form, { name: 'contactEmail', label: label('contactEmail'), type: 'email', inputmode: 'email', autocomplete: forCompany ? 'email' : 'off' })}
${field(form, { name: 'purchaseOrderNumber', label: label('purchaseOrderNumber'), plain: true, max: LINE_MAX })}
${field(form, { name: 'buyerReference', label: label('buyerReference'), optional: true, max: LINE_MAX })}
<div class="accept">${acceptTerms(visit, form, terms?.version ?? 0)}</div>
<div class="actions">${submit(forCompany ? say(lang, { nb: 'Si ja og bestill med betalingsplikt', en: 'Say yes and order with obligation to pay' }) : say(lang, { nb: 'Før inn bedriftens ja', en: 'Enter the yes of the company' }))}</div></form>`
}
