import { type Creditable, creditableOf, leftToPay } from '../invoicing/creditable.ts'
import { endPayment, openInvoicePayment } from '../payments/open-invoice-payment.ts'
import { openPaymentOfDemand, type Payment, paymentById } from '../payments/queries.ts'
import { minutesAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { orUnavailable, stripeFault } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { SESSION_MINUTES } from './agree.ts'
import { followPayment } from './follow-payment.ts'
import { lockOrder } from './lock-order.ts'
import { type PaymentPage, pageOfPayment } from './open-payment-page.ts'

type Wanted = { id: string; kind: string; orderId: string; demandId: string; currency: Currency; collective: boolean }

const FIND = statement<Wanted>(
  'checkout-document-to-pay',
  `select d.id, d.kind, d.order_id as "orderId", d.demand_id as "demandId", d.currency,
     exists (select from document_demands y where y.document_id = d.id and y.collective) as collective from documents d where d.id = $1`,
)
const job = { kind: 'job', name: 'pay-invoice' } as const

/**
 * The page on which what is left of an invoice is paid by card. Stripe is asked first how an earlier page stands, and a page
 * for another amount is closed, so that nobody pays what is not owed.
 * @throws document/collective, document/nothing-to-pay, document/payment-processing, payment/unavailable
 */
export function askForInvoicePage(till: Till, documentId: string): Promise<PaymentPage> {
  return orUnavailable(async () => {
    const on = { client: till.connection.pool }
    const [wanted] = await run(on, FIND, [documentId])
    if (!wanted) throw unknown('document')
    if (wanted.collective) throw forSeveralOrders()
    await closeOutdated(till, wanted)
    const paymentId = await act(till, job, (tx) => openPayment(tx, wanted))
    const payment = await paymentById(on, paymentId)
    return payment && pageOfPayment(till, payment)
  })
}

async function closeOutdated(till: Till, wanted: Wanted): Promise<void> {
  const on = { client: till.connection.pool }
  const open = await openPaymentOfDemand(on, wanted.demandId)
  if (!open?.stripeSession) return
  const demand = demandOf(await creditableOf(on, wanted.orderId), wanted)
  if (!demand || leftToPay(demand) !== open.amountMinor) await closePage(till, open.stripeSession)
  await followPayment(till, open.id)
}

/** A page that was paid meanwhile cannot be closed: what it brought is then asked about like any other. */
async function closePage(till: Till, session: string): Promise<void> {
  await till.stripe.client.checkout.sessions.expire(session).catch((error: unknown) => {
    if (stripeFault(error)?.kind !== 'refused') throw error
  })
}

/** The payment whose page is open for just this amount, or a new one; decided under the order's lock. */
async function openPayment(tx: Tx, wanted: Wanted): Promise<string> {
  await lockOrder(tx, wanted.orderId)
  const demand = demandOf(await creditableOf(tx, wanted.orderId), wanted)
  const amountMinor = demand ? leftToPay(demand) : 0
  if (amountMinor <= 0) throw nothingToPay()
  const open = await openPaymentOfDemand(tx, wanted.demandId)
  if (open?.processingSince) throw beingProcessed()
  if (open && isUsable(open, amountMinor, tx.now)) return open.id
  if (open) await endPayment(tx, open.id)
  const { orderId, demandId, currency } = wanted
  const pageEndsAt = minutesAfter(tx.now, SESSION_MINUTES)
  return openInvoicePayment(tx, { orderId, demandId, amountMinor, currency, pageEndsAt })
}

const demandOf = (demands: readonly Creditable[], { id }: Wanted): Creditable | undefined =>
  demands.find(({ invoiceId }) => invoiceId === id)

const isUsable = ({ amountMinor, pageEndsAt }: Payment, left: number, now: Date): boolean =>
  amountMinor === left && pageEndsAt > now

const nothingToPay = () =>
  conflict('document/nothing-to-pay', 'Nothing of this document is left to pay: it is paid, credited or replaced.')
const beingProcessed = () =>
  conflict('document/payment-processing', 'A payment of this invoice is with the payer’s bank. Wait for its answer.')
const forSeveralOrders = () =>
  conflict('document/collective', 'This invoice is for several orders. Pay it from the bank, with its reference (KID).')
