import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { DrawSample, drawSample } from '../../sampling/draw-sample.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { FINANCE_READERS as who } from '../finance/who.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showSamples } from './desk.ts'

/** Documents drawn by lot, for whoever audits the till. */
export const samplePages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/samples', who, answer: (visit) => showSamples(visit) },
  { method: 'post', path: '/finance/samples', who, answer: drawFromForm },
]

async function drawFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const least = form.get('leastMinor')
  const wish = {
    ...filledIn({ from: form.get('from'), to: form.get('to'), seed: form.get('seed') }),
    count: Number(form.get('count') || Number.NaN),
    ...(least === '' ? {} : { leastMinor: minorOf(least, 'NOK') ?? Number.NaN }),
  }
  const attempted = await attempt(() => act(till, caller.actor, (tx) => drawSample(tx, parseForm(DrawSample, wish))))
  if ('done' in attempted) return { goTo: to('/finance/samples?done=drawn') }
  const { problem } = attempted
  return { ...(await showSamples(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
