import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { DEMO_KEY } from '../src/demo/demo-key.ts'
import { freePort } from '../src/platform/free-port.ts'

// npm run try [-- http://localhost:3000]: a private and a company sale over the API, of a demo that runs or of one of its own.
const FOLDER = resolve('.data/try')
const POLL_MS = 50
const PATIENCE_MS = 15_000
const KARI = {
  kind: 'person',
  name: 'Kari Prøve',
  email: 'kari.prove@post.example',
  street: 'Storgata 1',
  postcode: '0155',
  city: 'Oslo',
  country: 'NO',
}
const COMPANY = {
  kind: 'company',
  name: 'Lysverk Elektro AS',
  organisationNumber: '810809051',
  contactName: 'Petter Hagen',
  email: 'petter.hagen@lysverk.example',
  street: 'Industriveien 6',
  postcode: '2020',
  city: 'Skedsmokorset',
  country: 'NO',
}

type Money = { minor: number; currency: string }
type Offer = {
  offeringId: string
  code: string
  title: string
  sale: string
  seats: { left: number }
  price: { gross: Money }
}
type Order = {
  id: string
  number: number
  state: string
  orderToken: string
  total: Money
  paymentPage: { url: string } | null
  documents: { id: string; number: string; pdf: string | null }[]
}
type Demo = { url: string; stop(): Promise<void> }

const began = performance.now()
const given = process.argv[2]
const say = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`)

const demo = given ? { url: given.replace(/\/$/, ''), stop: async () => {} } : await startOwn()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void demo.stop().then(() => process.exit(1)))
try {
  await sell(demo.url)
  say('Done.')
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Error ? error.message : String(error))
} finally {
  await demo.stop()
}

async function sell(url: string): Promise<void> {
  const { offers } = await ask<{ offers: Offer[] }>(`${url}/offerings?limit=50`)
  const offer = offers.find(({ sale, seats, price }) => sale === 'open' && seats.left > 3 && price.gross.minor > 0)
  if (!offer) throw new Error('There is nothing on sale with three seats left: start the demo over at /demo.')
  say(`On sale: ${offer.title} (${offer.code}), ${spell(offer.price.gross)}, ${offer.seats.left} seats left.`)
  await privateSale(url, offer)
  await companySale(url, offer)
}

/** As a guest: cart, checkout, the payment page, and the invoice that follows. */
async function privateSale(url: string, offer: Offer): Promise<void> {
  const cart = await ask<{ id: string; token: string }>(`${url}/carts`, { body: {} })
  const headers = { 'cart-token': cart.token, 'idempotency-key': randomUUID() }
  await ask(`${url}/carts/${cart.id}/lines`, { headers, body: { offeringId: offer.offeringId, quantity: 1 } })
  const payer = { ...KARI, email: `kari.${randomUUID().slice(0, 8)}@post.example` }
  const body = { payer, payBy: 'card', expectedTotal: offer.price.gross, acceptedSalesTerms: 1 }
  const order = await ask<Order>(`${url}/carts/${cart.id}/checkout`, { headers, body })
  say(`Private sale: order ${order.number} holds a seat for ${payer.name}; the payment page is open.`)
  const paid = await fetch(`${order.paymentPage?.url}/card`, { method: 'POST', redirect: 'manual' })
  if (paid.status !== 303) throw new Error(`The payment page answered ${paid.status}.`)
  say(`Private sale: paid ${spell(order.total)} by card.`)
  await documentOf(url, order, 'Private sale')
}

/** One call with a key: two seats on invoice, to be named later. */
async function companySale(url: string, offer: Offer): Promise<void> {
  const headers = { authorization: `Bearer ${DEMO_KEY}`, 'idempotency-key': randomUUID() }
  const order = await ask<Order>(`${url}/orders`, {
    headers,
    body: {
      lines: [{ offeringId: offer.offeringId, quantity: 2 }],
      payer: COMPANY,
      payBy: 'invoice',
      expectedTotal: { ...offer.price.gross, minor: offer.price.gross.minor * 2 },
      acceptedSalesTerms: 1,
      purchaseOrderNumber: 'PO-4711',
    },
  })
  say(`Company sale: order ${order.number}, two seats for ${COMPANY.name}, ${spell(order.total)} on invoice.`)
  await documentOf(url, order, 'Company sale')
}

/** Waits for the invoice and its file, and keeps a copy. */
async function documentOf(url: string, { id, orderToken }: Order, what: string): Promise<void> {
  const headers = { 'order-token': orderToken }
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await setTimeout(POLL_MS)) {
    const { state, documents } = await ask<Order>(`${url}/orders/${id}`, { headers })
    const [document] = documents
    if (!document?.pdf) continue
    const file = await fetch(`${url}${document.pdf}`, { headers })
    mkdirSync(FOLDER, { recursive: true })
    const path = join(FOLDER, `${document.number}.pdf`)
    writeFileSync(path, Buffer.from(await file.arrayBuffer()))
    return say(`${what}: ${state}, invoice ${document.number}: ${path}`)
  }
  throw new Error(`${what}: no invoice within ${PATIENCE_MS / 1000} s.`)
}

async function ask<T = unknown>(
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<T> {
  const json = { accept: 'application/json', 'content-type': 'application/json', ...headers }
  const answer = await fetch(
    url,
    body === undefined ? { headers: json } : { method: 'POST', headers: json, body: JSON.stringify(body) },
  )
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`)
  return JSON.parse(text) as T
}

function spell({ minor, currency }: Money): string {
  return `${currency} ${(minor / 100).toFixed(2)}`
}

/** A program on a free port with a folder that is thrown away. */
async function startOwn(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'coursetill-try-'))
  chmodSync(folder, 0o711) // root lends the database another user, who must get in
  const port = await freePort()
  say(`Starting a demo of its own on port ${port}.`)
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', DEMO: '1', LOG_LEVEL: 'error' }
  const program = join(import.meta.dirname, '../src/main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('http')) say(line)
    else return { url: line, stop }
  }
  await stop()
  throw new Error('The program did not start.')
}
