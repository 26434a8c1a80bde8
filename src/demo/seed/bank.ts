import type { Config } from '../../platform/config.ts'
import { openStripe } from '../../platform/stripe.ts'
import type { Peers } from '../open-peers.ts'

export type Wanted = { orderId: string; paymentId: string; amountMinor: number; email: string; endsAt?: Date }
export type Page = { session: string; url: string | null }

/** The Stripe sandbox as the seed uses it: the real SDK over HTTP, and the control port in the place of a buyer. */
export type Bank = {
  /** Where the till's pages stand, that links on documents lead to. */
  publicUrl: string
  openPage(wanted: Wanted): Promise<Page>
  /** Pays a page and returns its payment intent; the bank takes `amount` where it is given. */
  pay(page: Page, amount?: number): Promise<string>
  holdClock(ahead: number | null): void
}

/**
 * Fetched before the seed's transaction begins: the bank is asked inside it, against the rule for everything else, because
 * nobody waits for these rows and one transaction is what makes the whole year appear at once or not at all.
 */
export function openBank({ stripe, publicUrl }: Config, peers: Peers): Bank {
  const { client } = openStripe({ ...stripe, apiBase: peers.stripeBase })
  return {
    publicUrl,
    holdClock: peers.holdClock,
    async openPage({ orderId, paymentId, amountMinor, email, endsAt }) {
      const { id, url } = await client.checkout.sessions.create({
        mode: 'payment',
        client_reference_id: paymentId,
        customer_email: email,
        metadata: { order: orderId, payment: paymentId },
        payment_intent_data: { metadata: { order: orderId, payment: paymentId } },
        line_items: [
          { quantity: 1, price_data: { currency: 'nok', unit_amount: amountMinor, product_data: { name: 'Kurs' } } },
        ],
        success_url: `${publicUrl}/orders/${orderId}?returned=paid`,
        cancel_url: `${publicUrl}/orders/${orderId}?returned=cancelled`,
        ...(endsAt ? { expires_at: Math.floor(endsAt.getTime() / 1000) } : {}),
      })
      return { session: id, url }
    },
    async pay({ session }, amount) {
      const paid = await control(peers, `sessions/${session}/pay`, { outcome: 'paid', ...(amount ? { amount } : {}) })
      return String((paid as { payment_intent: unknown }).payment_intent)
    },
  }
}

/** Steers the sandbox over its control port. */
export async function control({ stripeBase }: Pick<Peers, 'stripeBase'>, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${stripeBase}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`)
  return answer.json()
}
