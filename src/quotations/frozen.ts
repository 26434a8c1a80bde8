import type { PromisedAgreement } from '../checkout/wish.ts'
import type { QuotationContent } from '../invoicing/draw-quotation.ts'
import type { Payer } from '../orders/payer.ts'

/** So many of an offering's seats, or of an extra beside them, at the price of each that was offered. */
export type OfferedLine = {
  offeringId: string
  extraId: string | null
  quantity: number
  unitNetMinor: number
  /** Of seats that were offered by an agreement. */
  agreed?: PromisedAgreement
}
/** Whom it was made for, and all that it says, as they were then. */
export type FrozenPayer = Payer
export type FrozenContent = QuotationContent
