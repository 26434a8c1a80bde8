import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { onTestFinished } from 'vitest'
import { type StripeSandboxOptions, startStripeSandbox } from '../../../src/sandbox/stripe/start.ts'

export const SECRET_KEY = 'sk_test_play'
export const WEBHOOK_SECRET = 'whsec_play'
export const API_VERSION = '2026-10-28.endive'

/** A sandbox for one test, the real SDK talking to it, and its control port. */
export async function play(options: Partial<StripeSandboxOptions> = {}) {
  const sandbox = await startStripeSandbox({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, ...options })
  onTestFinished(() => sandbox.stop())
  return { sandbox, stripe: sdk(sandbox.port), control: controlOf(sandbox.url), url: sandbox.url }
}

export const sdk = (port: number, key = SECRET_KEY): Stripe =>
  new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    apiVersion: API_VERSION,
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 3_000,
  })

export type Reply = { status: number; body: Record<string, unknown> }

export const controlOf =
  (url: string) =>
  async (route: string, body?: object): Promise<Reply> => {
    const [method = 'GET', path = ''] = route.split(' ')
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${url}/_sandbox${path}`, { method, ...sent })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

export const course = (unit_amount = 125_000, currency = 'nok'): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  line_items: [
    { quantity: 1, price_data: { currency, unit_amount, product_data: { name: 'Keramikk for nybegynnere' } } },
  ],
  client_reference_id: 'order-1',
  customer_email: 'kari@example.no',
  metadata: { order: '1' },
  payment_intent_data: { metadata: { payment: 'p1' }, description: 'Bestilling 1' },
  success_url: 'http://shop.example/thanks?s={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://shop.example/cart',
  locale: 'nb',
})

/** A paid session with its charge. */
export async function paid(world: { stripe: Stripe; control: ReturnType<typeof controlOf> }, amount = 125_000) {
  const { id } = await world.stripe.checkout.sessions.create(course(amount))
  await world.control(`POST /sessions/${id}/pay`, { outcome: 'paid' })
  const session = await world.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
  const intent = session.payment_intent as Stripe.PaymentIntent
  return { session, intent, charge: intent.latest_charge as Stripe.Charge }
}

export type Received = { event: Stripe.Event; signature: string; body: string }

/** A webhook receiver of the shop's side; answers what `answer` says, 200 by itself. */
export async function receiver(answer: (count: number) => number = () => 200) {
  const received: Received[] = []
  const server = createServer((req, res) => void take(req, res))
  const take = async (req: IncomingMessage, res: ServerResponse) => {
    const body = (await req.toArray()).join('')
    received.push({ event: JSON.parse(body) as Stripe.Event, signature: String(req.headers['stripe-signature']), body })
    res.writeHead(answer(received.length)).end()
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, received, types: () => received.map(({ event }) => event.type) }
}

const PATIENCE_MS = 8_000

/** Looks until it is so, or fails. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (Date.now() > deadline) throw new Error(`it did not happen: ${look.toString()}`)
    await new Promise((again) => setTimeout(again, 20))
  }
}
