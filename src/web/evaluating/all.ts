import { Conclude, conclude } from '../../evaluating/conclude.ts'
import { RESULT_READERS } from '../../evaluating/routes.ts'
import { StrikeText, strikeText } from '../../evaluating/strike-text.ts'
import { SwitchOff, switchOff, switchOn } from '../../evaluating/switch-off.ts'
import type { Tx } from '../../platform/db/transact.ts'
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
  { method: 'post', path: `${PATH}/on`, who: keepers, answer: (visit) => done(visit, { told: 'on', work: switchOn }) },
]

type Deed = { told: string; work: (tx: Tx, offeringId: string) => Promise<void>; fieldOf?: (pointer: string) => string }

/** Does it and says so; what is refused is told where it was typed. */
async function done(visit: Visit, { told, work, fieldOf }: Deed): Promise<Answer> {
  const { till, caller, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => work(tx, offeringId)))
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/evaluation?done=${told}`) }
  const { problem } = attempted
  const form = refusedDeskForm(visit, problem, fieldOf)
  return { ...(await showResults(visit, 'admin', form)), status: problem.status }
}

const concludeFromForm = (visit: Visit): Promise<Answer> =>
  done(visit, {
    told: 'concluded',
    work: async (tx, offeringId) =>
      conclude(tx, offeringId, parseForm(Conclude, { note: visit.form.get('note').replaceAll('\r\n', '\n') })),
  })

const offFromForm = (visit: Visit): Promise<Answer> =>
  done(visit, {
    told: 'off',
    work: async (tx, offeringId) =>
      switchOff(tx, offeringId, parseForm(SwitchOff, { reason: visit.form.get('reason') })),
  })

function strikeFromForm(visit: Visit): Promise<Answer> {
  const answerId = idOf(visit, 'answer', 'answerId')
  const name = `reason-${answerId}`
  return done(visit, {
    told: 'struck',
    work: async (tx, offeringId) =>
      strikeText(tx, { ...parseForm(StrikeText, { reason: visit.form.get(name) }), offeringId, answerId }),
    fieldOf: () => name,
  })
}
