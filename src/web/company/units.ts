import { STAFF } from '../../companies/may-act-for.ts'
import { readCompany } from '../../companies/read-company.ts'
import { theCompany } from '../../companies/the-company.ts'
import { type Unit, unitsOf } from '../../companies/units.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { unitName } from '../components/unit-choice.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { BUDGET_LABELS, budgetForm } from './budget-form.ts'
import { knownUnit, unitForm } from './unit-form.ts'

/** Who keeps the units of a company: whoever is bound to none of them. */
export const keepsUnits = theCompany.to(...STAFF, 'owner', 'manager')
export const UNITS = '/company/:id/units'

const DONE: Record<string, Said> = {
  added: { nb: 'Enheten er lagt til.', en: 'The unit is added.' },
  saved: { nb: 'Enheten er lagret.', en: 'The unit is saved.' },
}
const TITLE: Said = { nb: 'Enheter', en: 'Units' }

/** The parts of a company, and a form that adds one. */
export async function unitsPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller, to } = visit
  const company = await readCompany({ ...on, actor: caller.actor }, idOf(visit, 'company'))
  const units = await unitsOf(on, { companyId: company.id, memberId: null })
  const at = `/company/${company.id}/units`
  return {
    ...{ title: say(lang, TITLE), hidden: true, width: 'narrow', at },
    ...(form.faults.length > 0 ? { faulty: true } : {}),
    body: html`${backLink(to(`/company?company=${company.id}`), company.name, icon('back'))}${notice(visit, DONE)}<h1>${say(lang, TITLE)}</h1>
<p class="lead">${say(lang, { nb: 'Skoler, klinikker eller avdelinger med egne innkjøpere, eget forbruk og, om dere vil, egne fakturaer.', en: 'Schools, clinics or departments with buyers and spend of their own and, if you like, invoices of their own.' })}</p>
${list(visit, units, to(at))}
${company.confirmed ? unitForm(visit, form, { action: to(at), title: say(lang, { nb: 'Ny enhet', en: 'New unit' }), kept: null }) : notYet(visit)}`,
  }
}

/** One unit, to change what it is called and how it is invoiced. @throws unit/unknown */
export async function unitPage(visit: Visit, refused?: Filled, about: 'unit' | 'budget' = 'unit'): Promise<Page> {
  const { lang, on, to } = visit
  const [companyId, unitId] = [idOf(visit, 'company'), idOf(visit, 'unit', 'unitId')]
  const unit = (await unitsOf(on, { companyId, memberId: null })).find(({ id }) => id === unitId)
  if (!unit) throw unknown('unit')
  const action = to(`/company/${companyId}/units/${unitId}`)
  const form = refused ?? freshForm(lang, knownUnit(unit))
  return {
    ...{ title: unit.name, hidden: true, width: 'narrow', at: `/company/${companyId}/units/${unitId}` },
    ...(form.faults.length > 0 ? { faulty: true } : {}),
    body: html`${backLink(to(`/company/${companyId}/units`), say(lang, TITLE), icon('back'))}<h1>${unit.name}</h1>
${about === 'budget' ? errorSummary(form, (name) => (Object.hasOwn(BUDGET_LABELS, name) ? say(lang, BUDGET_LABELS[name as keyof typeof BUDGET_LABELS]) : null)) : null}
${unitForm(visit, about === 'unit' ? form : freshForm(lang, knownUnit(unit)), { action, title: say(lang, { nb: 'Endre enheten', en: 'Change the unit' }), kept: unit })}
${await budgetForm(visit, about === 'budget' ? form : freshForm(lang), { unitId, action })}`,
  }
}

function list({ lang }: Visit, units: readonly Unit[], here: string): SafeHtml | null {
  if (units.length === 0) return null
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Enhetene deres', en: 'Your units' })}</h2><ul class="desk-hits">${units.map(
    (unit) => html`<li class="sheet desk-part"><h3><a href="${here}/${unit.id}">${unitName(unit)}</a></h3>
<p class="fine">${howInvoiced(lang, unit)}</p>${unit.archived ? html`<p class="desk-tags">${tag('neutral', say(lang, { nb: 'arkivert', en: 'archived' }))}</p>` : null}</li>`,
  )}</ul></section>`
}

function howInvoiced(lang: Visit['lang'], { invoiceEmail, address, buyerReference }: Unit): string {
  const own = [invoiceEmail, address && `${address.street}, ${address.postcode} ${address.city}`, buyerReference]
  const said = own.filter((each) => each !== null)
  return said.length > 0
    ? said.join(' · ')
    : say(lang, { nb: 'Faktureres som bedriften', en: 'Invoiced as the company' })
}

const notYet = ({ lang }: Visit): SafeHtml =>
  html`<div class="ds-alert desk-notice" data-color="info"><p>${say(lang, { nb: 'Når vi har bekreftet at du handler for bedriften, kan du legge til enheter.', en: 'Once we have confirmed that you act for the company, you can add units.' })}</p></div>`
