import { z } from 'zod'
import { LINES_MAX } from '../cart/problems.ts'
import { AddLine } from '../cart/put-line.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { invalid } from '../platform/problems.ts'
import { ExternalId } from '../platform/words.ts'
import { type Placed, placeOrder } from './place-order.ts'
import { answersPart, attributionPart, orderParts, payParts } from './start-checkout.ts'

export const OrderNow = z
  .strictObject({
    lines: z.array(AddLine).min(1).max(LINES_MAX),
    ...orderParts,
    ...payParts,
    ...answersPart,
    ...attributionPart,
    lang: LangCode.default('nb'),
    externalId: ExternalId.optional(),
  })
  .meta({ id: 'OrderNow' })
export type OrderNow = z.output<typeof OrderNow>

/** A purchase in one call: the same order a cart would have become. */
export async function orderNow(tx: Tx, command: OrderNow): Promise<Placed> {
  const ids = command.lines.map((line) => line.offeringId)
  const again = ids.findIndex((id, at) => ids.indexOf(id) !== at)
  if (again >= 0)
    throw invalid(`/lines/${again}/offeringId`, 'this offering stands on another line; add up the quantities')
  return placeOrder(tx, { ...command, answers: command.answers ?? [] })
}
