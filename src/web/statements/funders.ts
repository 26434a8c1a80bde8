import { spelledNumber } from '../../companies/organisation-number.ts'
import { addFunder, changeFunder, FunderBody } from '../../funding/keep-funder.ts'
import { allFunders, type Funder, funderById } from '../../funding/queries.ts'
import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { STATEMENTS } from './months.ts'

export const FUNDERS: Said = { nb: 'Bidragsytere', en: 'Funders' }
export const FUNDER_LABELS: Record<string, Said> = {
  name: { nb: 'Navn', en: 'Name' },
  organisationNumber: { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  contactEmail: { nb: 'E-post til kontakten', en: 'E-mail of the contact' },
}

/** Who pays for other people's seats. */
export async function showFunders(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to, caller } = visit
  const funders = await allFunders(on)
  return {
    title: say(lang, FUNDERS),
    hidden: true,
    at: '/finance/funders',
    body: html`${backLink(to('/finance/statements'), say(lang, STATEMENTS), icon('back'))}${errorSummary(form, funderLabel(visit))}
<h1>${say(lang, FUNDERS)}</h1><p class="lead">${say(lang, { nb: 'De som dekker plasser for andre, og hva de har gitt tilskudd til.', en: 'Those who cover seats for others, and what they gave grants for.' })}</p>
${funders.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen er skrevet inn ennå.', en: 'Nobody is written down yet.' })}</p>` : html`<ul class="desk-documents sheet">${funders.map((each) => line(visit, each))}</ul>`}
${hasRole(caller.actor, 'finance') ? funderForm(visit, form, { action: '/finance/funders', title: { nb: 'Ny bidragsyter', en: 'New funder' } }) : null}`,
  }
}

const funderLabel =
  ({ lang }: Visit) =>
  (name: string): string | null =>
    FUNDER_LABELS[name] ? say(lang, FUNDER_LABELS[name]) : null

function line({ lang, to }: Visit, { id, name, organisationNumber, grants }: Funder): SafeHtml {
  const given = count(lang, grants, {
    one: { nb: '{n} tilskudd', en: '{n} grant' },
    other: { nb: '{n} tilskudd', en: '{n} grants' },
  })
  return html`<li>${icon('document')}<span><a href="${to(`/finance/funders/${id}`)}">${name}</a> <span class="fine desk-documents__aside">${spelledNumber(organisationNumber)} · ${given}</span></span></li>`
}

/** Name, number and address of a funder, new or as it is. */
export function funderForm(
  { lang, to }: Visit,
  form: Filled,
  { action, title }: { action: string; title: Said },
): SafeHtml {
  const label = (name: string) => say(lang, FUNDER_LABELS[name]!)
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to(action)}" novalidate><h2>${say(lang, title)}</h2>
${field(form, { name: 'name', label: label('name'), max: LINE_MAX })}
${field(form, { name: 'organisationNumber', label: label('organisationNumber'), inputmode: 'numeric', size: 11, max: 20 })}
${field(form, { name: 'contactEmail', label: label('contactEmail'), type: 'email', max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`
}

const bodyIn = ({ form }: Visit): FunderBody =>
  parseForm(FunderBody, {
    ...{
      name: form.get('name'),
      organisationNumber: form.get('organisationNumber'),
      contactEmail: form.get('contactEmail'),
    },
  })

export async function addFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => {
    const body = bodyIn(visit)
    return act(till, caller.actor, (tx) => addFunder(tx, body))
  })
  if ('done' in attempted) return { goTo: to(`/finance/funders/${attempted.done}?done=saved`) }
  const { problem } = attempted
  return { ...(await showFunders(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

/** The funder in an address. @throws funder/unknown */
export async function funderHere(visit: Visit): Promise<Funder> {
  const funder = await funderById(visit.on, idOf(visit, 'funder'))
  if (!funder) throw unknown('funder')
  return funder
}

export const changeFunderFrom = (visit: Visit, funderId: string): Promise<void> => {
  const body = bodyIn(visit)
  return act(visit.till, visit.caller.actor, (tx) => changeFunder(tx, funderId, body))
}
