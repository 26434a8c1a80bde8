import { lockOrder } from '../checkout/lock-order.ts'
import type { Tx } from '../platform/db/transact.ts'
import { endRequest } from './end-request.ts'
import { openRequest } from './find-request.ts'
import { requestUnknown } from './problems.ts'

type Taken = { orderId: string; requestId: string }

/** The buyer keeps the seats after all. @throws order/unknown, cancel-request/unknown, cancel-request/over */
export async function takeBackRequest(tx: Tx, { orderId, requestId }: Taken): Promise<void> {
  await lockOrder(tx, orderId)
  const request = await openRequest(tx, requestId)
  if (request.orderId !== orderId) throw requestUnknown()
  await endRequest(tx, requestId, { as: 'taken-back' })
}
