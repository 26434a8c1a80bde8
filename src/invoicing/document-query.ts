import { z } from 'zod'
import { DUE_STATES } from './left-to-pay.ts'

/** What finance filters documents by; days are inclusive, of the document and of payment. */
export const documentFilter = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  kind: z.enum(['invoice', 'credit-note']).optional(),
  due: z.enum(DUE_STATES).optional().meta({
    description:
      'Invoices of which something is left to pay (unpaid), those of them past their due date (overdue), those paid, those taken back whole',
  }),
  search: z.string().trim().min(1).max(100).optional().meta({
    description:
      "Buyer's name, organisation number, purchase order number or reference, document number, KID, order number, or an amount such as 4 500,00: the whole of a document, or what is left to pay of it",
  }),
}

const PAIRS = [
  ['from', 'to'],
  ['dueFrom', 'dueTo'],
] as const
type Days = { [name in (typeof PAIRS)[number][number]]?: string | undefined }

/** The last day does not come before the first. */
export function daysInOrder(check: z.core.ParsePayload<object>): void {
  const days: Days = check.value
  for (const [first, last] of PAIRS) {
    const [from, to] = [days[first], days[last]]
    if (from !== undefined && to !== undefined && to < from)
      check.issues.push({ code: 'custom', message: 'must not be before from', input: to, path: [last] })
  }
}

export const DocumentQuery = z.strictObject(documentFilter).check(daysInOrder)
export type DocumentFilter = z.output<typeof DocumentQuery>
