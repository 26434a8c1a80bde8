import type { CompanyPayer } from '../orders/payer.ts'
import type { PartWish } from './part-wish.ts'

/** What an employer has said yes to: a part of the price, who pays it on invoice, and on which terms of sale. */
export type OfferedPart = {
  part: PartWish
  payer: CompanyPayer
  unitId: string | null
  acceptedSalesTerms: number
  purchaseOrderNumber: string | null
  buyerReference: string | null
  /** Without VAT, of one seat of an offering and of one of each extra, by their ids. */
  nets: { id: string; netMinor: number }[]
  netMinor: number
  /** With VAT: what its invoices will come to. */
  totalMinor: number
}
