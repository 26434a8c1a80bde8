import type { CreditOrder } from '../checkout/credit-wish.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { doOrAsk } from '../countersigning/do-or-ask.ts'
import { canonicalDigest } from '../platform/canonical.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { type CreditPreview, creditPreview } from './credit-preview.ts'

/** Names a preview, so that what was confirmed can be compared with what would happen now. */
export const previewDigest = (preview: CreditPreview): string => canonicalDigest(preview)

/**
 * Credits an order or parts of it, or asks for a second person, if that still does what the clerk was shown, which is looked
 * at under the order's lock. Returns the id of the order or of the request.
 * @throws order/unknown, credit/changed-meanwhile, and whatever crediting refuses
 */
export async function creditAsShown(
  tx: Tx,
  orderId: string,
  { wish, shown }: { wish: CreditOrder; shown: string },
): Promise<string> {
  await lockOrder(tx, orderId)
  const { reason: _reason, ...parts } = wish
  const preview = await creditPreview(tx, orderId, parts)
  if (!preview) throw unknown('order')
  if (previewDigest(preview) !== shown)
    throw conflict('credit/changed-meanwhile', 'What crediting would do has changed since it was shown.')
  return doOrAsk(tx, orderId, { kind: 'credit', wish })
}
