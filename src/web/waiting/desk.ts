import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { capacityOf } from '../../seats/capacity.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { entriesOfOffering, type WaitingEntry } from '../../waiting/entries.ts'
import { MoveEntry, moveEntry } from '../../waiting/move-entry.ts'
import { RemoveEntry, removeEntry } from '../../waiting/remove-entry.ts'
import { OFFERING_KEEPERS as who } from '../admin/who.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { ENTRY_ENDS, TAKES } from '../words/waiting.ts'

/** The waiting list of an offering, for those who keep its course. */
export const waitingDeskPages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/admin/offerings/:id/waiting-list',
    who,
    reads: 'waiting-list',
    answer: (visit) => page(visit),
  },
  { method: 'post', path: '/admin/offerings/:id/waiting-list', who, answer: removeFromForm },
  { method: 'post', path: '/admin/offerings/:id/waiting-list/move', who, answer: moveFromForm },
]

const DONE: Record<string, Said> = {
  removed: { nb: 'Tatt av listen, og sagt fra.', en: 'Taken off the list, and told.' },
  moved: { nb: 'Flyttet. Listen står i den nye rekkefølgen.', en: 'Moved. The list stands in its new order.' },
}
const LABELS: Record<string, Said> = {
  entryId: { nb: 'Hvem', en: 'Who' },
  reason: { nb: 'Hvorfor', en: 'Why' },
  movedId: { nb: 'Hvem som flyttes', en: 'Who is moved' },
  place: { nb: 'Ny plass i køen', en: 'New place in line' },
  whyMoved: { nb: 'Hvorfor de flyttes', en: 'Why they are moved' },
}
/** Both forms stand on one page, so their fields need names of their own. */
const MOVE_FIELDS: Record<string, string> = { entryId: 'movedId', place: 'place', reason: 'whyMoved' }

async function removeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const wish = parseForm(RemoveEntry, { entryId: form.get('entryId'), reason: form.get('reason') })
    return act(till, caller.actor, (tx) => removeEntry(tx, offeringId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/waiting-list?done=removed`) }
  const { problem } = attempted
  return { ...(await page(visit, refusedDeskForm(visit, problem))), status: problem.status, faulty: true }
}

async function moveFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const place = form.get('place')
    const wish = parseForm(MoveEntry, {
      ...{ entryId: form.get('movedId'), reason: form.get('whyMoved') },
      place: place === '' ? undefined : Number(place),
    })
    return act(till, caller.actor, (tx) => moveEntry(tx, offeringId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/waiting-list?done=moved`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => MOVE_FIELDS[pointer.slice(1)] ?? '')
  return { ...(await page(visit, filled)), status: problem.status, faulty: true }
}

