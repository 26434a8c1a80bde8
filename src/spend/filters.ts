import { z } from 'zod'
import { DUE_STATES } from '../invoicing/left-to-pay.ts'
import { ORDER_STATES } from '../orders/state.ts'

const days = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}
const unit = { unit: z.uuid().optional().meta({ description: 'Only what is ordered for this unit' }) }
const Search = z.string().trim().min(1).max(100).optional()

/** What a company filters its orders by; days are inclusive, of the order. */
export const orderFilter = {
  ...days,
  ...unit,
  state: z.enum(ORDER_STATES).optional(),
  search: Search.meta({ description: 'Order number, purchase order number, reference, course, or who ordered' }),
}
/** The same of its documents; days are those of the document. */
export const documentFilter = {
  ...days,
  ...unit,
  kind: z.enum(['invoice', 'credit-note']).optional(),
  due: z.enum(DUE_STATES).optional().meta({
    description:
      'Invoices of which something is left to pay (unpaid), those of them past their due date (overdue), those paid, those taken back whole',
  }),
  search: Search.meta({
    description: 'Document number, KID, order number, purchase order number or reference, or an amount',
  }),
}
/** The same of what it has spent; days are those of the documents. */
export const spendFilter = { ...days, ...unit }

/** The last day does not come before the first. */
export function daysInOrder(check: z.core.ParsePayload<{ from?: string | undefined; to?: string | undefined }>): void {
  const { from, to } = check.value
  if (from !== undefined && to !== undefined && to < from)
    check.issues.push({ code: 'custom', message: 'must not be before from', input: to, path: ['to'] })
}

export const OrderFilter = z.strictObject(orderFilter).check(daysInOrder)
export type OrderFilter = z.output<typeof OrderFilter>
export const DocumentsFilter = z.strictObject(documentFilter).check(daysInOrder)
export type DocumentsFilter = z.output<typeof DocumentsFilter>
export const SpendFilter = z.strictObject(spendFilter).check(daysInOrder)
export type SpendFilter = z.output<typeof SpendFilter>
