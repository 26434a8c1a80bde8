import { Seller, sellerSetting } from '../../invoicing/seller.ts'
import { html } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { readSetting } from '../../platform/settings.ts'
import { COMPANY_WORDS_MAX } from '../../platform/shop.ts'
import { act } from '../../platform/till.ts'
import { setSeller } from '../../setup/set-seller.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { onward, setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const LINE_FIELDS = [
  'name',
  'legalName',
  'organisationNumber',
  'street',
  'postcode',
  'city',
  'email',
  'bankAccount',
  'senderEmail',
] as const
const YES = 'yes'

export const sellerPages: readonly PageRoute[] = [
  { method: 'get', path: '/setup/seller', who, answer: showSeller },
  { method: 'post', path: '/setup/seller', who, answer: saveSeller },
]

async function showSeller(visit: Visit): Promise<Page> {
  const seller = await readSetting(visit.on, sellerSetting)
  return sellerPage(visit, freshForm(visit.lang, seller ? knownOf(seller) : {}))
}

async function saveSeller(visit: Visit): Promise<Answer> {
  const { lang, form, till, caller } = visit
  const attempted = await attempt(() => {
    const seller = parseForm(Seller, typed(visit))
    return act(till, caller.actor, (tx) => setSeller(tx, seller))
  })
  if ('done' in attempted) return onward(visit, '/setup/numbers', 'seller')
  const { problem } = attempted
  return {
    ...sellerPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem })),
    status: problem.status,
  }
}

/** Both languages or none: one that stands alone is refused at the field that is empty. */
function saidOf({ form }: Visit, name: string): Record<Lang, string> | undefined {
  const [nb, en] = [form.get(`${name}.nb`), form.get(`${name}.en`)]
  return nb === '' && en === '' ? undefined : { nb, en }
}

const typed = (visit: Visit): object => ({
  ...Object.fromEntries(LINE_FIELDS.map((name) => [name, visit.form.get(name)])),
  ...filledIn({
    website: visit.form.get('website'),
    shopName: saidOf(visit, 'shopName'),
    tagline: saidOf(visit, 'tagline'),
    companyWords: saidOf(visit, 'companyWords'),
    companyPhone: visit.form.get('companyPhone'),
  }),
  vatRegistered: visit.form.get('vatRegistered') === YES,
  inForetaksregisteret: visit.form.get('inForetaksregisteret') === YES,
})

function knownOf(seller: Seller): Record<string, string> {
  const {
    vatRegistered,
    inForetaksregisteret,
    website = '',
    shopName,
    tagline,
    companyWords,
    companyPhone = '',
    ...lines
  } = seller
  return {
    ...lines,
    website,
    'shopName.nb': shopName?.nb ?? '',
    'shopName.en': shopName?.en ?? '',
    'tagline.nb': tagline?.nb ?? '',
    'tagline.en': tagline?.en ?? '',
    'companyWords.nb': companyWords?.nb ?? '',
    'companyWords.en': companyWords?.en ?? '',
    companyPhone,
    ...(vatRegistered ? { vatRegistered: YES } : {}),
    ...(inForetaksregisteret ? { inForetaksregisteret: YES } : {}),
  }
}

function sellerPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const body = html`<p class="lead">${say(lang, { nb: 'Dette står på fakturaer, kvitteringer og e-post.', en: 'This stands on invoices, receipts and mails.' })}</p>
<form class="form sheet setup-form" method="post" action="${to('/setup/seller')}" novalidate>${errorSummary(form)}
${whatShopIsCalled(visit, form)}${whoSells(visit, form)}${whereSellerIs(visit, form)}${whereMoneyGoes(visit, form)}${forCompanies(visit, form)}
<div>${submit(say(lang, { nb: 'Lagre selgeren', en: 'Save the seller' }))}</div></form>`
  return setupPage(visit, say(lang, { nb: 'Selger', en: 'Seller' }), body)
}

const whatShopIsCalled = (
  { lang }: Visit,
  form: Filled,
) => html`<section class="form-part"><h2>${say(lang, { nb: 'Butikken', en: 'The shop' })}</h2>
<p class="fine">${say(lang, { nb: 'Øverst på hver side, i titler og som avsender av e-post. Uten eget navn brukes «Navn utad».', en: 'At the top of every page, in titles and as the sender of mails. Without a name of its own it goes by the name that buyers see.' })}</p>
<div class="field-pair">${field(form, { name: 'shopName.nb', label: say(lang, { nb: 'Navn på norsk', en: 'Name in Norwegian' }), plain: true, max: 200 })}
${field(form, { name: 'shopName.en', label: say(lang, { nb: 'Navn på engelsk', en: 'Name in English' }), plain: true, max: 200 })}</div>
<div class="field-pair">${field(form, { name: 'tagline.nb', label: say(lang, { nb: 'Undertittel på norsk', en: 'Tagline in Norwegian' }), plain: true, max: 200 })}
${field(form, { name: 'tagline.en', label: say(lang, { nb: 'Undertittel på engelsk', en: 'Tagline in English' }), plain: true, max: 200 })}</div></section>`

