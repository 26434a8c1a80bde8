import { CreateCompany, createCompany } from '../../companies/create-company.ts'
import { companyOrdersBy } from '../../finance/company-account.ts'
import { personById } from '../../identity/queries.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { registerSays } from '../components/register-says.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import { ownQuotations } from '../quotations/own.ts'
import type { Visit } from '../visit.ts'
import { orderList } from './lists.ts'
import { lookedUp, lookUpForm } from './register-part.ts'
import { toJoinPart } from './to-join.ts'

const NAMES = [
  'organisationNumber',
  'name',
  'street',
  'postcode',
  'city',
  'country',
  'invoiceEmail',
  'buyerReference',
] as const

const LABELS: Record<string, Said> = {
  organisationNumber: { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  name: { nb: 'Bedriftens navn', en: 'Company name' },
  street: { nb: 'Gateadresse', en: 'Street address' },
  postcode: { nb: 'Postnummer', en: 'Postcode' },
  city: { nb: 'Poststed', en: 'City' },
  invoiceEmail: { nb: 'E-post for faktura', en: 'E-mail for invoices' },
  buyerReference: { nb: 'Deres referanse', en: 'Your reference' },
}

/** For whoever is a member of no company: how to make its account, and the orders they placed for one themselves. */
export async function joinPage(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to, caller } = visit
  const { actor } = caller
  const personId = actor.kind === 'person' ? actor.personId : null
  const person = personId ? await personById(on, personId) : null
  const orders = personId ? await companyOrdersBy(on, personId) : []
  const looked = await lookedUp(visit)
  const shown = form ?? freshForm(lang, { invoiceEmail: person?.email ?? '', country: 'NO', ...looked.known })
  const title = say(lang, { nb: 'Min bedrift', en: 'My company' })
  const label = (name: string) => say(lang, LABELS[name]!)
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>
${personId ? await toJoinPart(visit) : null}
<div class="desk-join"><div class="stack"><p class="lead">${say(lang, { nb: 'Med en bedriftskonto kjøper du plasser på faktura, setter navn på dem når du vil, og ser alt bedriften har kjøpt når vi har bekreftet at du handler for den.', en: 'With a company account you buy seats on invoice, name people when you like, and see all that the company has bought once we have confirmed that you act for it.' })}</p>
<p>${say(lang, { nb: 'Finnes bedriften her fra før? Be den som eier kontoen, om å invitere deg.', en: 'Is the company here already? Ask the owner of its account to invite you.' })}</p></div>
<div class="desk-main">${lookUpForm(visit, looked)}<form class="form sheet" method="post" action="${to('/company')}" novalidate>${errorSummary(shown, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h2>${say(lang, { nb: 'Lag bedriftskonto', en: 'Make a company account' })}</h2>
${field(shown, { name: 'organisationNumber', label: label('organisationNumber'), hint: say(lang, { nb: 'Ni sifre', en: 'Nine digits' }), inputmode: 'numeric', size: 11, max: 20 })}${registerSays(visit, 'name')}
${field(shown, { name: 'name', label: label('name'), autocomplete: 'organization', max: LINE_MAX })}
${field(shown, { name: 'street', label: label('street'), autocomplete: 'address-line1', max: LINE_MAX })}
<div class="field-pair">${field(shown, { name: 'postcode', label: label('postcode'), autocomplete: 'postal-code', size: 6, max: 12 })}
${field(shown, { name: 'city', label: label('city'), autocomplete: 'address-level2', max: LINE_MAX })}</div>
${field(shown, { name: 'invoiceEmail', label: label('invoiceEmail'), type: 'email', autocomplete: 'email', max: 254 })}
${field(shown, { name: 'buyerReference', label: label('buyerReference'), hint: say(lang, { nb: 'Står på fakturaen, så den finner fram hos dere', en: 'Stands on the invoice so that it finds its way' }), optional: true, max: LINE_MAX })}
${hidden('country', shown.value('country') || 'NO')}
<div class="actions">${submit(say(lang, { nb: 'Lag kontoen', en: 'Make the account' }))}</div></form></div></div>
${orderList(visit, orders)}${await ownQuotations(visit)}`,
  }
}

export async function makeCompany(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(CreateCompany, {
      ...Object.fromEntries(NAMES.map((name) => [name, form.get(name)])),
      ...optional(form.get('buyerReference')),
    })
    return seeBuying(() => act(till, caller.actor, (tx) => createCompany(tx, wish)))
  })
  if ('done' in attempted) return { goTo: to(`/company?company=${attempted.done.id}&done=created`) }
  return { ...(await joinPage(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

/** An empty reference is none. */
const optional = (buyerReference: string) => ({ buyerReference: filledIn({ buyerReference }).buyerReference })
