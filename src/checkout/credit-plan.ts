import type { Credit, Invoiced } from '../invoicing/credit.ts'
import type { Creditable } from '../invoicing/creditable.ts'
import type { CreditPlace } from './credit-wish.ts'
import type { SoldExtraLine } from './extras-of-order.ts'
import type { KeptOfLine } from './kept-of-lines.ts'

/** A seat of the order that has not been given back, by its line and place; used once whoever sits there has completed the course. */
export type Place = CreditPlace & { unitNetMinor: number; completed?: boolean }

/** What crediting does: a credit note each for some invoices, invoices that are never issued, and seats that come free. */
export type CreditPlan = {
  credits: { demandId: string; invoiceId: string; credit: Credit }[]
  /** Demands whose invoice was not due yet, or was set aside: nothing was issued, so nothing is credited. */
  dropped: { demandId: string; amountMinor: number }[]
  /** Parts of such demands: what is left of them is invoiced when it is due. */
  forgone: Forgone[]
  /** What becomes of what was bought beside given-back seats. */
  extras: ExtraFate[]
  places: CreditPlace[]
  /** Nothing of the order is left. */
  whole: boolean
}

/** So much of a demand that will never be invoiced; `left` is what still will be. */
export type Forgone = {
  demandId: string
  amountMinor: number
  left: number
  lines: { lineId: string; netMinor: number }[]
}
export type ExtraFate = { lineId: string; title: string; delivered: boolean; returned: number; of: number }

export type Open = {
  demands: readonly Creditable[]
  places: readonly Place[]
  extras: readonly SoldExtraLine[]
  kept: readonly KeptOfLine[]
  today: string
}

export type Issued = Creditable & { invoiceId: string }

export const nothing: CreditPlan = { credits: [], dropped: [], forgone: [], extras: [], places: [], whole: false }
export const hasContent = ({ credit }: CreditPlan['credits'][number]) => credit.lines.length > 0
export const creditFor = ({ demandId, invoiceId, ...invoice }: Issued, of: (invoice: Invoiced) => Credit) => ({
  ...{ demandId, invoiceId },
  credit: of(invoice),
})
