import type { WANTED_KINDS } from '../../corrections/wanted.ts'
import type { DocumentView } from '../../finance/document-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { field, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { CORRECTIONS } from '../words/corrections.ts'

export type Kind = (typeof WANTED_KINDS)[number]

/** What can be wrong on this document: a private person has no purchase order numbers. */
export const kindsFor = ({ content }: Pick<DocumentView, 'content'>): Kind[] =>
  content.buyer.kind === 'company' ? ['purchase-order', 'reference', 'address'] : ['employer', 'reference', 'address']

export const CORRECTION_LABELS = {
  purchaseOrderNumber: { nb: 'Riktig innkjøpsordrenummer', en: 'Right purchase order number' },
  buyerReference: { nb: 'Riktig referanse', en: 'Right reference' },
  name: { nb: 'Navn', en: 'Name' },
  companyName: { nb: 'Arbeidsgiverens navn', en: 'Name of the employer' },
  organisationNumber: { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  contactName: { nb: 'Kontaktperson', en: 'Contact person' },
  email: { nb: 'E-post for faktura', en: 'E-mail for invoices' },
  reference: { nb: 'Arbeidsgiverens referanse', en: 'Reference of the employer' },
  street: { nb: 'Gateadresse', en: 'Street address' },
  postcode: { nb: 'Postnummer', en: 'Postcode' },
  city: { nb: 'Poststed', en: 'City' },
  words: { nb: 'Noe mer vi bør vite', en: 'Anything else we should know' },
} as const satisfies Record<string, Said>

/** The kinds as links, so that each is an address of its own and works without scripts. */
export const kindLinks = ({ lang, to }: Visit, document: DocumentView, current: Kind): SafeHtml =>
  html`<nav aria-label="${say(lang, { nb: 'Hva som er feil', en: 'What is wrong' })}"><ul class="desk-choice">${kindsFor(
    document,
  ).map(
    (kind) =>
      html`<li><a href="${to(`/documents/${document.id}/correction?kind=${kind}`)}"${kind === current ? html` aria-current="page"` : null}>${say(lang, CORRECTIONS[kind])}</a></li>`,
  )}</ul></nav>`

export function correctionFields(lang: Lang, form: Filled, kind: Kind): SafeHtml {
  const label = (name: keyof typeof CORRECTION_LABELS) => say(lang, CORRECTION_LABELS[name])
  const words = textArea(form, { name: 'words', label: label('words'), optional: true, max: 1000, rows: 3 })
  const address = html`${field(form, { name: 'street', label: label('street'), max: 200, autocomplete: 'street-address' })}
${field(form, { name: 'postcode', label: label('postcode'), max: 12, size: 6, autocomplete: 'postal-code' })}
${field(form, { name: 'city', label: label('city'), max: 200, autocomplete: 'address-level2' })}`
  switch (kind) {
    case 'purchase-order':
      return html`${field(form, { name: 'purchaseOrderNumber', label: label('purchaseOrderNumber'), max: 100 })}${words}`
    case 'reference':
      return html`${field(form, { name: 'buyerReference', label: label('buyerReference'), max: 100 })}${words}`
    case 'address':
      return html`${field(form, { name: 'name', label: label('name'), max: 200 })}${address}${words}`
    case 'employer':
      return html`${field(form, { name: 'organisationNumber', label: label('organisationNumber'), inputmode: 'numeric', size: 12, max: 20 })}
${field(form, { name: 'companyName', label: label('companyName'), max: 200, autocomplete: 'organization' })}${address}
${field(form, { name: 'contactName', label: label('contactName'), max: 200 })}
${field(form, { name: 'email', label: label('email'), type: 'email', max: 254 })}
${field(form, { name: 'reference', label: label('reference'), max: 100, optional: true, hint: say(lang, { nb: 'Spør arbeidsgiveren; mange må ha den på fakturaen', en: 'Ask your employer; many need it on the invoice' }) })}${words}`
  }
}

/** What a form asks for, in the shape of the command. */
export function wantedIn({ form }: Visit, kind: Kind, country: string): object {
  const address = { street: form.get('street'), postcode: form.get('postcode'), city: form.get('city'), country }
  switch (kind) {
    case 'purchase-order':
      return { kind, purchaseOrderNumber: form.get('purchaseOrderNumber') }
    case 'reference':
      return { kind, buyerReference: form.get('buyerReference') }
    case 'address':
      return { kind, name: form.get('name'), ...address }
    case 'employer': {
      const reference = form.get('reference')
      const payer = {
        kind: 'company',
        name: form.get('companyName'),
        organisationNumber: form.get('organisationNumber').replaceAll(/\s/g, ''),
        contactName: form.get('contactName'),
        email: form.get('email'),
        ...address,
        country: 'NO',
      }
      return { kind, payer, ...(reference === '' ? {} : { buyerReference: reference }) }
    }
  }
}

/** Which field of the form a pointer of the command means. */
export function fieldOfCorrection(pointer: string): string {
  const name = pointer.split('/').at(-1) ?? ''
  if (pointer === '/wanted/payer/name') return 'companyName'
  return name in CORRECTION_LABELS ? name : ''
}
