import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { MoveToUnit, moveToUnit } from './move-to-unit.ts'
import { theOrder } from './the-order.ts'

const move = route({
  method: 'put',
  path: '/orders/{orderId}/unit',
  id: 'moveOrderToUnit',
  room: 'checkout',
  who: theOrder.to(...STAFF, 'owner', 'manager'),
  summary:
    'For which unit of its company the order is: spend and who sees it follow; issued documents stay as they are',
  params: z.object({ orderId: z.uuid() }),
  body: MoveToUnit,
  replies: { 204: null },
  refusals: ['order/unknown', 'company/unknown', 'access/denied', 'companies/unit-unknown'],
  answer: async ({ till, actor, params: { orderId }, body }) => {
    await act(till, actor, (tx) => moveToUnit(tx, orderId, body))
    return { status: 204, body: null }
  },
})

export const orderUnitRoutes = [move]
