import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { PaymentPurpose } from './schema.ts'

export type Payment = {
  id: string
  orderId: string
  purpose: PaymentPurpose
  attempt: number
  amountMinor: number
  currency: Currency
  openedAt: Date
  pageEndsAt: Date
  stripeSession: string | null
  stripePaymentIntent: string | null
  pageUrl: string | null
  capturedAt: Date | null
  endedAt: Date | null
  processingSince: Date | null
  givenUpAt: Date | null
}

const columns = `id, order_id as "orderId", purpose, attempt, amount_minor as "amountMinor", currency, opened_at as "openedAt",
  page_ends_at as "pageEndsAt", stripe_session as "stripeSession", stripe_payment_intent as "stripePaymentIntent",
  page_url as "pageUrl", captured_at as "capturedAt", ended_at as "endedAt", processing_since as "processingSince", given_up_at as "givenUpAt"`
const BY_ID = statement<Payment>('payment-by-id', `select ${columns} from payments where id = $1`)
const BY_ORDER = statement<Payment>(
  'payment-by-order',
  `select ${columns} from payments where order_id = $1 and purpose = 'order' order by attempt desc limit 1`,
)
const OPEN_OF_DEMAND = statement<Payment>(
  'payment-open-of-demand',
  `select ${columns} from payments where id in (select payment_id from payment_demands where demand_id = $1)
     and purpose = 'invoice' and captured_at is null and ended_at is null order by attempt desc limit 1`,
)
const BY_SESSION = statement<Payment>('payment-by-session', `select ${columns} from payments where stripe_session = $1`)
const BY_INTENT = statement<Payment>(
  'payment-by-intent',
  `select ${columns} from payments where stripe_payment_intent = $1`,
)
const UNDECIDED = statement<{ id: string }>(
  'payment-undecided',
  `select id from payments where captured_at is null and ended_at is null and (
       (given_up_at is not null and (asked_at is null or asked_at < given_up_at))
       or (opened_at < app_now() - interval '15 seconds'
         and (asked_at is null or app_now() - asked_at > least(interval '5 minutes', greatest(interval '15 seconds', asked_at - opened_at))
           or (page_ends_at < app_now() and asked_at < page_ends_at))))
   order by opened_at limit $1`,
)

export const paymentById = async (on: On, id: string): Promise<Payment | null> =>
  (await run(on, BY_ID, [id]))[0] ?? null
export const paymentOfOrder = async (on: On, orderId: string): Promise<Payment | null> =>
  (await run(on, BY_ORDER, [orderId]))[0] ?? null
/** The newest attempt to pay a demand's invoice that is not decided. */
export const openPaymentOfDemand = async (on: On, demandId: string): Promise<Payment | null> =>
  (await run(on, OPEN_OF_DEMAND, [demandId]))[0] ?? null
export const paymentBySession = async (on: On, session: string): Promise<Payment | null> =>
  (await run(on, BY_SESSION, [session]))[0] ?? null
export const paymentByIntent = async (on: On, intent: string): Promise<Payment | null> =>
  (await run(on, BY_INTENT, [intent]))[0] ?? null

/** Payments whose outcome is unknown and that Stripe should be asked about: soon after the start, then less and less often, and at once when nobody wants them any more. */
export const undecidedPayments = async (on: On, limit: number): Promise<string[]> =>
  (await run(on, UNDECIDED, [limit])).map((row) => row.id)
