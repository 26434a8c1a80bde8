import {
  type Application,
  applicationsOfOffering,
  applicationsWaiting,
  countApplications,
} from '../../admission/applications.ts'
import { onlyFaculties } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { capacityOf } from '../../seats/capacity.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { day, moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { APPLICATION_ENDS, APPLICATION_STATES } from '../words/admission.ts'

/** Where those who keep courses see every application that waits for them. */
export const APPLICATIONS_DESK = '/admin/applications'

/** What waits for an answer, whichever is due first. */
export async function showWaiting(visit: Visit): Promise<Page> {
  const { lang, till, caller, to } = visit
  const faculties = onlyFaculties(caller.actor)
  const waiting = await act(till, caller.actor, (tx) => applicationsWaiting(tx, faculties))
  const title = say(lang, { nb: 'Søknader som venter', en: 'Applications that wait' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`<div class="stack">${backLink(to('/admin'), say(lang, { nb: 'Kurs og oppstarter', en: 'Courses and starts' }), icon('back'))}<h1>${title}</h1>
${waiting.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Ingen søknader venter på svar.', en: 'No applications wait for an answer.' })}</p>` : table(visit, waiting, { withCourse: true })}</div>`,
  }
}

const DONE: Record<string, Said> = {
  admitted: {
    nb: 'Svaret er sendt. Plassen holdes av til søkeren har betalt.',
    en: 'The answer is sent. The seat is held until the applicant has paid.',
  },
  enrolled: { nb: 'Svaret er sendt, og søkeren er påmeldt.', en: 'The answer is sent, and the applicant is enrolled.' },
  'not-enrolled': {
    nb: 'Svaret er sendt. Bedriften får vite at plassen er dens igjen, og ikke hvorfor.',
    en: 'The answer is sent. The company is told that the seat is its own again, and not why.',
  },
  refused: { nb: 'Svaret er sendt, og plassen er fri.', en: 'The answer is sent, and the seat is free.' },
}

/** Everybody who applied for one offering. */
export async function showOfOffering(visit: Visit): Promise<Page> {
  const { lang, on, till, caller, to } = visit
  const offering = await draftOffering(on, idOf(visit, 'offering'), lang)
  if (!offering) throw unknown('offering')
  const { offeringId, courseTitle } = offering
  const here = `/admin/offerings/${offeringId}`
  const all = await act(till, caller.actor, (tx) => applicationsOfOffering(tx, offeringId))
  const capacity = await capacityOf(on, offeringId, lang)
  const title = say(lang, { nb: 'Søknader', en: 'Applications' })
  return {
    title: `${title} – ${courseTitle}`,
    hidden: true,
    width: 'wide',
    body: html`<div class="stack">${backLink(to(here), courseTitle, icon('back'))}${notice(visit, DONE)}<h1>${title}</h1>
${(capacity?.pools ?? []).map(({ inWords }) => html`<p class="desk-capacity figure">${inWords}</p>`)}<p><a href="${to(`${here}/admission`)}">${say(lang, { nb: 'Hvem som kan søke', en: 'Who can apply' })}</a></p>
${all.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Ingen har søkt.', en: 'Nobody has applied.' })}</p>` : table(visit, all, { withCourse: false })}</div>`,
  }
}

/** That applications wait, and whether any is late, above the list of courses; nothing where none does. */
export async function applicationsPart({ lang, on, to, caller }: Visit): Promise<SafeHtml | null> {
  const { waiting, late } = await countApplications(on, onlyFaculties(caller.actor))
  if (waiting === 0) return null
  const words = count(lang, waiting, {
    one: { nb: '{n} søknad venter på svar', en: '{n} application waits for an answer' },
    other: { nb: '{n} søknader venter på svar', en: '{n} applications wait for an answer' },
  })
  const lateWords = count(lang, late, {
    one: { nb: '{n} er forsinket', en: '{n} is late' },
    other: { nb: '{n} er forsinket', en: '{n} are late' },
  })
  return html`<p><a href="${to(APPLICATIONS_DESK)}">${words}</a>${late > 0 ? html` ${tag('danger', lateWords)}` : null}</p>`
}

function table({ lang, to }: Visit, all: readonly Application[], { withCourse }: { withCourse: boolean }): SafeHtml {
  const heads: Said[] = [
    { nb: 'Hvem', en: 'Who' },
    ...(withCourse ? [{ nb: 'Kurs', en: 'Course' }] : []),
    { nb: 'Søkt', en: 'Applied' },
    { nb: 'Svar innen', en: 'Answer by' },
    { nb: 'Hvordan det står', en: 'How it stands' },
  ]
  const label = say(lang, { nb: 'Søknader', en: 'Applications' })
  const cells = (each: Application): (SafeHtml | string)[] => [
    html`<span><a href="${to(`/admin/offerings/${each.offeringId}/applications/${each.id}`)}">${each.name}</a><br><span class="fine wrap">${each.email}</span>${each.company === null ? null : html`<br><span class="fine wrap">${sentBy(lang, each.company)}</span>`}</span>`,
    ...(withCourse ? [html`<span>${each.title}<br><span class="fine">${each.code}</span></span>`] : []),
    moment(lang, SELLER_ZONE, each.appliedAt),
    day(lang, SELLER_ZONE, each.decideBy),
    html`<span>${stateTag(lang, each)}</span>`,
  ]
  return html`<div class="table-scroll desk-cards" tabindex="0" role="region" aria-label="${label}"><table class="ds-table desk-table" role="table" aria-label="${label}"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${say(lang, head)}</th>`)}</tr></thead>
<tbody role="rowgroup">${all.map((each) => html`<tr role="row">${cells(each).map((cell, at) => html`<td role="cell" data-head="${say(lang, heads[at]!)}">${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

/** Who has paid, where a company sends the applicant. */
export const sentBy = (lang: Lang, company: string): string =>
  say(lang, { nb: `Betalt av ${company}`, en: `Paid by ${company}` })

/** How an application stands, for those who decide. */
export function stateTag(lang: Lang, { state, endedAs, askedMore }: Application): SafeHtml {
  if (state === 'over')
    return tag(endedAs === 'enrolled' ? 'success' : 'neutral', endedAs ? say(lang, APPLICATION_ENDS[endedAs]) : '')
  if (state === 'undecided' && askedMore) return tag('info', say(lang, { nb: 'Spurt om mer', en: 'Asked for more' }))
  return tag(state === 'late' ? 'danger' : 'info', say(lang, APPLICATION_STATES[state]))
}
