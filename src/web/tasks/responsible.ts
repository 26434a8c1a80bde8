import { act } from '../../platform/till.ts'
import { SetResponsible, setResponsible } from '../../tasks/set-responsible.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { showLife } from '../developing/life.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'

export async function responsibleFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const courseId = idOf(visit, 'course')
  const attempted = await attempt(() => {
    const wish = parseForm(SetResponsible, { personId: form.get('personId') || null })
    return act(till, caller.actor, (tx) => setResponsible(tx, courseId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${courseId}/life?done=responsible`) }
  const { problem } = attempted
  return { ...(await showLife(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
