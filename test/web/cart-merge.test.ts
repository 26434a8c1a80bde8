import { afterAll, beforeAll, expect, test } from 'vitest'
import { QUANTITY_MAX } from '../../src/cart/problems.ts'
import { type Account, openAccount } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, unique, until } from '../support/make.ts'
import { browse, hiddenFields, type PlainBrowser, wordsOf } from './browser.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
})
afterAll(() => house.close())

const choose = (reader: PlainBrowser, { offeringId }: Offering, quantity = 1) =>
  reader.post('/cart', { offeringId, quantity: String(quantity), next: 'cart' })
const signIn = (reader: PlainBrowser, { email, password }: Account, to = '') =>
  reader.post('/sign-in', { email, password, to })
const quantities = (body: string) => [...body.matchAll(/name="quantity"[^>]*value="(\d+)"/g)].map(([, n]) => Number(n))
const company = () => ({
  as: 'company',
  organisationNumber: '923 609 016',
  companyName: 'Prøvebedriften AS',
  name: 'Per Innkjøp',
  email: `per-${unique()}@bedrift.test`,
  street: 'Bedriftsveien 2',
  postcode: '0250',
  city: 'Oslo',
  payBy: 'card',
  acceptedSalesTerms: '1',
})

test('whoever signs in on the way to checkout goes on with the cart they came with', async () => {
  const reader = browse(house.url)
  await choose(reader, await make.offering(house))
  expect(await signIn(reader, await openAccount(house), '/checkout')).toMatchObject({ status: 303, to: '/checkout' })
  expect(reader.cookies.has('cart')).toBe(false)
  expect((await reader.get('/checkout')).status).toBe(200)
})

test('a cart from before is added up with the new one, and the person is shown that', async () => {
  const account = await openAccount(house)
  const [course, other] = [await make.offering(house), await make.offering(house)]
  const atHome = browse(house.url)
  await signIn(atHome, account)
  await choose(atHome, course)
  const onPhone = browse(house.url)
  await choose(onPhone, course, 2)
  await choose(onPhone, other)
  expect((await signIn(onPhone, account, '/checkout')).to).toBe('/cart?merged=yes')
  const cart = await onPhone.get('/cart?merged=yes')
  expect(wordsOf(cart.body)).toContain('er lagt sammen med det du hadde fra før')
  expect(quantities(cart.body).toSorted()).toEqual([1, 3])
  expect(quantities((await atHome.get('/cart')).body).toSorted()).toEqual([1, 3])
})

test('what does not fit stays visible with a sentence until there is room for it or it is removed', async () => {
  const account = await openAccount(house)
  const big = await make.offering(house, { capacity: 300, title: 'Det store kurset' })
  const reader = browse(house.url)
  await signIn(reader, account)
  await choose(reader, big, QUANTITY_MAX)
  await reader.post('/sign-out', {})
  await choose(reader, big, 2)
  await signIn(reader, account)
  const shown = await reader.get('/cart')
  expect(wordsOf(shown.body)).toMatch(/Ligger utenfor handlekurven.*Det store kurset.*høyst 100 plasser/)
  expect(quantities(shown.body)).toEqual([QUANTITY_MAX])
  await reader.post(`/cart/lines/${big.offeringId}`, { quantity: '10' })
  expect((await reader.post('/cart/merge', {})).to).toBe('/cart?merged=yes')
  const merged = await reader.get('/cart')
  expect(quantities(merged.body)).toEqual([12])
  expect(merged.body).not.toContain('Ligger utenfor')
})

test('what does not fit can be removed', async () => {
  const account = await openAccount(house)
  const big = await make.offering(house, { capacity: 300 })
  const reader = browse(house.url)
  await signIn(reader, account)
  await choose(reader, big, QUANTITY_MAX)
  await reader.post('/sign-out', {})
  await choose(reader, big)
  await signIn(reader, account)
  await reader.post(`/cart/left/${big.offeringId}`, {})
  expect((await reader.get('/cart')).body).not.toContain('Ligger utenfor')
  expect(reader.cookies.has('cart')).toBe(false)
})

test('an account that is opened after choosing has the cart at its first sign-in', async () => {
  const reader = browse(house.url)
  const [email, password] = [`ny-${unique()}@example.test`, 'ni røde hester']
  await choose(reader, await make.offering(house), 2)
  await reader.post('/sign-up', { name: 'Nina Ny', email, password })
  const link = () => /verify-email\?token=([\w-]+)/.exec(house.mails().find(({ to }) => to.includes(email))?.text ?? '')
  await until(() => link() !== null)
  await reader.post('/verify-email', { token: link()![1]!, password })
  await signIn(reader, { personId: '', email, password })
  expect(quantities((await reader.get('/cart')).body)).toEqual([2])
})

test('after signing out, neither the cart nor the orders of the person are there', async () => {
  const reader = browse(house.url)
  const offering = await make.offering(house)
  await choose(reader, offering)
  await signIn(reader, await openAccount(house))
  const checkout = await reader.get('/checkout')
  const placed = await reader.post('/checkout', { ...hiddenFields(checkout.body), ...company() })
  const address = placed.to!.replace('/pay', '')
  expect((await reader.get(address)).status).toBe(200)
  await choose(reader, offering)
  await reader.post('/sign-out', {})
  expect((await reader.get(address)).status).toBe(404)
  expect(wordsOf((await reader.get('/cart')).body)).toContain('Handlekurven er tom')
  expect([...reader.cookies.keys()].filter((name) => /^(order_|cart)/.test(name))).toEqual([])
})

test('a person who sends the checkout twice has one order, and the second sending shows it', async () => {
  const reader = browse(house.url)
  await choose(reader, await make.offering(house))
  await signIn(reader, await openAccount(house))
  const fields = { ...hiddenFields((await reader.get('/checkout')).body), ...company() }
  const first = await reader.post('/checkout', fields)
  expect(first.status).toBe(303)
  await choose(reader, await make.offering(house))
  expect(await reader.post('/checkout', fields)).toMatchObject({ status: 303, to: first.to })
})

test('a checkout that was opened before the cart changed in another tab orders nothing unseen', async () => {
  const tab = browse(house.url)
  const [shown, swapped] = [await make.offering(house), await make.offering(house, { title: 'Et annet kurs' })]
  await choose(tab, shown)
  const fields = { ...hiddenFields((await tab.get('/checkout')).body), ...company() }
  await choose(tab, swapped)
  await tab.post(`/cart/lines/${shown.offeringId}`, { drop: 'yes' })
  const stale = await tab.post('/checkout', fields)
  expect(stale.status).toBe(409)
  expect(wordsOf(stale.body)).toMatch(/Handlekurven er endret siden du åpnet denne siden.*Et annet kurs/)
  const again = await tab.post('/checkout', { ...hiddenFields(stale.body), ...company() })
  expect(again.status).toBe(303)
})

test('a tab of the person who was signed in before orders nothing for the one who is now', async () => {
  const tab = browse(house.url)
  const offering = await make.offering(house)
  await choose(tab, offering)
  await signIn(tab, await openAccount(house))
  const fields = { ...hiddenFields((await tab.get('/checkout')).body), ...company() }
  await signIn(tab, await openAccount(house))
  await choose(tab, offering)
  expect((await tab.post('/checkout', fields)).status).toBe(409)
})
