import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { setPrice } from '../../../src/pricing/set-price.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, checkOut, fillCart, person } from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

const shopOf = ({ urls }: Fleet): string => urls[0]!

/** The price goes up between the cart and the payment. */
export async function priceGoesUp(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const cart = await fillCart(shopOf(fleet), offeringId)
  const price = {
    currency: 'NOK',
    netMinor: 590_000,
    taxClass: 'exempt-teaching',
    taxDecision: 'Teaching, § 3-5',
  } as const
  await fleet.does((tx) => setPrice(tx, { ...price, offeringId }))
  const { status, body } = await checkOut(shopOf(fleet), cart, { payer: person(offeringId), payBy: 'card' })
  return { status, type: body.type, expected: body.expected, total: body.total }
}

/** One order of a program, sent ten times at once under one key and once more when the answer is there. */
export async function sameKeyManyTimes(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 50 })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  const headers = { authorization: `Bearer ${key}`, 'idempotency-key': 'en-bestilling' }
  const order = () => ask(`${shopOf(fleet)}/orders`, { method: 'POST', body: orderOf(offeringId, 2), headers })
  const answers = await Promise.all(Array.from({ length: 10 }, order))
  answers.push(await order())
  const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id))
  const odd = answers.filter(({ status, body }) => status !== 201 && body.type !== '/problems/idempotency/in-progress')
  const [row] = await fleet.witness<
    { orders: number }[]
  >`select count(*)::int as orders from order_lines where offering_id = ${offeringId}`
  return { ids: ids.size, odd: odd.length, last: answers.at(-1)!.status, ...row! }
}

/** The same cart is sent to the checkout from five tabs, each with a key of its own. */
export async function oneCartFiveTabs(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 50 })
  const cart = await fillCart(shopOf(fleet), offeringId)
  let checkouts: Promise<Answer>[] = []
  await fleet.nobodyWrites('orders', async () => {
    checkouts = Array.from({ length: 5 }, (_, n) => checkOut(shopOf(fleet), cart, { payer: person(n), payBy: 'card' }))
    await someoneWaits(fleet, 2)
  })
  const answers = await Promise.all(checkouts)
  const refused = answers.filter(({ body }) => body.type === '/problems/cart/already-ordered').length
  return { placed: answers.filter(({ status }) => status === 201).length, refused }
}
