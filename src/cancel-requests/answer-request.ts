import { z } from 'zod'
import { cancelOrder } from '../cancelling/cancel-order.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import type { Tx } from '../platform/db/transact.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'
import type { Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { endRequest } from './end-request.ts'
import { openRequest, requestOf } from './find-request.ts'
import { writeDeclined } from './write-told.ts'

export const AnswerRequest = z
  .discriminatedUnion('granted', [
    z.strictObject({
      granted: z.literal(true),
      previewId: DigestByPart.meta({ description: 'Of what granting it does, as it was shown: exactly that is done' }),
    }),
    z.strictObject({
      granted: z.literal(false),
      reason: Line.meta({ description: 'Why not; the buyer is told these words' }),
    }),
  ])
  .meta({ id: 'AnswerCancelRequest' })
export type AnswerRequest = z.output<typeof AnswerRequest>

/**
 * Staff answer, once. A yes cancels by the rule that held when the buyer asked; a no leaves the seats and is told with its reason.
 * @throws cancel-request/unknown, cancel-request/over, what cancelOrder does
 */
export async function answerRequest(
  tx: Tx,
  till: Till,
  { requestId, answer }: { requestId: string; answer: AnswerRequest },
): Promise<string> {
  const { orderId } = await requestOf(tx, requestId)
  await lockOrder(tx, orderId)
  const { seats, askedAt } = await openRequest(tx, requestId)
  if (answer.granted) {
    const command = { previewId: answer.previewId, seats }
    await cancelOrder(tx, till, { orderId, command, granted: { askedAt } })
    await endRequest(tx, requestId, { as: 'granted' })
  } else {
    await endRequest(tx, requestId, { as: 'declined', reason: answer.reason })
    await writeDeclined(tx, till, { orderId, requestId, reason: answer.reason })
  }
  return requestId
}
