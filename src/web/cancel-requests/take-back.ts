import { takeBackRequest } from '../../cancel-requests/take-back.ts'
import { CANCELLERS } from '../../cancelling/routes.ts'
import { theOrder } from '../../checkout/the-order.ts'
import { act } from '../../platform/till.ts'
import { cancellationOf } from '../components/cancel-part.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import { cancellationPage } from '../pages/cancellation.ts'
import type { Visit } from '../visit.ts'

export const takeBackPage: PageRoute = {
  method: 'post',
  path: '/orders/:orderId/cancel-requests/:requestId/take-back',
  who: theOrder.to(...CANCELLERS),
  answer: takeBack,
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const orderId = idOf(visit, 'order', 'orderId')
  const requestId = idOf(visit, 'cancel-request', 'requestId')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => takeBackRequest(tx, { orderId, requestId })))
  if ('done' in attempted) return { goTo: to(cancellationOf(orderId)) }
  return cancellationPage(visit, { typed: [], refusal: attempted.problem })
}
