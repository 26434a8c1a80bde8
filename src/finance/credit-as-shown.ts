import { creditOrder } from '../checkout/credit-order.ts'
import { canonicalDigest } from '../platform/canonical.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { type CreditPreview, creditPreview } from './credit-preview.ts'

/** Names a preview, so that what was confirmed can be compared with what would happen now. */
export const previewDigest = (preview: CreditPreview): string => canonicalDigest(preview)

/**
 * Credits a whole order if that still does what the clerk was shown. Returns the id of the credit note that is due.
 * @throws order/unknown, credit/changed-meanwhile, and whatever crediting refuses
 */
export async function creditAsShown(
  tx: Tx,
  orderId: string,
  { reason, shown }: { reason: string; shown: string },
): Promise<string> {
  const preview = await creditPreview(tx, orderId)
  if (!preview) throw unknown('order')
  if (previewDigest(preview) !== shown)
    throw conflict('credit/changed-meanwhile', 'What crediting would do has changed since it was shown.')
  return creditOrder(tx, orderId, { reason })
}
