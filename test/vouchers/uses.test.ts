import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAgreements } from '../agreements/agreed.ts'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, pay, untilOrder } from '../support/make.ts'
import { byCard, type Codes, nok, openCodes, type Reply } from './codes.ts'
import { statementsOfSale } from './statements-of-sale.ts'

let house: House
let codes: Codes
beforeAll(async () => {
  house = await bootTill()
  codes = await openCodes(house)
}, 60_000)
afterAll(() => house?.close())

const refusal = ({ status, body }: Reply<{ type: string }>) => [status, body.type]
const problem = (name: string, status = 409) => [status, `/problems/voucher/${name}`]

test('of the last use that forty want at once, one gets it', async () => {
  const { voucher, cart, used } = codes
  const course = await make.offering(house, { capacity: 60 })
  const { id, code } = await voucher({ seatsMost: 1 })
  const carts = await Promise.all(Array.from({ length: 40 }, () => cart([course])))
  await Promise.all(carts.map((each) => each.enter(code)))
  const answers = await Promise.all(carts.map((each) => each.order(392_000)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  const why = new Set(
    answers.filter(({ status }) => status !== 201).map(({ body }) => (body as { type?: string }).type),
  )
  expect([...why].filter((type) => !/voucher\/used-up|checkout\/price-changed/.test(type ?? ''))).toEqual([])
  expect(await used(id)).toBe(1)
}, 120_000)

test('one person uses a code as often as it says, from two carts at once too', async () => {
  const { voucher, cart, used } = codes
  const course = await make.offering(house)
  const { id, code } = await voucher({ buyerMost: 1 })
  const email = 'to-kurver@example.test'
  const two = [await cart([course]), await cart([await make.offering(house)])]
  for (const each of two) await each.enter(code)
  const answers = await Promise.all(two.map((each) => each.order(392_000, byCard(email))))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
    type: '/problems/voucher/used-by-you',
    left: 0,
  })
  expect(await used(id)).toBe(1)
  const kari = await openAccount(house)
  const headers = await signIn(house, kari)
  const first = await cart([await make.offering(house)], 1, headers)
  expect((await first.enter(code)).status).toBe(200)
  expect((await first.order(392_000, byCard(kari.email))).status).toBe(201)
  const again = await cart([await make.offering(house)], 1, headers)
  expect(refusal(await again.enter(code))).toEqual(problem('used-by-you'))
})

test('a use comes back when the buyer gives the order up, when its time is out, and when the seat is credited', async () => {
  const { voucher, cart, used, send } = codes
  const course = await make.offering(house)
  const { id, code } = await voucher({ seatsMost: 3 })
  const abandoned = await cart([course])
  await abandoned.enter(code)
  const first = await abandoned.order(392_000, byCard())
  const key = { 'order-token': first.body.orderToken, 'idempotency-key': 'gir-opp' }
  expect((await send(`/orders/${first.body.id}/abandon`, 'POST', undefined, key)).status).toBe(200)
  expect(await used(id)).toBe(0)
  const three = await cart([course], 3)
  await three.enter(code)
  const firm = await three.order(3 * 392_000)
  expect(await used(id)).toBe(3)
  const late = await cart([course])
  expect(refusal(await late.enter(code))).toEqual(problem('used-up'))
  house.till.wakeAtNewTime()
  await untilOrder(house, firm.body, ({ documents }) => documents.length === 1)
  const [line] = firm.body.lines
  const credit = { reason: 'Én kan ikke komme', seats: [{ lineId: line!.id, position: 1 }] }
  const credited = await send(`/orders/${firm.body.id}/credit-note`, 'POST', credit, {
    ...codes.finance,
    'idempotency-key': 'k',
  })
  expect(credited.status, JSON.stringify(credited.body)).toBeLessThan(300)
  expect(await used(id)).toBe(2)
  expect((await late.enter(code)).status).toBe(200)
  const lapsing = await late.order(392_000, byCard())
  expect(await used(id)).toBe(3)
  const notes = await untilOrder(house, firm.body, ({ documents }) => documents.length === 2)
  expect(notes.documents.map(({ gross }) => gross.minor)).toEqual([3 * 392_000, 392_000])
  const { sums, orders } = (await send(`/vouchers/${id}/uses`)).body
  expect(sums).toEqual([{ currency: 'NOK', orders: 1, netMinor: 2 * 392_000, offMinor: 2 * 98_000 }])
  expect(orders).toMatchObject([{ number: firm.body.number, seats: 2, netMinor: 784_000, code }])
  await house.moveClock(37 * 60)
  await untilOrder(house, lapsing.body, ({ state }) => state === 'lapsed')
  expect(await used(id)).toBe(2)
})

test('an order that was paid when no seat was left takes no use, so another course for its money is not counted beside it', async () => {
  const { voucher, cart, used } = codes
  const course = await make.offering(house, { capacity: 1 })
  const { id, code } = await voucher({ seatsMost: 1 })
  const mine = await cart([course])
  await mine.enter(code)
  const late = await mine.order(392_000, byCard())
  await house.moveClock(37 * 60)
  await untilOrder(house, late.body, ({ state }) => state === 'lapsed')
  expect((await (await cart([course])).order(490_000)).status).toBe(201)
  await pay(house, late.body, { outcome: 'paid', late: true })
  await untilOrder(house, late.body, ({ state }) => state === 'paid-unseated')
  expect(await used(id)).toBe(0)
})

test('a sale without a code, or by one without a most, runs as many statements as ever, and one by a code with a most two more', async () => {
  const { voucher, cart } = codes
  const course = await make.offering(house)
  const sale = async (code?: string) => {
    const mine = await cart([course])
    if (code) await mine.enter(code)
    return statementsOfSale(async () => expect((await mine.order(code ? 392_000 : 490_000)).status).toBe(201))
  }
  await sale()
  const plain = await sale()
  expect(plain.length).toBeGreaterThan(4)
  expect(await sale((await voucher()).code)).toEqual(plain)
  const counted = await sale((await voucher({ seatsMost: 5, buyerMost: 5 })).code)
  expect(counted.filter((name) => !plain.includes(name))).toEqual(['vouchers-lock', 'vouchers-standing'])
  expect(counted).toHaveLength(plain.length + 2)
})

test('an agreement that is better than the code counts and takes no use; a code that is better counts instead of it', async () => {
  const { voucher, cart, used } = codes
  const { agreed, firm, tell } = await openAgreements(house)
  const { offering } = await agreed()
  const { headers } = firm.owner
  const mine = await cart([offering], 1, headers)
  await tell(mine.id, firm.id, headers)
  const less = await voucher({ percentBasisPoints: 1000 })
  expect((await mine.enter(less.code)).body).toMatchObject({
    voucher: { why: 'better-otherwise' },
    lines: [{ unitNet: nok(416_500), voucher: null, agreement: { discountBasisPoints: 1500 } }],
  })
  const more = await voucher()
  expect((await mine.enter(more.code)).body).toMatchObject({
    voucher: { why: null },
    lines: [{ unitNet: nok(392_000), voucher: { code: more.code }, agreement: null }],
  })
  const placed = await mine.order(392_000, { payer: firm.payer })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(placed.body.lines[0]).toMatchObject({ agreement: null, voucher: { code: more.code } })
  expect([await used(less.id), await used(more.id)]).toEqual([0, 1])
})
