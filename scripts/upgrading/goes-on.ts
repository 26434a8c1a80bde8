import { randomUUID } from 'node:crypto'
import { ask, checkOut, company, fillCart, pay, person, readOrder, until } from '../../test/support/buyer.ts'
import { look, lost, mailsTo, type Seen } from './seen.ts'
import type { Shop } from './shop.ts'
import { bought, offersIn, sandboxOf, type Trade, untilOrder, withKey } from './trade.ts'
import type { Finding } from './verified.ts'

type Before = { trade: Trade; seen: Seen }

const MAIL_WAIT_S = 120

/** What was begun under the older release is finished under this one. */
export async function goesOn(shop: Shop, before: Before): Promise<Finding[]> {
  return [
    ...(await keptThings(shop, before)),
    ...(await openPurchases(shop, before.trade)),
    ...(await openPromises(shop, before.trade)),
    await numbersGoOn(shop, before.seen),
  ]
}

async function keptThings(shop: Shop, { seen }: Before): Promise<Finding[]> {
  const now = await look(shop)
  const documents = lost(seen.documents, now.documents)
  const files = lost(seen.files, now.files)
  return [
    finding('every document says what it said', documents, `${seen.documents.size} documents`),
    finding('every file has the bytes it had', files, `${seen.files.size} files`),
  ]
}

async function openPurchases(shop: Shop, { pending, again, cart, paid }: Trade): Promise<Finding[]> {
  const { url } = shop.demo
  await pay(sandboxOf(shop), pending)
  const settled = await untilOrder(shop, pending, 'confirmed')
  const repeated = await checkOut(url, again.cart, { payer: person('igjen'), payBy: 'card', key: again.key })
  const ordered = await checkOut(url, cart, { payer: person('kurv'), payBy: 'card' })
  const old = await readOrder(url, paid)
  return [
    held(
      'a payment page opened before is paid after, and confirmed',
      settled.body.state === 'confirmed',
      `order ${settled.body.number}`,
    ),
    held(
      'asked again with the same key, it is the same order',
      repeated.body.id === again.orderId,
      `${repeated.status}`,
    ),
    held(
      'a cart is sold at the price it showed',
      ordered.status === 201 && minorOf(ordered.body.total) === cart.total,
      `${ordered.status}, ${minorOf(ordered.body.total)} øre`,
    ),
    held('an order paid before opens with its old link', old.body.state === 'confirmed', `order ${old.body.number}`),
  ]
}

async function openPromises(
  shop: Shop,
  { offeringId, learner, onInvoice, justPaid, justPaidBy }: Trade,
): Promise<Finding[]> {
  const { url } = shop.demo
  const mine = await ask(`${url}/me/waiting-entries`, { headers: { cookie: learner.cookie } })
  const entries = (mine.body.entries ?? []) as { id: string }[]
  const opened = await ask(`${url}/waiting-entries/confirmation`, { method: 'POST', body: { token: learner.token } })
  const names = await ask(`${url}/orders/${onInvoice.body.id}/names`, {
    ...{ method: 'POST', body: { offeringId, people: [{ name: 'Nina Ny', email: 'nina.ny@bedrift.example' }] } },
    headers: { ...withKey, 'idempotency-key': randomUUID() },
  })
  await untilOrder(shop, justPaid, 'confirmed')
  const mails = await until(
    async () => mailsTo(shop, justPaidBy),
    (n) => n > 0,
    MAIL_WAIT_S,
  )
  return [
    held('whoever was signed in still is', mine.status === 200, `${mine.status}`),
    held(
      'a place on a waiting list is kept',
      entries.some(({ id }) => id === learner.entryId),
      `${entries.length} of their own`,
    ),
    held('a link that was mailed before opens', opened.status === 200, `${opened.status}, ${opened.body.state}`),
    held('an unnamed seat bought before gets its name', names.status === 200, `${names.status}`),
    held('what was paid as the program was killed is confirmed by mail', mails > 0, `${mails} mails`),
  ]
}

/** The next invoices have the next numbers. */
async function numbersGoOn(shop: Shop, { documents }: Seen): Promise<Finding> {
  const { offeringId } = (await offersIn(shop))[0]!
  await bought(shop, offeringId, 'etter')
  const invoiced = await checkOut(shop.demo.url, await fillCart(shop.demo.url, offeringId), {
    payer: company(1),
    payBy: 'invoice',
  })
  await untilOrder(shop, invoiced, 'awaiting-transfer')
  const now = [...(await look(shop)).documents.keys()]
  const grown = now.length - documents.size
  return held('numbers go on without a gap', gapsIn(now) === 0 && grown > 0, `${grown} new, ${now.length} in all`)
}

/** How many numbers are missing between the first and the last of each series. */
function gapsIn(numbers: readonly string[]): number {
  const series = Map.groupBy(numbers, (number) => number.replace(/\d+$/, ''))
  const missing = [...series].map(([prefix, all]) => {
    const counted = all.map((number) => Number(number.slice(prefix.length)))
    return Math.max(...counted) - Math.min(...counted) + 1 - counted.length
  })
  return missing.reduce((sum, each) => sum + each, 0)
}

const held = (says: string, is: boolean, seen: string): Finding => ({ says, held: is, seen })
const finding = (says: string, wrong: readonly string[], all: string): Finding =>
  held(
    says,
    wrong.length === 0,
    wrong.length === 0 ? all : `${wrong.length} of ${all}: ${wrong.slice(0, 5).join(', ')}`,
  )
const minorOf = (total: unknown): number => (total as { minor: number } | undefined)?.minor ?? 0
