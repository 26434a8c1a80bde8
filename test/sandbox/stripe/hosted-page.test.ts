import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { course, play } from './play.ts'

const press = (address: string) => fetch(address, { method: 'POST', redirect: 'manual' })
const page = async (address: string) => (await fetch(address)).text()
const landing = (response: Response) => new URL(response.headers.get('location') ?? '', response.url).href

test('the page says in Norwegian that no money moves, who is paid, for what, how much and for how long', async () => {
  const now = Date.UTC(2027, 0, 15, 11)
  const { stripe } = await play({ now: () => now })
  const asked = {
    ...course(),
    expires_at: now / 1000 + 31 * 60,
    branding_settings: { display_name: 'Videreutdanningen' },
  }
  const { url } = await stripe.checkout.sessions.create(asked)
  const text = (await page(url ?? '')).replaceAll('\u00a0', ' ')
  for (const words of [
    'lang="nb"',
    'ingen penger',
    'Videreutdanningen',
    'Keramikk for nybegynnere',
    '1 250,00 kr',
    'kari@example.no',
    '31 minutter til, til kl. 12:31',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('<script')
})

test('the page speaks English when the session does', async () => {
  const { stripe } = await play()
  const { url } = await stripe.checkout.sessions.create({ ...course(), locale: 'en' })
  const text = await page(url ?? '')
  expect(text).toContain('lang="en"')
  expect(text).toContain('no money moves')
})

test('what a shop writes into a line is shown as text and never as markup', async () => {
  const { stripe } = await play()
  const price_data = { currency: 'nok', unit_amount: 500, product_data: { name: '<img src=x onerror=alert(1)>' } }
  const { url } = await stripe.checkout.sessions.create({ ...course(), line_items: [{ quantity: 1, price_data }] })
  expect(await page(url ?? '')).not.toContain('<img')
})

test('pay leads to the shop with the session in the address, and a double click charges once', async () => {
  const { stripe, control } = await play()
  const { id, url } = await stripe.checkout.sessions.create(course())
  const answers = await Promise.all(Array.from({ length: 5 }, () => press(`${url}/card`)))
  for (const answer of answers) {
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`http://shop.example/thanks?s=${id}`)
  }
  expect((await stripe.charges.list()).data).toHaveLength(1)
  await control(`POST /sessions/${id}/pay`, { outcome: 'paid' })
  expect((await stripe.charges.list()).data).toHaveLength(1)
  expect(await page(url ?? '')).toContain('allerede betalt')
})

test('a declined card comes back to the page with an error, and the buyer may pay after all', async () => {
  const { stripe } = await play()
  const { id, url } = await stripe.checkout.sessions.create(course())
  const declined = landing(await press(`${url}/decline`))
  expect(declined).toBe(`${url}?problem=declined`)
  expect(await page(declined)).toContain('role="alert"')
  await press(`${url}/card`)
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid')
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
  const events = await stripe.events.list({ types: ['payment_intent.payment_failed', 'payment_intent.succeeded'] })
  expect(events.data.map(({ type }) => type)).toEqual(['payment_intent.succeeded', 'payment_intent.payment_failed'])
})

test('3-D Secure asks on a second page, which fails or approves', async () => {
  const { stripe } = await play()
  const { id, url } = await stripe.checkout.sessions.create(course())
  const challenge = landing(await press(`${url}/3ds`))
  expect(challenge).toBe(`${url}/3ds`)
  expect(await page(challenge)).toContain('er det deg?')
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id)
  expect(await stripe.paymentIntents.retrieve(String(payment_intent))).toMatchObject({ status: 'requires_action' })
  expect(landing(await press(`${challenge}/fail`))).toBe(`${url}?problem=3ds`)
  expect(await stripe.paymentIntents.retrieve(String(payment_intent))).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
  await press(`${url}/3ds`)
  expect((await press(`${challenge}/approve`)).headers.get('location')).toContain('/thanks')
  const [charge] = (await stripe.charges.list()).data
  expect(charge?.payment_method_details?.card?.three_d_secure).toMatchObject({ result: 'authenticated' })
})

test('leaving goes back to the cart and leaves the session open', async () => {
  const { stripe } = await play()
  const { id, url } = await stripe.checkout.sessions.create(course())
  expect((await press(`${url}/abandon`)).headers.get('location')).toBe('http://shop.example/cart')
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
})

test('an expired page takes no money and says so', async () => {
  const { stripe } = await play()
  const { id, url } = await stripe.checkout.sessions.create(course())
  await stripe.checkout.sessions.expire(id)
  for (const answer of [await fetch(url ?? ''), await press(`${url}/card`), await press(`${url}/3ds/approve`)]) {
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('Tiden for å betale er ute')
  }
  expect((await stripe.charges.list()).data).toEqual([])
})

test('the pages work under a path of the shop itself', async () => {
  const shop = express()
  const server = createServer(shop)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  onTestFinished(() => void server.close())
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sandbox/stripe`
  const { stripe, sandbox } = await play({ publicUrl })
  shop.use(express.urlencoded({ extended: false }))
  shop.use('/sandbox/stripe', sandbox.app)
  const { url } = await stripe.checkout.sessions.create(course())
  expect(url).toContain(publicUrl)
  const action = /action="([^"]+\/decline)"/.exec(await page(url ?? ''))?.[1]
  const decline = new URL(action ?? '', url ?? '').href
  expect(decline).toBe(`${url}/decline`)
  expect(landing(await press(decline))).toBe(`${url}?problem=declined`)
  const challenge = landing(await press(`${url}/3ds`))
  const approve = /action="([^"]+\/approve)"/.exec(await page(challenge))?.[1]
  expect((await press(new URL(approve ?? '', challenge).href)).headers.get('location')).toContain('/thanks')
})

test('the pages alone can be shown to strangers, without the API and the control port', async () => {
  const { stripe, sandbox } = await play()
  const { id } = await stripe.checkout.sessions.create(course())
  const shop = createServer(express().use('/betaling', sandbox.pages))
  await new Promise<void>((listening) => shop.listen(0, '127.0.0.1', () => listening()))
  onTestFinished(() => void shop.close())
  const base = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/betaling`
  expect((await fetch(`${base}/pay/${id}`)).status).toBe(200)
  expect((await fetch(`${base}/_sandbox/bank`)).status).toBe(404)
  expect((await fetch(`${base}/v1/balance`)).status).toBe(404)
})

test('the control port answers neither other sites nor strangers', async () => {
  const { url } = await play()
  const answer = await fetch(`${url}/_sandbox/reset`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })
  expect(answer.status).toBe(403)
})
