import { z } from 'zod'
import { ORDER_BUYERS, theOrder } from '../../checkout/the-order.ts'
import { Choose } from '../../choosing/choose.ts'
import { chooseOnce } from '../../choosing/choose-once.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

export const choicePage: PageRoute = {
  method: 'post',
  path: '/orders/:orderId/choice',
  who: theOrder.to(...ORDER_BUYERS),
  answer: chooseFromForm,
}

/** A choice that is not there any more leads to the order all the same: it says what has become of it. */
async function chooseFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idOf(visit, 'order', 'orderId')
  const attempted = await attempt(() => {
    const command = parseForm(Choose, { choose: form.get('choose') })
    return chooseOnce(till, caller.actor, { orderId, command, key: parseForm(z.uuid(), form.get('key')) })
  })
  const refused = 'problem' in attempted ? attempted.problem.code : null
  return { goTo: to(`/orders/${orderId}${refused ? `?${new URLSearchParams({ returned: refused })}` : ''}`) }
}
