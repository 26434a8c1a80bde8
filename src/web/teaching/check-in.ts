import { CheckIn, checkIn } from '../../attending/check-in.ts'
import { personOf } from '../../identity/fresh.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const PATH = '/check-in/:sessionId'
const DIGITS = 6

/** Where the picture on the wall leads: one button, pressed on one's own phone. */
export const checkInPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: 'person', answer: (visit) => checkInPage(visit) },
  { method: 'post', path: PATH, who: 'person', answer: checkInFromForm },
]

function checkInPage(visit: Visit, form?: Filled): Page {
  const { lang, to, query } = visit
  const filled = form ?? freshForm(lang, { code: query.get('code') ?? '' })
  const title = say(lang, { nb: 'Er du på samlingen nå?', en: 'Are you at the session now?' })
  const label = say(lang, { nb: 'Koden på skjermen i rommet', en: 'The code on the screen in the room' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${errorSummary(filled, (name) => (name === 'code' ? label : null))}<h1>${title}</h1>
<form class="form sheet" method="post" action="${to(`/check-in/${idOf(visit, 'session', 'sessionId')}`)}" novalidate>
${field(filled, { name: 'code', label, inputmode: 'numeric', autocomplete: 'off', size: DIGITS, max: DIGITS + 1 })}
<div>${submit(say(lang, { nb: 'Ja, jeg er her', en: 'Yes, I am here' }))}</div></form>`,
  }
}

async function checkInFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const sessionId = idOf(visit, 'session', 'sessionId')
  const attempted = await attempt(() => {
    const { code } = parseForm(CheckIn, { code: form.get('code').replaceAll(/\s/g, '') })
    const { personId } = personOf(caller.actor)
    const { sessionSecret: secret } = till.config
    return act(till, caller.actor, (tx) => checkIn(tx, { sessionId, personId }, { code, secret }))
  })
  if ('done' in attempted) return { goTo: to('/my-learning?done=checked-in') }
  const { problem } = attempted
  return { ...checkInPage(visit, refusedDeskForm(visit, problem)), status: problem.status }
}
