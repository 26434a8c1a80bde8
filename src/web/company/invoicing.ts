import { COLLECTS } from '../../companies/collection-day.ts'
import { STAFF } from '../../companies/may-act-for.ts'
import { NEEDS } from '../../companies/needs.ts'
import { readCompany } from '../../companies/read-company.ts'
import { CompanyInvoicing, INVOICES_BY, invoicingOf, setInvoicing } from '../../companies/set-invoicing.ts'
import { theCompany } from '../../companies/the-company.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { wayOfNumber } from '../../sending/way-of-number.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { linesIn } from '../forms/lines.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { invoiceWayWords } from '../words/invoice-way.ts'
import { collectsWords, INVOICES_BY_WORDS, NEEDS_WORDS } from '../words/invoicing-choices.ts'

const who = theCompany.to(...STAFF, 'owner', 'manager')
const YES = 'yes'
const DONE: Record<string, Said> = { saved: { nb: 'Lagret.', en: 'Saved.' } }

/** How a company wants its invoices: by its owners and managers. */
export const invoicingPages: readonly PageRoute[] = [
  { method: 'get', path: '/company/:id/invoicing', who, answer: showInvoicing },
  { method: 'post', path: '/company/:id/invoicing', who, answer: saveInvoicing },
]

async function showInvoicing(visit: Visit): Promise<Page> {
  return invoicingPage(visit, freshForm(visit.lang, knownOf(await invoicingOf(visit.on, idOf(visit, 'company')))))
}

async function saveInvoicing(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const wish = parseForm(CompanyInvoicing, typed(visit))
    return act(till, caller.actor, (tx) => setInvoicing(tx, companyId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/company/${companyId}/invoicing?done=saved`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => pointer.split('/')[1] ?? '')
  return { ...(await invoicingPage(visit, filled)), status: problem.status }
}

const typed = ({ form }: Visit): object => ({
  invoicesBy: form.get('invoicesBy'),
  mailCopy: form.get('mailCopy') === YES,
  needs: form.get('needs'),
  collects: form.get('collects'),
  buyerReference: form.get('buyerReference') || null,
  orderNumberForms: linesIn(form.get('orderNumberForms')),
  referenceForms: linesIn(form.get('referenceForms')),
})

const knownOf = (known: CompanyInvoicing): Record<string, string> => ({
  invoicesBy: known.invoicesBy,
  mailCopy: known.mailCopy ? YES : '',
  needs: known.needs,
  collects: known.collects ?? 'never',
  buyerReference: known.buyerReference ?? '',
  orderNumberForms: known.orderNumberForms.join('\n'),
  referenceForms: known.referenceForms.join('\n'),
})

async function invoicingPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, on, caller, till, to } = visit
  const { id, name, organisationNumber } = await readCompany({ ...on, actor: caller.actor }, idOf(visit, 'company'))
  const way = await wayOfNumber(till, organisationNumber)
  const title = say(lang, { nb: 'Faktura til bedriften', en: 'Invoices to the company' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(`/company?company=${id}`), name, icon('back'))}${notice(visit, DONE)}<h1>${title}</h1>
<p class="lead">${invoiceWayWords(lang, way, null)}</p>
<form class="form sheet" method="post" action="${to(`/company/${id}/invoicing`)}" novalidate>${errorSummary(form, (field) => (Object.hasOwn(LABELS, field) ? say(lang, LABELS[field as keyof typeof LABELS]) : null))}
${howTheyCome(form)}${whatStandsOnThem(form)}
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`,
  }
}

const LABELS = {
  invoicesBy: { nb: 'Hvordan vil dere ha fakturaene?', en: 'How do you want your invoices?' },
  buyerReference: { nb: 'Fast referanse', en: 'Usual reference' },
  collects: { nb: 'Når vil dere ha fakturaene?', en: 'When do you want your invoices?' },
  needs: { nb: 'Hva må stå på en bestilling på faktura?', en: 'What must an order on invoice carry?' },
  orderNumberForms: { nb: 'Slik ser innkjøpsordrene ut', en: 'What purchase order numbers look like' },
  referenceForms: { nb: 'Slik ser referansene ut', en: 'What references look like' },
} as const satisfies Record<string, Said>

const COLLECTS_HINT: Said = {
  nb: 'Samlet betyr én faktura i måneden for hver enhet, referanse og innkjøpsordre. Den går til fakturaadressen deres og betales fra banken. Det gjelder det medlemmene bestiller fra nå av; det som betales på forhånd, eller som loven krever faktura for tidligere, kommer for seg.',
  en: 'Together means one invoice a month for each unit, reference and purchase order. It goes to your address for invoices and is paid from the bank. It is for what members order from now on; what is paid in advance, or what the law wants invoiced earlier, comes by itself.',
}

function howTheyCome(form: Filled): SafeHtml {
  const { lang } = form
  return html`${radios(form, {
    name: 'invoicesBy',
    legend: say(lang, LABELS.invoicesBy),
    options: INVOICES_BY.map((value) => ({ value, label: say(lang, INVOICES_BY_WORDS[value]) })),
  })}
${checkbox(form, { name: 'mailCopy', value: YES, label: say(lang, { nb: 'Send også PDF på e-post når det går e-faktura', en: 'Send the PDF by e-mail too when an e-invoice goes out' }) })}
${select(form, {
  name: 'collects',
  label: say(lang, LABELS.collects),
  hint: say(lang, COLLECTS_HINT),
  options: COLLECTS.map((value) => ({ value, label: say(lang, collectsWords(value)) })),
})}`
}

function whatStandsOnThem(form: Filled): SafeHtml {
  const { lang } = form
  const hint = say(lang, {
    nb: 'Én form per linje: # er et siffer, @ en bokstav. ####### er sju sifre. Tomt betyr at alt godtas.',
    en: 'One form a line: # is a digit, @ a letter. ####### is seven digits. Empty means that anything is taken.',
  })
  return html`${field(form, { name: 'buyerReference', label: say(lang, LABELS.buyerReference), hint: say(lang, { nb: 'Står på fakturaen når bestilleren ikke skriver noe annet', en: 'Stands on the invoice when the buyer writes nothing else' }), optional: true, max: LINE_MAX })}
${select(form, { name: 'needs', label: say(lang, LABELS.needs), hint: say(lang, { nb: 'Offentlige virksomheter krever som regel innkjøpsordre eller referanse. Den faste referansen teller.', en: 'Public bodies usually need a purchase order number or a reference. The usual reference counts.' }), options: NEEDS.map((value) => ({ value, label: say(lang, NEEDS_WORDS[value]) })) })}
${textArea(form, { name: 'orderNumberForms', label: say(lang, LABELS.orderNumberForms), hint, rows: 3, optional: true })}
${textArea(form, { name: 'referenceForms', label: say(lang, LABELS.referenceForms), hint, rows: 3, optional: true })}`
}
