import { MESSAGE_MAX } from '../../admission/apply.ts'
import { APPLICATIONS_PATH } from '../../admission/tell-applicant.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { ApplyForSeat, applyForSeat } from '../../wallet/apply-for-seat.ts'
import { type Invitation, invitationByToken } from '../../wallet/invitation.ts'
import { requirementsPart } from '../admission/apply-part.ts'
import { icon } from '../components/icon.ts'
import { days, moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { spentPage } from './spent-page.ts'

/** Where whoever a company names says yes, signed in, to showing their papers. */
export const PAPERS_PATH = '/seat-invitation/papers'
const MESSAGE = { nb: 'Hvordan oppfyller du kravene?', en: 'How do you fulfil the requirements?' }

export const showPapersPages: readonly PageRoute[] = [
  { method: 'get', path: PAPERS_PATH, who: 'person', answer: showPapers },
  { method: 'post', path: PAPERS_PATH, who: 'person', answer: applyFromForm },
]

async function showPapers(visit: Visit): Promise<Page> {
  const { on, lang, query } = visit
  const token = query.get('token') ?? ''
  const invitation = await invitationByToken(on, token, lang)
  return invitation?.asksPapers ? page(visit, { invitation, token }) : spentPage(visit)
}

async function applyFromForm(visit: Visit): Promise<Answer> {
  const { on, lang, till, caller, form, to } = visit
  const token = form.get('token')
  const invitation = await invitationByToken(on, token, lang)
  if (!invitation?.asksPapers) return { ...spentPage(visit), status: 410 }
  const attempted = await attempt(() => {
    const wish = parseForm(ApplyForSeat, { token, message: form.get('message'), lang })
    return seeBuying(() => act(till, caller.actor, (tx) => applyForSeat(tx, wish)))
  })
  if ('done' in attempted) return { goTo: to(`${APPLICATIONS_PATH}/${attempted.done}?done=given`) }
  const { problem } = attempted
  if (problem.status === 410) return { ...spentPage(visit), status: 410 }
  return {
    ...page(visit, { invitation, token }, refusedDeskForm(visit, problem)),
    status: problem.status,
    faulty: true,
  }
}

type Shown = { invitation: Invitation; token: string }

function page({ lang, to }: Visit, { invitation, token }: Shown, form: Filled = freshForm(lang)): Page {
  const { title, company, zone, admission, showBy, startsAt } = invitation
  const heading = say(lang, { nb: 'Vis at du oppfyller kravene', en: 'Show that you fulfil the requirements' })
  return {
    title: `${heading} – ${title}`,
    hidden: true,
    width: 'narrow',
    at: `${PAPERS_PATH}?${new URLSearchParams({ token })}`,
    body: html`<div class="stack">${errorSummary(form, (name) => (name === 'message' ? say(lang, MESSAGE) : null))}<h1>${heading}</h1><p class="lead">${title}, ${days(lang, invitation)}</p>
${admission ? html`<section class="sheet desk-part" aria-label="${say(lang, { nb: 'Kravene', en: 'The requirements' })}">${requirementsPart(lang, admission)}<p>${icon('clock')} ${say(lang, { nb: 'Vis dokumentene innen', en: 'Show your papers by' })} <strong>${moment(lang, zone, showBy ?? startsAt)}</strong>.</p></section>` : null}
<form class="form sheet desk-part" method="post" action="${to(PAPERS_PATH)}" novalidate>${hidden('token', token)}
${textArea(form, { name: 'message', label: say(lang, MESSAGE), optional: true, max: MESSAGE_MAX, rows: 6 })}
<p>${say(lang, { nb: 'Dokumentene legger du ved på neste side.', en: 'You add your papers on the next page.' })}</p>
<p class="fine">${icon('shield')} ${say(lang, { nb: `Det du skriver og legger ved, leses av dem som har ansvaret for kurset, og det noteres hver gang. ${company} ser det aldri, og får heller ikke vite hvorfor du får ja eller nei. Det slettes fem uker etter svaret, og med én gang du mister eller gir fra deg plassen.`, en: `What you write and add is read by those who keep the course, and each reading is noted. ${company} never sees it, nor learns why you are admitted or not. It is deleted five weeks after the answer, and at once when you lose or give up the seat.` })}</p>
<div class="actions">${submit(say(lang, { nb: 'Ja takk, gå videre', en: 'Yes please, go on' }))}</div></form></div>`,
  }
}
