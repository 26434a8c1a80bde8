import type { Payer } from '../orders/payer.ts'

/** What a buyer wants ordered for their company, as they would have ordered it themselves. */
export type CompanyWish = {
  payer: Extract<Payer, { kind: 'company' }>
  payBy: 'card' | 'invoice'
  purchaseOrderNumber: string | null
  buyerReference: string | null
}
