import { Conclude, concludeEvaluation } from '../../evaluating/conclude.ts'
import { RESULT_READERS } from '../../evaluating/routes.ts'
import { StrikeText, strikeText } from '../../evaluating/strike-text.ts'
import { SwitchOff, switchOff, switchOn } from '../../evaluating/switch-off.ts'
import { act } from '../../platform/till.ts'
import { OFFERING_KEEPERS as keepers } from '../admin/who.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { evaluationAnswerPages } from './answer.ts'
import { showResults } from './results.ts'

const PATH = '/admin/offerings/:id/evaluation'

/** What a course was worth: asked, read and concluded. */
export const evaluationPages: readonly PageRoute[] = [
  ...evaluationAnswerPages,
  { method: 'get', path: PATH, who: keepers, answer: (visit) => showResults(visit, 'admin') },
  {
    method: 'get',
    path: '/teaching/:id/evaluation',
    who: RESULT_READERS,
    answer: (visit) => showResults(visit, 'teaching'),
  },
  { method: 'post', path: `${PATH}/conclusion`, who: keepers, answer: (visit) => concludeFromForm(visit) },
  { method: 'post', path: `${PATH}/answers/:answerId/striking`, who: keepers, answer: strikeFromForm },
  { method: 'post', path: `${PATH}/off`, who: keepers, answer: (visit) => offFromForm(visit) },
  { method: 'post', path: `${PATH}/on`, who: keepers, answer: (visit) => onFromForm(visit) },
]

type Deed = { told: string; work: (offeringId: string) => Promise<void>; fieldOf?: (pointer: string) => string }

/** Does it and says so; what is refused is told where it was typed. */
async function done(visit: Visit, { told, work, fieldOf }: Deed): Promise<Answer> {
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => work(offeringId))
  if ('done' in attempted) return { goTo: visit.to(`/admin/offerings/${offeringId}/evaluation?done=${told}`) }
  const { problem } = attempted
  const form = refusedDeskForm(visit, problem, fieldOf)
  return { ...(await showResults(visit, 'admin', form)), status: problem.status }
}

const concludeFromForm = (visit: Visit): Promise<Answer> =>
  done(visit, {
    told: 'concluded',
    work: async (offeringId) => {
      const body = parseForm(Conclude, { note: visit.form.get('note').replaceAll('\r\n', '\n') })
      await concludeEvaluation(visit.till, visit.caller.actor, { offeringId, body })
    },
  })

const onFromForm = (visit: Visit): Promise<Answer> =>
  done(visit, {
    told: 'on',
    work: (offeringId) => act(visit.till, visit.caller.actor, (tx) => switchOn(tx, offeringId)),
  })

const offFromForm = (visit: Visit): Promise<Answer> =>
  done(visit, {
    told: 'off',
    work: async (offeringId) => {
      const body = parseForm(SwitchOff, { reason: visit.form.get('reason') })
      await act(visit.till, visit.caller.actor, (tx) => switchOff(tx, offeringId, body))
    },
  })

function strikeFromForm(visit: Visit): Promise<Answer> {
  const answerId = idOf(visit, 'answer', 'answerId')
  const name = `reason-${answerId}`
  return done(visit, {
    told: 'struck',
    work: async (offeringId) => {
      const body = parseForm(StrikeText, { reason: visit.form.get(name) })
      await act(visit.till, visit.caller.actor, (tx) => strikeText(tx, { ...body, offeringId, answerId }))
    },
    fieldOf: () => name,
  })
}
