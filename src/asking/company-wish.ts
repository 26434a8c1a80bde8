import type { PromisedAgreement } from '../checkout/wish.ts'
import type { CompanyPayer } from '../orders/payer.ts'

/** By which agreement a seat was asked for. */
export type AskedAgreement = PromisedAgreement

/** What a buyer wants ordered for their company, as they would have ordered it themselves. */
export type CompanyWish = {
  payer: CompanyPayer
  payBy: 'card' | 'invoice'
  /** The unit that it is for, of those that the buyer may order for. */
  unitId: string | null
  purchaseOrderNumber: string | null
  buyerReference: string | null
}
