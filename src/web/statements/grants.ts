import { coursesToAgreeOn } from '../../agreements/agreements-of.ts'
import { EndGrant, endGrant, makeGrant } from '../../funding/make-grant.ts'
import { type Grant, grantById, grantsOfFunder } from '../../funding/queries.ts'
import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, percent, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { changeFunderFrom, FUNDER_LABELS, FUNDERS, funderForm, funderHere } from './funders.ts'
import { ELIGIBLE_WORDS, fieldOfGrant, GRANT_LABELS, GRANT_MODES, grantForm, grantIn } from './grant-form.ts'

const DONE: Record<string, Said> = {
  saved: { nb: 'Lagret.', en: 'Saved.' },
  given: { nb: 'Tilskuddet er skrevet inn.', en: 'The grant is written down.' },
  ended: { nb: 'Tilskuddet er avsluttet.', en: 'The grant is ended.' },
}
const UNTIL: Said = { nb: 'Siste dag', en: 'Last day' }

/** Which of the forms of the page came back. */
type Faulty = { form: Filled; at: 'funder' | 'grant' | 'end' }

/** One funder and what it gives. */
export async function showFunder(visit: Visit, faulty: Faulty | null = null): Promise<Page> {
  const { lang, on, to, caller } = visit
  const funder = await funderHere(visit)
  const grants = await grantsOfFunder(on, funder.id)
  const here = `/finance/funders/${funder.id}`
  const fresh = freshForm(lang)
  const formOf = (at: Faulty['at'], otherwise: Filled) => (faulty?.at === at ? faulty.form : otherwise)
  const mayWrite = hasRole(caller.actor, 'finance')
  const labels: Record<string, Said> = { ...FUNDER_LABELS, ...GRANT_LABELS }
  const label = (name: string) =>
    name.startsWith('until-') ? say(lang, UNTIL) : labels[name] ? say(lang, labels[name]) : null
  return {
    title: funder.name,
    hidden: true,
    at: here,
    body: html`${backLink(to('/finance/funders'), say(lang, FUNDERS), icon('back'))}${notice(visit, DONE)}${errorSummary(faulty?.form ?? fresh, label)}
<h1>${funder.name}</h1><p class="fine">${funder.contactEmail}</p>
${grants.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen tilskudd ennå.', en: 'No grants yet.' })}</p>` : html`<ul class="desk-hits desk-block">${grants.map((each) => html`<li class="sheet desk-part">${grantPart(visit, each, mayWrite ? formOf('end', fresh) : null)}</li>`)}</ul>`}
${mayWrite ? grantForm(visit, formOf('grant', freshForm(lang, { eligible: 'everybody', mode: 'billed' })), { action: `${here}/grants`, courses: await coursesToAgreeOn(on, lang) }) : null}
${mayWrite ? html`<details class="more"${faulty?.at === 'funder' ? html` open` : null}><summary>${say(lang, { nb: 'Endre navn, nummer eller adresse', en: 'Change name, number or address' })}</summary>${funderForm(visit, formOf('funder', freshForm(lang, { name: funder.name, organisationNumber: funder.organisationNumber, contactEmail: funder.contactEmail })), { action: here, title: { nb: 'Bidragsyteren', en: 'The funder' } })}</details>` : null}`,
  }
}

function grantPart({ lang, to }: Visit, grant: Grant, form: Filled | null): SafeHtml {
  const { id, eligible, mode, note, companies, fromDay, untilDay, offering } = grant
  const title = lang === 'nb' ? grant.titleNb : grant.titleEn
  const span = untilDay
    ? `${spelledDay(lang, fromDay)} – ${spelledDay(lang, untilDay)}`
    : say(lang, { nb: `fra ${spelledDay(lang, fromDay)}`, en: `from ${spelledDay(lang, fromDay)}` })
  const whose =
    companies.length > 0
      ? `${say(lang, ELIGIBLE_WORDS[eligible])}: ${companies.join(', ')}`
      : say(lang, ELIGIBLE_WORDS[eligible])
  return html`<h2>${title}: ${measure(lang, grant)}</h2><p class="fine">${[offering, span, whose, say(lang, GRANT_MODES[mode]), ...limits(lang, grant), note].filter((each) => each).join(' · ')}</p>
${form ? endPart(lang, { id, title, action: to(`/finance/grants/${id}/end`) }, form) : null}`
}

const measure = (lang: Lang, { seatMinor, seatBasisPoints, currency }: Grant): string =>
  seatMinor === null
    ? say(lang, {
        nb: `${percent('nb', seatBasisPoints ?? 0)} av prisen`,
        en: `${percent('en', seatBasisPoints ?? 0)} of the price`,
      })
    : say(lang, {
        nb: `${spell(money(seatMinor, currency), 'nb')} per plass`,
        en: `${spell(money(seatMinor, currency), 'en')} for each seat`,
      })

const limits = (lang: Lang, { seatsMost, mostMinor, currency }: Grant): string[] => [
  ...(seatsMost === null ? [] : [say(lang, { nb: `høyst ${seatsMost} plasser`, en: `at most ${seatsMost} seats` })]),
  ...(mostMinor === null
    ? []
    : [
        say(lang, {
          nb: `høyst ${spell(money(mostMinor, currency), 'nb')}`,
          en: `at most ${spell(money(mostMinor, currency), 'en')}`,
        }),
      ]),
]

function endPart(
  lang: Lang,
  { id, title, action }: { id: string; title: string; action: string },
  form: Filled,
): SafeHtml {
  const name = `until-${id}`
  const fault = form.fault(name)
  const about = html`<span class="ds-sr-only">: ${title}</span>`
  return html`<details class="more"${fault ? html` open` : null}><summary>${say(lang, { nb: 'Avslutt', en: 'End' })}${about}</summary><form class="form" method="post" action="${action}" novalidate>
<div class="ds-field field"><label class="ds-label" for="${name}">${say(lang, UNTIL)}</label><input class="ds-input" type="date" id="${name}" name="${name}" value="${form.value(name)}" required${fault ? html` aria-invalid="true" aria-describedby="${name}-fault"` : null}>${fault ? html`<p class="ds-validation-message" id="${name}-fault">${fault}</p>` : null}</div>
${submit(html`${say(lang, { nb: 'Avslutt tilskuddet', en: 'End the grant' })}${about}`, 'secondary')}</form></details>`
}

export async function changeFromForm(visit: Visit): Promise<Answer> {
  const { id } = await funderHere(visit)
  const attempted = await attempt(async () => changeFunderFrom(visit, id))
  if ('done' in attempted) return { goTo: visit.to(`/finance/funders/${id}?done=saved`) }
  return again(visit, attempted.problem, { at: 'funder' })
}

export async function giveFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, on, form, to } = visit
  const { id } = await funderHere(visit)
  const attempted = await attempt(async () => {
    const body = await grantIn(on, form)
    return act(till, caller.actor, (tx) => makeGrant(tx, id, body))
  })
  if ('done' in attempted) return { goTo: to(`/finance/funders/${id}?done=given`) }
  return again(visit, attempted.problem, { at: 'grant', placeOf: fieldOfGrant })
}

export async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, on, form, to, params } = visit
  const grantId = idOf(visit, 'grant')
  const grant = await grantById(on, grantId)
  if (!grant) throw unknown('grant')
  const name = `until-${grantId}`
  const attempted = await attempt(async () => {
    const wish = parseForm(EndGrant, { untilDay: form.get(name) })
    return act(till, caller.actor, (tx) => endGrant(tx, grantId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/finance/funders/${grant.funderId}?done=ended`) }
  const there = { ...visit, params: { ...params, id: grant.funderId } }
  return again(there, attempted.problem, { at: 'end', placeOf: () => name })
}

async function again(
  visit: Visit,
  problem: Problem,
  { at, placeOf }: { at: Faulty['at']; placeOf?: (pointer: string) => string },
): Promise<Page> {
  return {
    ...(await showFunder(visit, { form: refusedDeskForm(visit, problem, placeOf), at })),
    status: problem.status,
  }
}
