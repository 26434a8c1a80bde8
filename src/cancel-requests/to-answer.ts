import { type CancelPreview, previewCancel } from '../cancelling/preview.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { readTogether } from '../platform/db/transact.ts'
import { lastingProblemOf } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { type CancelRequest, requestOf } from './find-request.ts'

/** A request with what granting it would do now. */
export type ToAnswer = { request: CancelRequest; now: CancelPreview | null }

/** @throws cancel-request/unknown */
export const toAnswer = (till: Till, requestId: string): Promise<ToAnswer> =>
  seeAs(HOUSE, () =>
    readTogether(till.connection.pool, async (on) => {
      const request = await requestOf(on, requestId)
      return { request, now: request.end ? null : await granting(on, request) }
    }),
  )

/** What stands there now, by the rule that held when it was asked; nothing where it cannot be granted any more. */
async function granting(on: Moment, { orderId, seats, askedAt }: CancelRequest): Promise<CancelPreview | null> {
  try {
    return await previewCancel(on, orderId, { seats, askedAt })
  } catch (error) {
    if (lastingProblemOf(error)) return null
    throw error
  }
}