async function page(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to, till, caller } = visit
  const offering = await draftOffering(on, idOf(visit, 'offering'), lang)
  if (!offering) throw unknown('offering')
  const { offeringId, courseTitle } = offering
  const here = `/admin/offerings/${offeringId}`
  const entries = await act(till, caller.actor, (tx) => entriesOfOffering(tx, offeringId))
  const capacity = await capacityOf(on, offeringId, lang)
  const waiting = entries.filter(({ state }) => state !== 'over')
  const inLine = waiting.filter(({ rank }) => rank !== null)
  const title = say(lang, { nb: 'Venteliste', en: 'Waiting list' })
  return {
    title: `${title} – ${courseTitle}`,
    hidden: true,
    width: 'wide',
    at: `${here}/waiting-list`,
    body: html`<div class="stack">${backLink(to(here), courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1>${(capacity?.pools ?? []).map(({ inWords }) => html`<p class="desk-capacity figure">${inWords}</p>`)}<p><a href="${to(`${here}/edit#capacity`)}">${say(lang, { nb: 'Endre antall plasser', en: 'Change the number of seats' })}</a></p>
${entries.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Ingen venter.', en: 'Nobody waits.' })}</p>` : table(lang, entries)}
<div class="desk-join">${inLine.length > 1 || inLine.some(({ isPassedOn }) => isPassedOn) ? moving(visit, inLine, form) : null}${waiting.length > 0 ? removal(visit, waiting, form) : null}</div></div>`,
  }
}

function table(lang: Lang, entries: readonly WaitingEntry[]): SafeHtml {
  const heads: Said[] = [
    { nb: 'Nr.', en: 'No.' },
    { nb: 'Hvem', en: 'Who' },
    { nb: 'Plasser', en: 'Seats' },
    { nb: 'Spurte', en: 'Asked' },
    { nb: 'Hvordan det står', en: 'How it stands' },
  ]
  const label = say(lang, { nb: 'Hvem som venter', en: 'Who waits' })
  return html`<div class="table-scroll desk-cards" tabindex="0" role="region" aria-label="${label}"><table class="ds-table desk-table" role="table" aria-label="${label}"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${say(lang, head)}</th>`)}</tr></thead>
<tbody role="rowgroup">${entries.map(
    (entry) =>
      html`<tr role="row">${cells(lang, entry).map((cell, at) => html`<td role="cell" data-head="${say(lang, heads[at]!)}">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

function cells(lang: Lang, entry: WaitingEntry): (SafeHtml | string)[] {
  const { rank, name, email, company, quantity, takes, askedAt } = entry
  return [
    rank === null ? '–' : String(rank),
    html`<span>${name}${company ? html`, ${company}` : null}<br><span class="fine wrap">${email}</span></span>`,
    quantity === 1 ? '1' : html`<span>${quantity}<br><span class="fine">${say(lang, TAKES[takes])}</span></span>`,
    moment(lang, SELLER_ZONE, askedAt),
    standing(lang, entry),
  ]
}

function standing(lang: Lang, { state, endedAs, offer, passes, keptUntil, isPassedOn }: WaitingEntry): string {
  if (state === 'over' && endedAs) return say(lang, ENTRY_ENDS[endedAs])
  if (state === 'unconfirmed')
    return say(lang, { nb: 'Har ikke bekreftet adressen', en: 'Has not confirmed the address' })
  if (offer) {
    const [seats, until] = [seatCount(lang, offer.quantity), moment(lang, SELLER_ZONE, offer.endsAt)]
    return state === 'ordered'
      ? say(lang, { nb: `Har bestilt ${seats}`, en: `Has ordered ${seats}` })
      : say(lang, { nb: `Tilbudt ${seats} til ${until}`, en: `Offered ${seats} until ${until}` })
  }
  if (isPassedOn) return say(lang, { nb: 'Gått forbi, står bakerst', en: 'Passed on, stands at the end' })
  if (keptUntil) {
    const until = moment(lang, SELLER_ZONE, keptUntil)
    return say(lang, { nb: `Plasser holdes av til ${until}`, en: `Seats are kept until ${until}` })
  }
  const passed = say(lang, { nb: `Venter, gått forbi ${passes} ganger`, en: `Waits, passed ${passes} times` })
  return passes > 0 ? passed : say(lang, { nb: 'Venter', en: 'Waits' })
}

const named = ({ id, name, email, rank }: WaitingEntry) => ({
  value: id,
  label: `${rank === null ? '' : `${rank}. `}${name}, ${email}`,
})

const moving = ({ lang, to, params }: Visit, inLine: readonly WaitingEntry[], form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/admin/offerings/${params.id ?? ''}/waiting-list/move`)}" novalidate><h2>${say(lang, { nb: 'Flytt noen på listen', en: 'Move somebody on the list' })}</h2>
<p>${say(lang, { nb: 'De neste ledige plassene tilbys i den nye rekkefølgen. Tilbud som er gitt, står ved lag. Grunnen står i loggen.', en: 'The next free seats are offered in the new order. Offers that were made stand. The reason stands in the log.' })}</p>
${select(form, { name: 'movedId', label: say(lang, LABELS.movedId!), options: inLine.map(named) })}
${field(form, { name: 'place', label: say(lang, LABELS.place!), type: 'number', inputmode: 'numeric', min: 1, max: Math.min(inLine.length, inLine.filter(({ isPassedOn }) => !isPassedOn).length + 1), size: 4 })}
${field(form, { name: 'whyMoved', label: say(lang, LABELS.whyMoved!), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Flytt', en: 'Move' }), 'secondary')}</div></form>`

const removal = ({ lang, to, params }: Visit, waiting: readonly WaitingEntry[], form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/admin/offerings/${params.id ?? ''}/waiting-list`)}" novalidate><h2>${say(lang, { nb: 'Ta noen av listen', en: 'Take somebody off the list' })}</h2>
<p>${say(lang, { nb: 'Det blir sagt fra til den som ventet, og grunnen står i loggen.', en: 'Whoever waited is told, and the reason stands in the log.' })}</p>
${select(form, { name: 'entryId', label: say(lang, LABELS.entryId!), options: waiting.map(named) })}
${field(form, { name: 'reason', label: say(lang, LABELS.reason!), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Ta av listen', en: 'Take off the list' }), 'secondary')}</div></form>`
