import { askerOf } from '../../export-jobs/asker.ts'
import { DUE_TIME, EVERY } from '../../export-jobs/due.ts'
import { endSchedule, MakeSchedule, makeSchedule } from '../../export-jobs/keep-schedule.ts'
import { type ExportSchedule, schedulesOf } from '../../export-jobs/queries.ts'
import { STRETCHES } from '../../export-jobs/stretch.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { EVERY_SAID, FORM_SAID, fileSaid, STRETCH_SAID } from '../words/exports.ts'
import { WISH_LABELS, wishFields, wishIn } from './wish-fields.ts'

export const SCHEDULES = '/finance/exports/schedules'
const LABELS: Record<string, Said> = {
  ...WISH_LABELS,
  every: { nb: 'Når', en: 'When' },
  dayOfMonth: { nb: 'Dag i måneden', en: 'Day of the month' },
  days: { nb: 'Hva filen viser', en: 'What the file shows' },
}
const DONE: Record<string, Said> = {
  scheduled: {
    nb: 'Det er satt opp. Filen står under Eksporter når den er laget, og du får en e-post.',
    en: 'It is set up. The file stands under Exports once it is made, and you get a mail.',
  },
  ended: { nb: 'Avsluttet. Ingen flere filer lages.', en: 'Ended. No more files are made.' },
}
const FRESH = { form: 'xlsx', every: 'month', dayOfMonth: '1', days: 'last-month' }

export async function scheduleFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const dayOfMonth = form.get('dayOfMonth')
  const attempted = await attempt(() => {
    const given = { ...wishIn(visit), every: form.get('every'), days: form.get('days') }
    // The day stands there for the months; where the file comes otherwise it means nothing.
    const day = form.get('every') === 'month' && dayOfMonth !== '' ? { dayOfMonth: Number(dayOfMonth) } : {}
    const asked = parseForm(MakeSchedule, { ...filledIn(given), ...day })
    return act(till, caller.actor, (tx) => makeSchedule(tx, asked))
  })
  if ('done' in attempted) return { goTo: to(`${SCHEDULES}?done=scheduled`) }
  const { problem } = attempted
  return { ...(await schedulesPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

export async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'export-schedule')
  await act(till, caller.actor, (tx) => endSchedule(tx, id))
  return { goTo: to(`${SCHEDULES}?done=ended`) }
}

export async function schedulesPage(visit: Visit, form: Filled = freshForm(visit.lang, FRESH)): Promise<Page> {
  const { lang, to, on, caller } = visit
  const title = say(lang, { nb: 'Faste eksporter', en: 'Scheduled exports' })
  const schedules = await schedulesOf(on, askerOf(caller.actor))
  return {
    title,
    hidden: true,
    at: SCHEDULES,
    body: html`${backLink(to('/finance/exports'), say(lang, { nb: 'Eksporter', en: 'Exports' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: `Filer lages kl. ${DUE_TIME} norsk tid for deg, så lenge du har rollen som trengs. Ble noen ikke laget fordi kassen sto stille, lages den nyeste når den er i gang igjen.`, en: `Files are made at ${DUE_TIME} Norwegian time for you, as long as you have the role it takes. If some were missed because the till stood still, the newest is made when it runs again.` })}</p>
${list(visit, schedules)}
<section class="desk-block" aria-labelledby="new"><h2 id="new">${say(lang, { nb: 'Sett opp en ny', en: 'Set up a new one' })}</h2>
<form class="form sheet" method="post" action="${to(SCHEDULES)}" novalidate>${wishFields(form)}
${radios(form, { name: 'every', legend: say(lang, LABELS.every!), options: EVERY.map((value) => ({ value, label: say(lang, EVERY_SAID[value]) })) })}
${field(form, { name: 'dayOfMonth', label: say(lang, LABELS.dayOfMonth!), type: 'number', inputmode: 'numeric', size: 4, min: 1, max: 31, plain: true, hint: say(lang, { nb: 'Bare for hver måned. Har måneden ikke så mange dager, lages filen den siste dagen.', en: 'For every month only. If a month has fewer days, the file is made on its last day.' }) })}
${radios(form, { name: 'days', legend: say(lang, LABELS.days!), hint: say(lang, { nb: 'Regnet fra dagen filen lages.', en: 'Seen from the day on which the file is made.' }), options: STRETCHES.map((value) => ({ value, label: say(lang, STRETCH_SAID[value]) })) })}
${submit(say(lang, { nb: 'Sett opp', en: 'Set up' }))}</form></section>`,
  }
}

function list(visit: Visit, schedules: readonly ExportSchedule[]): SafeHtml {
  const { lang } = visit
  if (schedules.length === 0)
    return html`<p class="desk-block">${say(lang, { nb: 'Du har ingen faste eksporter.', en: 'You have no scheduled exports.' })}</p>`
  return html`<section class="desk-block" aria-labelledby="own"><h2 id="own">${say(lang, { nb: 'Dine', en: 'Yours' })}</h2>
<ul class="desk-documents export-files sheet">${schedules.map((schedule) => row(visit, schedule))}</ul></section>`
}

function row({ lang, to }: Visit, schedule: ExportSchedule): SafeHtml {
  const { id, wish, stretch, nextDueAt, endedAt, endedAs } = schedule
  const next = moment(lang, SELLER_ZONE, nextDueAt)
  const file = fileSaid(lang, { what: wish.what, by: wish.by })
  const facts = [everySaid(lang, schedule), say(lang, STRETCH_SAID[stretch]), say(lang, FORM_SAID[wish.form])].join(
    ' · ',
  )
  const ended = endedAs === 'no-role' ? NO_ROLE : ENDED
  const state = endedAt
    ? html`<p class="fine">${say(lang, ended)}</p>`
    : html`<p class="fine">${say(lang, { nb: `Neste gang ${next}`, en: `Next on ${next}` })}</p>
<form method="post" action="${to(`${SCHEDULES}/${id}/end`)}">${submit(html`${say(lang, { nb: 'Avslutt', en: 'End it' })}<span class="ds-sr-only"> ${file}</span>`, 'tertiary')}</form>`
  return html`<li>${icon('calendar')}<div><strong>${file}</strong>${endedAt ? html` ${tag('neutral', say(lang, { nb: 'Avsluttet', en: 'Ended' }))}` : null}
<span class="fine desk-documents__aside">${facts}</span>${state}</div></li>`
}

const ENDED: Said = { nb: 'Du avsluttet den. Ingen flere filer lages.', en: 'You ended it. No more files are made.' }
const NO_ROLE: Said = {
  nb: 'Den tok slutt da du ikke lenger hadde rollen som trengs.',
  en: 'It came to an end when you no longer had the role it takes.',
}

function everySaid(lang: Lang, { every, dayOfMonth }: Pick<ExportSchedule, 'every' | 'dayOfMonth'>): string {
  const said = say(lang, EVERY_SAID[every])
  return dayOfMonth === null ? said : say(lang, { nb: `${said}, dag ${dayOfMonth}`, en: `${said}, day ${dayOfMonth}` })
}
