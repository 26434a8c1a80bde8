import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { notPaidOut } from '../verbs/pay-out.ts'

/** What the bank believes of one payment; amounts in minor units of `currency`. */
type BankPayment = {
  id: string
  session: string | null
  client_reference_id: string | null
  metadata: Record<string, string>
  created: number
  status: string
  amount: number
  currency: string
  captured: number
  refunded: number
  /** Taken back through disputes that are open or lost. */
  disputed: number
  fee: number
}
type BankTotals = {
  captured: number
  refunded: number
  disputed: number
  fees: number
  net: number
  paid_out: number
  balance: number
}
export type BankStatement = { payments: BankPayment[]; totals: Record<string, BankTotals>; payouts: Stripe.Payout[] }

export function readBank(bank: Bank): BankStatement {
  const sessions = new Map(bank.all('session').map((session) => [session.payment_intent, session]))
  const charges = Map.groupBy(bank.all('charge'), (charge) => charge.payment_intent)
  const disputes = Map.groupBy(bank.all('dispute'), (dispute) => dispute.payment_intent)
  const fees = feesBySource(bank)
  const returned = returnedByIntent(bank)
  const payments = bank.all('intent').map((intent): BankPayment => {
    const mine = charges.get(intent.id) ?? []
    const against = disputes.get(intent.id) ?? []
    const session = sessions.get(intent.id)
    return {
      id: intent.id,
      session: session?.id ?? null,
      client_reference_id: session?.client_reference_id ?? null,
      metadata: intent.metadata,
      created: intent.created,
      status: intent.status,
      amount: intent.amount,
      currency: intent.currency,
      captured: sum(mine, (charge) => charge.amount_captured),
      refunded: returned.get(intent.id) ?? 0,
      disputed: sum(against, (dispute) => (dispute.status === 'won' ? 0 : dispute.amount)),
      fee: sum([...mine, ...against], ({ id }) => fees.get(id) ?? 0),
    }
  })
  return { payments, totals: totalsOf(bank, payments), payouts: bank.all('payout') }
}

/** What has left for the payers and not come back; a refund that waits or was sent back has moved nothing. */
function returnedByIntent(bank: Bank): Map<string, number> {
  const returned = new Map<string, number>()
  for (const { payment_intent, amount } of bank.all('refund').filter(({ status }) => status === 'succeeded')) {
    const id = String(payment_intent)
    returned.set(id, (returned.get(id) ?? 0) + amount)
  }
  return returned
}

function feesBySource(bank: Bank): Map<string, number> {
  const fees = new Map<string, number>()
  for (const { source, fee } of bank.all('movement')) {
    const id = String(source)
    fees.set(id, (fees.get(id) ?? 0) + fee)
  }
  return fees
}

function totalsOf(bank: Bank, payments: BankPayment[]): Record<string, BankTotals> {
  const open = notPaidOut(bank)
  const totals = [...Map.groupBy(payments, ({ currency }) => currency)].map(
    ([currency, mine]): [string, BankTotals] => {
      const captured = sum(mine, (one) => one.captured)
      const refunded = sum(mine, (one) => one.refunded)
      const disputed = sum(mine, (one) => one.disputed)
      const fees = sum(mine, (one) => one.fee)
      const paid_out = sum(bank.all('payout'), (payout) =>
        payout.currency === currency && payout.failure_balance_transaction === null ? payout.amount : 0,
      )
      const balance = sum(open, (movement) => (movement.currency === currency ? movement.net : 0))
      return [
        currency,
        { captured, refunded, disputed, fees, net: captured - refunded - disputed - fees, paid_out, balance },
      ]
    },
  )
  return Object.fromEntries(totals)
}

const sum = <T>(of: T[], amount: (one: T) => number): number => of.reduce((total, one) => total + amount(one), 0)
