import { DecideCorrection, decideCorrection } from '../../corrections/decide-correction.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showOrder } from './order.ts'

/** Decides once for each form that was shown; a refusal is told on the order as it is now. */
export async function decideFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, path } = visit
  const orderId = idOf(visit, 'order')
  const granted = form.get('granted') === 'yes'
  const attempted = await attempt(() => {
    const given = granted ? { granted } : { granted, reason: form.get('refusal') }
    const decision = parseForm(DecideCorrection, given)
    const ask = askOf(caller.actor, null, { key: form.get('key'), operation: path, body: decision })
    const wishId = idOf(visit, 'correction', 'wish')
    return act(till, caller.actor, (tx) => once(tx, ask, () => decideCorrection(tx, till, { wishId, decision })))
  })
  const done = granted ? 'reissued' : 'correction-refused'
  if ('done' in attempted) return { goTo: to(`/finance/orders/${orderId}?done=${done}`) }
  const { problem } = attempted
  const refused = refusedDeskForm(visit, problem, (pointer) => (pointer === '/reason' ? 'refusal' : ''))
  return { ...(await showOrder(visit, refused)), at: `/finance/orders/${orderId}`, status: problem.status }
}
