import { openInDashboard } from '../payments/allocate-refunds.ts'
import { isDisputed } from '../payments/is-disputed.ts'
import { readMoney } from '../payments/lock-money.ts'
import { moreThanPaid } from '../payments/request-refund.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { CreditPlan } from './credit-plan.ts'
import { orderDisputed } from './problems.ts'

/** A payment that has paid demands of an order, and how its money stands. */
export type PaidBy = {
  paymentId: string
  demandIds: string[]
  /** What of it is still here. */
  leftMinor: number
  /** What somebody sent back in the dashboard and no credit note covers yet. */
  openMinor: number
  /** A payer's bank holds some of it, or may take it. */
  disputed: boolean
}
/** What a plan returns of one payment: `returnedMinor` in all, of which `amountMinor` is still to be sent. */
export type RefundFor = { paymentId: string; returnedMinor: number; amountMinor: number }

const FIND = statement<Pick<PaidBy, 'paymentId' | 'demandIds'>>(
  'checkout-paid-by',
  `select p.id as "paymentId", array_agg(c.demand_id) as "demandIds" from payments p
   join payment_demands c on c.payment_id = p.id and c.captured where p.order_id = $1 group by p.id order by p.id`,
)

/** The payments that an order's demands were paid with. To act upon it, lock each before. */
export async function paymentsBehind(on: On, orderId: string): Promise<PaidBy[]> {
  const found: PaidBy[] = []
  for (const each of await run(on, FIND, [orderId])) {
    const money = await readMoney(on, each.paymentId)
    const { paymentId } = each
    const [openMinor, disputed] = [await openInDashboard(on, paymentId), await isDisputed(on, paymentId)]
    found.push({ ...each, leftMinor: money?.leftMinor ?? 0, openMinor, disputed })
  }
  return found
}

/**
 * Which money a plan sends back. What went back in the dashboard before is covered first. Of a whole order only what is still
 * here goes back: a dispute that holds the rest decides about that. What a part of it would give back cannot be told apart from
 * what the bank holds, so parts wait for the dispute. @throws order/disputed, refund/more-than-paid
 */
export function refundsFor(plan: CreditPlan, payments: readonly PaidBy[]): RefundFor[] {
  return payments.flatMap(({ paymentId, demandIds, leftMinor, openMinor, disputed }) => {
    const returnedMinor = returnedBy(plan, new Set(demandIds))
    const owed = returnedMinor - Math.min(returnedMinor, openMinor)
    const amountMinor = plan.whole ? Math.min(owed, leftMinor) : owed
    if (amountMinor > leftMinor) throw disputed ? orderDisputed() : moreThanPaid()
    return returnedMinor > 0 ? [{ paymentId, returnedMinor, amountMinor }] : []
  })
}

/** What credit notes return, and what was paid for invoices that are never issued. */
const returnedBy = ({ credits, dropped, forgone }: CreditPlan, demands: ReadonlySet<string>): number =>
  credits.reduce((sum, { demandId, credit }) => sum + (demands.has(demandId) ? credit.returnedMinor : 0), 0) +
  [...dropped, ...forgone].reduce(
    (sum, { demandId, amountMinor }) => sum + (demands.has(demandId) ? amountMinor : 0),
    0,
  )
