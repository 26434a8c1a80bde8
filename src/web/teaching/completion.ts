import { DecideCompletion, decideCompletion } from '../../attending/decide-completion.ts'
import { SetCompletionRule, setCompletionRule } from '../../attending/set-completion-rule.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showParticipants } from './participants.ts'
import { theTaught } from './the-taught.ts'

export async function ruleFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const typed = form.get('attendancePercent')
    const rule = parseForm(SetCompletionRule, {
      attendancePercent: typed === '' ? null : Number(typed),
      excusedCounts: form.get('excusedCounts') || undefined,
    })
    return act(till, caller.actor, (tx) => setCompletionRule(tx, { ...rule, offeringId }))
  })
  if ('done' in attempted) return { goTo: to(`/teaching/${offeringId}?done=rule`) }
  const { problem } = attempted
  return { ...(await showParticipants(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

const CHOICES: readonly { value: string; completed: boolean | null; said: Said }[] = [
  { value: 'rule', completed: null, said: { nb: 'Som kravet sier', en: 'As the rule says' } },
  { value: 'yes', completed: true, said: { nb: 'Har fullført', en: 'Has completed' } },
  { value: 'no', completed: false, said: { nb: 'Har ikke fullført', en: 'Has not completed' } },
]
const REASON: Said = { nb: 'Hvorfor', en: 'Why' }

/** One learner, and what a person says of whether they have completed. */
export async function decideForm(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, params } = visit
  const { offering, attendance } = await theTaught(visit)
  const learner = attendance.learners.find(({ enrolmentId }) => enrolmentId === params.enrolmentId)
  if (!learner) throw unknown('enrolment')
  const back = `/teaching/${offering.offeringId}`
  const { decided, name, present, excused } = learner
  const filled =
    form ??
    freshForm(lang, {
      completed: CHOICES.find(({ completed }) => completed === (decided?.completed ?? null))!.value,
      reason: decided?.reason ?? '',
    })
  return {
    title: `${name} – ${offering.title}`,
    hidden: true,
    width: 'narrow',
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(back), offering.title, icon('back'))}${errorSummary(filled, (field) => (field === 'reason' ? say(lang, REASON) : null))}
<h1>${name}</h1><p class="lead">${say(lang, { nb: `Til stede på ${present} av ${attendance.sessions.length} samlinger${excused > 0 ? `, gyldig fravær fra ${excused}` : ''}.`, en: `Present at ${present} of ${attendance.sessions.length} sessions${excused > 0 ? `, excused from ${excused}` : ''}.` })}</p>
<form class="form sheet" method="post" action="${to(`${back}/learners/${learner.enrolmentId}`)}" novalidate>
${radios(filled, { name: 'completed', legend: say(lang, { nb: 'Har deltakeren fullført?', en: 'Has the participant completed?' }), options: CHOICES.map(({ value, said }) => ({ value, label: say(lang, said) })) })}
${field(filled, { name: 'reason', label: say(lang, REASON), max: LINE_MAX, hint: say(lang, { nb: 'Deltakeren kan be om å få se det.', en: 'The participant may ask to see it.' }) })}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`,
  }
}

export async function sayCompleted(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const at = { offeringId: idOf(visit, 'offering'), enrolmentId: idOf(visit, 'enrolment', 'enrolmentId') }
  const attempted = await attempt(() => {
    const choice = CHOICES.find(({ value }) => value === form.get('completed'))
    const wish = parseForm(DecideCompletion, { completed: choice?.completed, reason: form.get('reason') })
    return act(till, caller.actor, (tx) => decideCompletion(tx, at, wish))
  })
  if ('done' in attempted) return { goTo: to(`/teaching/${at.offeringId}?done=decided`) }
  const { problem } = attempted
  return { ...(await decideForm(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
