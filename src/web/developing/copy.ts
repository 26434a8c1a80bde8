import { z } from 'zod'
import { CODE_MAX } from '../../catalogue/words.ts'
import { CopyOffering, copyOnce } from '../../developing/copy-offering.ts'
import { lookOver } from '../../developing/look-over.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { days, meeting, spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { LOOK_WORDS } from '../words/developing.ts'

const LABELS = {
  firstDay: { nb: 'Første dag', en: 'First day' },
  code: { nb: 'Kode', en: 'Code' },
} as const

/** Another start like this one, by its first day. */
export async function showCopy(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const offeringId = idOf(visit, 'offering')
  const draft = await draftOffering(on, offeringId, lang)
  if (!draft) throw unknown('offering')
  const filled = form ?? freshForm(lang, { teachers: 'yes' })
  const here = `/admin/offerings/${offeringId}`
  const title = say(lang, { nb: 'Kopier oppstarten', en: 'Copy this start' })
  return {
    title,
    hidden: true,
    at: `${here}/copy`,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), `${draft.courseTitle}: ${days(lang, draft)}`, icon('back'))}${errorSummary(filled, (name) => (name in LABELS ? say(lang, LABELS[name as keyof typeof LABELS]) : null))}<h1>${title}</h1>
<p class="lead desk-after">${say(lang, { nb: 'Alt flyttes like mange dager, til samme klokkeslett. Kopien er et utkast.', en: 'Everything moves by as many days, at the same times of day. The copy is a draft.' })}</p>
<form class="form sheet desk-part" method="post" action="${to(`${here}/copy`)}" novalidate>${hidden('key', newId())}
${field(filled, { name: 'firstDay', label: say(lang, LABELS.firstDay), hint: say(lang, { nb: `Den du kopierer, begynner ${days(lang, { ...draft, endsAt: draft.startsAt })}.`, en: `The one you copy begins on ${days(lang, { ...draft, endsAt: draft.startsAt })}.` }), type: 'date' })}
${field(filled, { name: 'code', label: say(lang, LABELS.code), hint: say(lang, { nb: 'Uten kode får den neste ledige nummer.', en: 'Without one it gets the next free number.' }), optional: true, size: 12, max: CODE_MAX })}
${checkbox(filled, { name: 'teachers', value: 'yes', label: say(lang, { nb: 'De samme lærerne', en: 'The same teachers' }) })}
<p class="fine">${say(lang, { nb: 'Med følger samlinger, plasser, priser, rabatter, tillegg, vilkår, spørsmål, opptak, bedriftene den er lukket for, praktiske opplysninger, kostnadssted og krav for å fullføre. Lenken til møtet, notater og meldinger blir igjen.', en: 'Sessions, seats, prices, tiers, extras, terms, questions, admission, the companies it is held for, practical notes, cost centre and the rule of completion come along. The link to the meeting, notes and messages stay behind.' })}</p>
<div class="actions">${submit(title)}</div></form>`,
  }
}

export async function copyFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(async () => {
    const code = form.get('code').trim()
    const body = parseForm(CopyOffering, {
      ...{ firstDay: form.get('firstDay'), teachers: form.get('teachers') === 'yes' },
      ...(code === '' ? {} : { code }),
    })
    return copyOnce(till, caller.actor, { offeringId, body, key: parseForm(z.uuid(), form.get('key')) })
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${attempted.done}/look-over`) }
  const { problem } = attempted
  return { ...(await showCopy(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

/** What to look at before the start is put on sale. */
export async function showLookOver(visit: Visit): Promise<Page> {
  const { lang, to, till } = visit
  const offeringId = idOf(visit, 'offering')
  const { draft, looks } = await readTogether(till.connection.pool, (on) => lookOver(on, offeringId, lang))
  const title = say(lang, { nb: 'Se over oppstarten', en: 'Look this start over' })
  const here = `/admin/offerings/${offeringId}`
  const nothing = say(lang, { nb: 'Vi fant ingenting å rette på.', en: 'We found nothing to mend.' })
  return {
    title,
    hidden: true,
    body: html`${backLink(to(here), `${draft.courseTitle}: ${days(lang, draft)}`, icon('back'))}<h1>${title}</h1><p class="fine desk-after">${draft.code} · ${days(lang, draft)}</p>
${looks.length === 0 ? html`<p class="sheet desk-part" role="status">${nothing}</p>` : html`<section class="desk-attention desk-need__box" aria-labelledby="looks"><h2 id="looks">${icon('alert')}${say(lang, { nb: 'Se på dette', en: 'Look at this' })}</h2><ul>${looks.map(({ name, day }) => html`<li>${say(lang, LOOK_WORDS[name](day === null ? '' : spelledDay(lang, day)))}</li>`)}</ul></section>`}
<section class="sheet desk-part desk-block" aria-labelledby="sessions"><h2 id="sessions">${say(lang, { nb: 'Samlinger', en: 'Sessions' })}</h2><ul>${draft.sessions.map(
      (session) => {
        const { day, hours } = meeting(lang, draft.zone, session)
        return html`<li>${day} ${hours}, ${session.place}</li>`
      },
    )}</ul></section>
<p class="desk-block"><a class="ds-button" href="${to(`${here}/edit`)}">${say(lang, { nb: 'Endre oppstarten', en: 'Change this start' })}</a></p>`,
  }
}
