import { lockOrder } from '../checkout/lock-order.ts'
import { differing } from '../giving-back/preview-id.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type CancelAsk, type Cancelling, type CancelPlan, cancellingOf, planAt } from './plan-cancel.ts'
import { type CancelPreview, previewOf } from './preview.ts'
import { changed } from './problems.ts'

type Shown = { orderId: string; previewId: string; ask: CancelAsk }

/**
 * Works out under the order's lock what cancelling does, and refuses where that is not what was shown.
 * @throws order/unknown, cancelling/changed, what cancellingOf and planAt do
 */
export async function asShown(
  tx: Tx,
  { orderId, previewId, ask }: Shown,
): Promise<{ cancelling: Cancelling; planned: CancelPlan; preview: CancelPreview }> {
  await lockOrder(tx, orderId)
  const cancelling = await cancellingOf(tx, orderId, ask)
  const planned = planAt(cancelling, cancelling.order.now)
  const preview = previewOf(cancelling, planned)
  const parts = differing(previewId, preview.previewId)
  if (parts.length > 0) throw changed(parts, preview)
  return { cancelling, planned, preview }
}
