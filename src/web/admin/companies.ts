import {
  companiesOfOffering,
  type NamedCompany,
  OfferingCompanies,
  setOfferingCompanies,
} from '../../catalogue/offering-companies.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { type Place, refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { radios, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { OFFERING_KEEPERS as who } from './who.ts'

export const offeringCompanyPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/offerings/:id/companies', who, answer: (visit) => companiesPage(visit) },
  { method: 'post', path: '/admin/offerings/:id/companies', who, answer: setFromForm },
]

const DONE: Record<string, Said> = {
  saved: { nb: 'Lagret. Det som er solgt, står ved lag.', en: 'Saved. What is sold stays sold.' },
}
const LABELS: Record<string, Said> = {
  closed: { nb: 'Hvem er oppstarten for?', en: 'Who is the start for?' },
  organisationNumbers: { nb: 'Bedriftenes organisasjonsnumre', en: 'Organisation numbers of the companies' },
}
/** In characters: a full list of numbers, each on a line of its own. */
const NUMBERS_TYPED_MAX = 4000

async function setFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const wish = parseForm(OfferingCompanies, given(form))
    return seeBuying(() => act(till, caller.actor, (tx) => setOfferingCompanies(tx, offeringId, wish)))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/companies?done=saved`) }
  const filled = refusedDeskForm(visit, attempted.problem, placeOf(form))
  return { ...(await companiesPage(visit, filled)), status: attempted.problem.status }
}

const given = (form: Entries) =>
  form.get('closed') === 'yes'
    ? { closed: true, organisationNumbers: numbersIn(form).map((each) => each.replaceAll(/\s/g, '')) }
    : { closed: false }

const numbersIn = (form: Entries): string[] =>
  form
    .get('organisationNumbers')
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The one field holds several numbers: a sentence begins with the number that it is about. */
const placeOf =
  (form: Entries) =>
  (pointer: string): Place => {
    const at = /^\/organisationNumbers\/(\d+)$/.exec(pointer)?.[1]
    return at === undefined
      ? fieldOfPointer(pointer)
      : { field: 'organisationNumbers', before: `${numbersIn(form)[Number(at)] ?? ''}: ` }
  }

async function companiesPage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const offering = await draftOffering(on, idOf(visit, 'offering'), lang)
  if (!offering) throw unknown('offering')
  const here = `/admin/offerings/${offering.offeringId}`
  const companies = await seeBuying(() => companiesOfOffering(on, offering.offeringId))
  const form = refused ?? freshForm(lang, known(offering, companies))
  const title = say(lang, { nb: 'Åpen eller lukket', en: 'Open or closed' })
  return {
    title: `${title} – ${offering.courseTitle}`,
    hidden: true,
    width: 'narrow',
    at: `${here}/companies`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), offering.courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'En lukket oppstart vises bare for dem som handler for bedriftene du nevner, når de er logget inn. For alle andre finnes den ikke.', en: 'A closed start is shown only to those who buy for the companies you name, once they have signed in. For everybody else it does not exist.' })}</p>
${heldFor(lang, companies)}
<form class="form sheet setup-form" method="post" action="${to(`${here}/companies`)}" novalidate>
${radios(form, { name: 'closed', legend: say(lang, LABELS.closed!), options: choices(lang) })}
${textArea(form, { name: 'organisationNumbers', label: say(lang, LABELS.organisationNumbers!), hint: say(lang, { nb: 'Ett på hver linje. Bare for en lukket oppstart. Bedriften må finnes her, og være bekreftet før den ser oppstarten.', en: 'One on each line. For a closed start only. The company must be here, and be confirmed before it sees the start.' }), plain: true, max: NUMBERS_TYPED_MAX })}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`,
  }
}

const choices = (lang: Lang) => [
  { value: 'no', label: say(lang, { nb: 'For alle', en: 'For everybody' }) },
  { value: 'yes', label: say(lang, { nb: 'Bare for disse bedriftene', en: 'Only for these companies' }) },
]

const known = ({ closed }: DraftOffering, companies: readonly NamedCompany[]) => ({
  closed: closed ? 'yes' : 'no',
  organisationNumbers: companies.map(({ organisationNumber }) => organisationNumber).join('\n'),
})

const heldFor = (lang: Lang, companies: readonly NamedCompany[]): SafeHtml | null =>
  companies.length === 0
    ? null
    : html`<h2>${say(lang, { nb: 'Holdes for', en: 'Held for' })}</h2><ul class="setup-roles">${companies.map(({ name, organisationNumber }) => html`<li><span>${name} <span class="fine">${spelledNumber(organisationNumber)}</span></span></li>`)}</ul>`
