import { COLLECTS } from '../../companies/collection-day.ts'
import { NEEDS } from '../../companies/needs.ts'
import { INVOICES_BY } from '../../companies/set-invoicing.ts'
import type { Unit, UnitWish } from '../../companies/units.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, select, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { collectsWords, INVOICES_BY_WORDS, NEEDS_WORDS } from '../words/invoicing-choices.ts'

const YES = 'yes'
const NUMBER_LENGTH = 9
const POSTCODE_MAX = 12

const LABELS = {
  name: { nb: 'Navn på enheten', en: 'Name of the unit' },
  code: { nb: 'Kostnadssted eller annet eget nummer', en: 'Cost centre or another number of yours' },
  invoiceEmail: { nb: 'E-post for faktura', en: 'E-mail for invoices' },
  street: { nb: 'Gateadresse', en: 'Street address' },
  postcode: { nb: 'Postnummer', en: 'Postcode' },
  city: { nb: 'Poststed', en: 'City' },
  buyerReference: { nb: 'Fast referanse', en: 'Usual reference' },
  invoicesBy: { nb: 'Hvordan enheten vil ha fakturaene', en: 'How the unit wants its invoices' },
  receiverNumber: { nb: 'Eget organisasjonsnummer for e-faktura', en: 'Organisation number of its own for e-invoices' },
  collects: { nb: 'Når enheten vil ha fakturaene', en: 'When the unit wants its invoices' },
  needs: { nb: 'Hva en bestilling på faktura må ha', en: 'What an order on invoice must carry' },
  archived: {
    nb: 'Arkiver enheten: ingenting mer bestilles for den',
    en: 'Archive the unit: nothing more is ordered for it',
  },
} as const satisfies Record<string, Said>

const AS_COMPANY: Said = { nb: 'Som bedriften', en: 'As the company' }

/** What the form says, in the API's own shape: what is left empty is as the company. */
export function unitFrom(form: Entries): { [name in keyof UnitWish]: unknown } {
  const given = (name: string) => form.get(name).trim() || null
  const address = { street: form.get('street'), postcode: form.get('postcode'), city: form.get('city') }
  const isPlaced = Object.values(address).some((each) => each.trim() !== '')
  return {
    ...{ name: form.get('name'), code: given('code'), invoiceEmail: given('invoiceEmail') },
    ...{ address: isPlaced ? address : null, buyerReference: given('buyerReference') },
    ...{
      invoicesBy: given('invoicesBy'),
      receiverNumber: given('receiverNumber'),
      needs: given('needs'),
      collects: given('collects'),
    },
    archived: form.get('archived') === YES,
  }
}

/** Where a pointer of the API stands in the form. */
export const unitField = (pointer: string): string => pointer.split('/').findLast((part) => part !== '') ?? ''

export const knownUnit = ({ name, code, invoiceEmail, address, ...unit }: Unit): Record<string, string> => ({
  ...{ name, code: code ?? '', invoiceEmail: invoiceEmail ?? '' },
  ...(address ?? {}),
  ...{ buyerReference: unit.buyerReference ?? '', invoicesBy: unit.invoicesBy ?? '' },
  ...{
    receiverNumber: unit.receiverNumber ?? '',
    needs: unit.needs ?? '',
    collects: unit.collects ?? '',
    archived: unit.archived ? YES : '',
  },
})

export function unitForm(
  { lang }: Visit,
  form: Filled,
  { action, title, kept }: { action: string; title: string; kept: Unit | null },
): SafeHtml {
  const summary = errorSummary(form, (name) =>
    Object.hasOwn(LABELS, name) ? say(lang, LABELS[name as keyof typeof LABELS]) : null,
  )
  return html`<form class="form sheet desk-part desk-block" method="post" action="${action}" novalidate>${summary}<h2>${title}</h2>
${field(form, { name: 'name', label: say(lang, LABELS.name), autocomplete: 'off', max: LINE_MAX })}
${optional(form, 'code', LINE_MAX)}
${ownInvoices(form)}
${kept ? checkbox(form, { name: 'archived', value: YES, label: say(lang, LABELS.archived) }) : null}
<div class="actions">${submit(kept ? say(lang, { nb: 'Lagre', en: 'Save' }) : say(lang, { nb: 'Legg til', en: 'Add' }))}</div></form>`
}

const optional = (form: Filled, name: keyof typeof LABELS, max: number): SafeHtml =>
  field(form, { name, label: say(form.lang, LABELS[name]), autocomplete: 'off', optional: true, max })

/** Open where something is said, so that it is seen. */
function ownInvoices(form: Filled): SafeHtml {
  const { lang } = form
  const names = [
    'invoiceEmail',
    'street',
    'postcode',
    'city',
    'buyerReference',
    'invoicesBy',
    'receiverNumber',
    'needs',
    'collects',
  ]
  const open = names.some((name) => form.value(name) !== '' || form.fault(name)) ? html` open` : null
  const company = { value: '', label: say(lang, AS_COMPANY) }
  const ways = INVOICES_BY.map((value) => ({ value, label: say(lang, INVOICES_BY_WORDS[value]) }))
  const collects = COLLECTS.map((value) => ({ value, label: say(lang, collectsWords(value)) }))
  const needs = NEEDS.map((value) => ({ value, label: say(lang, NEEDS_WORDS[value]) }))
  return html`<details class="more"${open}><summary>${say(lang, { nb: 'Egne fakturaer', en: 'Invoices of its own' })}</summary>
<p class="fine">${say(lang, { nb: 'Det som står tomt, er som for bedriften. Kjøperen på fakturaen er alltid bedriften; enheten står som egen linje i adressen.', en: 'What is left empty is as for the company. The buyer on the invoice is always the company; the unit stands as a line of the address.' })}</p>
${field(form, { name: 'invoiceEmail', label: say(lang, LABELS.invoiceEmail), type: 'email', autocomplete: 'off', optional: true, max: EMAIL_MAX })}
${optional(form, 'street', LINE_MAX)}${optional(form, 'postcode', POSTCODE_MAX)}${optional(form, 'city', LINE_MAX)}
${optional(form, 'buyerReference', LINE_MAX)}
${select(form, { name: 'needs', label: say(lang, LABELS.needs), options: [company, ...needs] })}
${select(form, { name: 'invoicesBy', label: say(lang, LABELS.invoicesBy), options: [company, ...ways] })}
${select(form, { name: 'collects', label: say(lang, LABELS.collects), options: [company, ...collects] })}
${field(form, { name: 'receiverNumber', label: say(lang, LABELS.receiverNumber), hint: say(lang, { nb: 'Bare når enheten selv står som mottaker av e-faktura (underenhet)', en: 'Only where the unit itself is a receiver of e-invoices' }), inputmode: 'numeric', autocomplete: 'off', optional: true, max: NUMBER_LENGTH + 2 })}</details>`
}
