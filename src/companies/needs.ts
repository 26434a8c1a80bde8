/** What an order on invoice must carry for a company's invoices to find their way there: a purchase order number, a reference, one of them, or both. */
export const NEEDS = ['nothing', 'either', 'order-number', 'reference', 'both'] as const
export type Needs = (typeof NEEDS)[number]

type Given = { purchaseOrderNumber: string | null; buyerReference: string | null }
/** A number that is missing. */
export type Lacking = keyof Given

/** Which numbers must still be given; where either will do, the reference speaks for both. */
export function lacking(needs: Needs, { purchaseOrderNumber, buyerReference }: Given): Lacking[] {
  if (needs === 'either') return purchaseOrderNumber || buyerReference ? [] : ['buyerReference']
  const lacks: Lacking[] = []
  if (!purchaseOrderNumber && (needs === 'order-number' || needs === 'both')) lacks.push('purchaseOrderNumber')
  if (!buyerReference && (needs === 'reference' || needs === 'both')) lacks.push('buyerReference')
  return lacks
}
