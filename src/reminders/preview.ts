import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { nowOf } from '../platform/db/now.ts'
import type { On } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { overdueInvoices } from './overdue.ts'
import { type Law, type Overdue, type Plan, planOf, type SentReminder } from './plan.ts'
import { lawNow } from './send-reminders.ts'

/** An overdue invoice and what would happen with it today. */
export type Previewed = {
  documentId: string
  orderId: string
  number: string
  buyerName: string
  dueDate: string
  leftMinor: number
  claimsMinor: number
  currency: Currency
  sent: SentReminder[]
  plan: Plan | null
}

/** Every overdue invoice, the oldest first; without steps there is no plan. Nothing is written. */
export async function previewReminders(on: On): Promise<Previewed[]> {
  const today = dayIn(SELLER_ZONE, await nowOf(on))
  const law = await lawNow(on)
  return (await overdueInvoices(on, today)).map((each) => previewed(each, law && shownPlan(each, law, today)))
}

/** One invoice whose plan cannot be worked out is a fault of its own, not the end of the list; the run that sends logs it. */
export function shownPlan(overdue: Overdue, law: Law, today: string): Plan {
  try {
    return planOf(overdue, law, today)
  } catch (cause) {
    return { waits: 'faulty', until: null, said: cause instanceof Error ? cause.message : String(cause) }
  }
}

const previewed = (
  { documentId, orderId, content, dueDate, leftMinor, claimsMinor, sent }: Overdue,
  plan: Plan | null,
): Previewed => ({
  documentId,
  orderId,
  number: content.number,
  buyerName: content.buyer.name,
  dueDate,
  leftMinor,
  claimsMinor,
  currency: content.currency as Currency,
  sent,
  plan,
})
