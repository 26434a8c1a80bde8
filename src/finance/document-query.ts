import { z } from 'zod'
import { DUE_STATES } from '../invoicing/queries.ts'

/** What finance filters documents by; days are inclusive document dates. */
export const documentFilter = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  kind: z.enum(['invoice', 'credit-note']).optional(),
  due: z.enum(DUE_STATES).optional().meta({
    description: 'Invoices that are neither paid in advance nor credited: all of them, or those past their due date',
  }),
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: "Buyer's name, document number, KID or order number" }),
}

/** The last day does not come before the first. */
export function daysInOrder(check: z.core.ParsePayload<{ from?: string | undefined; to?: string | undefined }>): void {
  const { from, to } = check.value
  if (from !== undefined && to !== undefined && to < from)
    check.issues.push({ code: 'custom', message: 'must not be before from', input: to, path: ['to'] })
}

export const DocumentQuery = z.strictObject(documentFilter).check(daysInOrder)
export type DocumentFilter = z.output<typeof DocumentQuery>
