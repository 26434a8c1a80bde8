import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QUANTITY_MAX } from '../../src/cart/problems.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, person } from '../support/make.ts'

type Cart = {
  id: string
  lines: { offeringId: string; quantity: number; people: object[] }[]
  total: { minor: number }
}
type Opened = { id: string; token: string | null }
type MergedCart = { cart: Cart; left: { offeringId: string; quantity: number; type: string }[] }
type Headers = Record<string, string>

let house: House
beforeAll(async () => {
  house = await bootTill()
})
afterAll(() => house.close())

const openCart = async (headers: Headers = {}, body: object = {}) =>
  (await ask<Opened>(house, '/carts', { method: 'POST', body, headers })).body
const put = (cart: Opened, offering: Offering, quantity = 1, headers: Headers = { 'cart-token': cart.token ?? '' }) =>
  ask<Cart>(house, `/carts/${cart.id}/lines`, {
    method: 'POST',
    headers,
    body: { offeringId: offering.offeringId, quantity },
  })
const read = (cart: Opened, headers: Headers) => ask<Cart>(house, `/carts/${cart.id}`, { headers })
const merge = (cart: Opened, session: Headers) =>
  ask<MergedCart>(house, `/carts/${cart.id}/merge`, {
    method: 'POST',
    body: {},
    headers: { ...session, 'cart-token': cart.token ?? '' },
  })
const seatsOf = (cart: Cart) => cart.lines.map(({ quantity }) => quantity)

async function somebody(): Promise<{ account: Account; session: Headers }> {
  const account = await openAccount(house)
  return { account, session: await signIn(house, account) }
}

test('what a visitor chose is added to what the person had, and its total is what checkout will ask for', async () => {
  const { session } = await somebody()
  const [statistics, law] = [await make.offering(house), await make.offering(house, { price: 100_000 })]
  const own = await openCart(session)
  await put(own, statistics, 1, session)
  const visitors = await openCart()
  await put(visitors, statistics, 2)
  await put(visitors, law)
  const merged = await merge(visitors, session)
  expect(merged).toMatchObject({ status: 200, body: { left: [], cart: { id: own.id } } })
  expect(seatsOf(merged.body.cart)).toEqual([3, 1])
  const ordered = await ask(house, `/carts/${own.id}/checkout`, {
    method: 'POST',
    headers: { ...session, 'idempotency-key': randomUUID() },
    body: {
      payer: { ...person(), kind: 'company', contactName: 'Per', organisationNumber: '923609016' },
      payBy: 'card',
      expectedTotal: merged.body.cart.total,
      acceptedSalesTerms: 1,
    },
  })
  expect(ordered.status).toBe(201)
})

test('merging again, or from two tabs at once, adds nothing up twice', async () => {
  const { session } = await somebody()
  const offering = await make.offering(house)
  const visitors = await openCart()
  await put(visitors, offering, 2)
  const answers = await Promise.all([merge(visitors, session), merge(visitors, session), merge(visitors, session)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ body }) => body.cart.id)).size).toBe(1)
  expect(seatsOf((await merge(visitors, session)).body.cart)).toEqual([2])
  expect((await read(visitors, { 'cart-token': visitors.token! })).body.lines).toEqual([])
})

test('a line that is added in another tab meanwhile is in one of the carts, never in none', async () => {
  const { session } = await somebody()
  const offerings = await Promise.all(Array.from({ length: 6 }, () => make.offering(house)))
  const visitors = await openCart()
  await put(visitors, offerings[0]!)
  await Promise.all([merge(visitors, session), ...offerings.slice(1).map((each) => put(visitors, each))])
  const own = await openCart(session)
  const seats = [
    ...(await read(own, session)).body.lines,
    ...(await read(visitors, { 'cart-token': visitors.token! })).body.lines,
  ].map(({ offeringId }) => offeringId)
  expect(seats.toSorted()).toEqual(offerings.map(({ offeringId }) => offeringId).toSorted())
})

test('what does not fit is named with its reason and stays in the visitor’s cart', async () => {
  const { session } = await somebody()
  const [many, law] = [await make.offering(house, { capacity: 300 }), await make.offering(house)]
  const own = await openCart(session)
  await put(own, many, QUANTITY_MAX, session)
  const visitors = await openCart()
  await put(visitors, many, 5)
  await put(visitors, law)
  const { body } = await merge(visitors, session)
  expect(seatsOf(body.cart)).toEqual([QUANTITY_MAX, 1])
  expect(body.left).toMatchObject([{ offeringId: many.offeringId, quantity: 5, type: '/problems/cart/too-many' }])
  expect(seatsOf((await read(visitors, { 'cart-token': visitors.token! })).body)).toEqual([5])
})

test('a person’s cart opens to that person alone: not after signing out, not to another, not by any token', async () => {
  const { session } = await somebody()
  const other = await somebody()
  const own = await openCart(session)
  expect(own.token).toBeNull()
  await put(own, await make.offering(house), 1, session)
  expect((await read(own, session)).status).toBe(200)
  for (const headers of [{}, other.session, { 'cart-token': 'null' }, { 'cart-token': '' }])
    expect((await read(own, headers as Headers)).status).toBe(404)
  await fetch(`${house.url}/session`, { method: 'DELETE', headers: session })
  expect((await read(own, session)).status).toBe(404)
})

test('a person has one cart at a time, from every device, until it becomes an order', async () => {
  const { account, session } = await somebody()
  const phone = await signIn(house, account)
  const opened = await Promise.all([openCart(session), openCart(phone), openCart(session)])
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
  expect(await house.witness(`select count(*)::int as n from carts where person_id = '${account.personId}'`)).toEqual([
    { n: 1 },
  ])
})

test('nobody merges as a visitor or a program, and a cart without its token is unknown', async () => {
  const visitors = await openCart()
  await put(visitors, await make.offering(house))
  expect((await merge(visitors, {})).status).toBe(401)
  expect((await merge(visitors, bearer(await make.client(house, ['support'])))).status).toBe(403)
  const { session } = await somebody()
  expect(await merge({ ...visitors, token: 'made-up' }, session)).toMatchObject({
    status: 404,
    body: { type: '/problems/cart/unknown' },
  })
})

test('an API key beside a login session is the one actor: the person’s cart is not touched', async () => {
  const { session } = await somebody()
  const both = { ...session, ...bearer(await make.client(house, ['support'])) }
  const own = await openCart(session)
  expect((await openCart(both)).token).not.toBeNull()
  expect((await read(own, both)).status).toBe(404)
})

test('signing in as somebody else ends the first session: one browser is one person', async () => {
  const [first, second] = [await somebody(), await openAccount(house)]
  const again = await fetch(`${house.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...first.session },
    body: JSON.stringify({ email: second.email, password: second.password }),
  })
  expect(await again.json()).toMatchObject({ id: second.personId })
  expect((await ask(house, '/me', { headers: first.session })).status).toBe(401)
})