const forCompanies = (
  { lang, to }: Visit,
  form: Filled,
) => html`<section class="form-part"><h2>${say(lang, { nb: 'For bedrifter', en: 'For companies' })}</h2>
<p class="fine">${say(lang, { nb: 'Står øverst på siden for bedrifter, om du skriver noe. Skriv på begge språk.', en: 'Stands at the top of the page for companies, if you write anything. Write in both languages.' })} <a href="${to('/companies')}">${say(lang, { nb: 'Se siden', en: 'See the page' })}</a></p>
${textArea(form, { name: 'companyWords.nb', label: say(lang, { nb: 'Tekst på norsk', en: 'Words in Norwegian' }), plain: true, max: COMPANY_WORDS_MAX })}
${textArea(form, { name: 'companyWords.en', label: say(lang, { nb: 'Tekst på engelsk', en: 'Words in English' }), plain: true, max: COMPANY_WORDS_MAX })}
${field(form, { name: 'companyPhone', label: say(lang, { nb: 'Telefon', en: 'Telephone' }), type: 'tel', plain: true, size: 12, max: 30 })}</section>`

const whoSells = (
  { lang }: Visit,
  form: Filled,
) => html`<section class="form-part"><h2>${say(lang, { nb: 'Hvem som selger', en: 'Who sells' })}</h2>
${field(form, { name: 'name', label: say(lang, { nb: 'Navn utad', en: 'Name that buyers see' }), hint: say(lang, { nb: 'For eksempel Nordfjord universitet, etter- og videreutdanning.', en: 'For example Nordfjord University, lifelong learning.' }), max: 200 })}
${field(form, { name: 'legalName', label: say(lang, { nb: 'Juridisk navn', en: 'Legal name' }), hint: say(lang, { nb: 'Slik det står i Enhetsregisteret.', en: 'As it stands in the Norwegian register of legal entities.' }), autocomplete: 'organization', max: 200 })}
${field(form, { name: 'organisationNumber', label: say(lang, { nb: 'Organisasjonsnummer', en: 'Organisation number' }), inputmode: 'numeric', size: 12, max: 20 })}
${checkbox(form, { name: 'vatRegistered', value: YES, label: say(lang, { nb: 'Registrert i Merverdiavgiftsregisteret', en: 'Registered for VAT' }), hint: say(lang, { nb: 'Da står MVA etter organisasjonsnummeret.', en: 'MVA then stands after the organisation number.' }) })}
${checkbox(form, { name: 'inForetaksregisteret', value: YES, label: say(lang, { nb: 'Registrert i Foretaksregisteret', en: 'Registered in Foretaksregisteret' }), hint: say(lang, { nb: 'Gjelder AS, ASA og filialer. En statlig virksomhet er det vanligvis ikke.', en: 'For limited companies and branches. A state body usually is not.' }) })}</section>`

const whereSellerIs = (
  { lang }: Visit,
  form: Filled,
) => html`<section class="form-part"><h2>${say(lang, { nb: 'Adresse', en: 'Address' })}</h2>
${field(form, { name: 'street', label: say(lang, { nb: 'Gateadresse', en: 'Street address' }), autocomplete: 'street-address', max: 200 })}
<div class="field-pair">${field(form, { name: 'postcode', label: say(lang, { nb: 'Postnummer', en: 'Postcode' }), autocomplete: 'postal-code', size: 6, max: 12 })}
${field(form, { name: 'city', label: say(lang, { nb: 'Poststed', en: 'City' }), autocomplete: 'address-level2', max: 200 })}</div>
${field(form, { name: 'email', label: say(lang, { nb: 'E-post for spørsmål om faktura', en: 'E-mail for questions about invoices' }), type: 'email', max: 254 })}
${field(form, { name: 'website', label: say(lang, { nb: 'Nettsted', en: 'Website' }), type: 'url', autocomplete: 'url', optional: true, max: 200 })}</section>`

const whereMoneyGoes = (
  { lang }: Visit,
  form: Filled,
) => html`<section class="form-part"><h2>${say(lang, { nb: 'Penger og e-post', en: 'Money and mail' })}</h2>
${field(form, { name: 'bankAccount', label: say(lang, { nb: 'Bankkonto', en: 'Bank account' }), hint: say(lang, { nb: 'Elleve sifre. Hit betales fakturaer; kortbetalinger kommer fra Stripe.', en: 'Eleven digits. Invoices are paid here; card payments come from Stripe.' }), inputmode: 'numeric', size: 14, max: 20 })}
${field(form, { name: 'senderEmail', label: say(lang, { nb: 'Avsenderadresse', en: 'Sender address' }), hint: say(lang, { nb: 'Kvitteringer og fakturaer sendes herfra. E-posttjeneren må få sende for adressen.', en: 'Receipts and invoices come from here. The mail server must be allowed to send for it.' }), type: 'email', max: 254 })}</section>`
