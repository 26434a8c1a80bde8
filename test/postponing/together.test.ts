import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, cancel, toBuy } from '../cancelling/buyer.ts'
import { keeperOf } from '../going/at-risk.ts'
import { anotherStart } from '../moving/mover.ts'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { passTo } from '../support/finance.ts'
import { ask, bearer, make, type Offering, type Placed, until } from '../support/make.ts'
import { browse, wordsOf } from '../web/browser.ts'

const LONG_MS = 90_000
const DAY_MS = 86_400_000

let house: House
let keeper: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 1)
  keeper = await keeperOf(house)
}, LONG_MS)
afterAll(() => house?.close())

const buyer = (name: string) => ({ buyer: { name, email: `${name.toLowerCase()}-${randomUUID()}@example.test` } })
const at = ({ offeringId }: Offering, path = '', more: object = {}) =>
  ask<Record<string, unknown> & { type?: string }>(house, `/offerings/${offeringId}${path}`, {
    headers: keeper,
    ...more,
  })
const post = (offering: Offering, path: string, body?: object) =>
  at(offering, path, { method: 'POST', headers: { ...keeper, 'idempotency-key': randomUUID() }, ...(body && { body }) })
const mailsOf = async ({ offeringId }: Offering): Promise<number> => {
  const [row] = await house.witness(
    `select count(*)::int as n from mails m join order_lines l on l.order_id = m.order_id where m.kind = 'change' and l.offering_id = '${offeringId}'`,
  )
  return row!.n as number
}
const timesOf = async ({ offeringId }: Offering) =>
  (
    await house.witness(
      `select place, starts_at as "startsAt", ends_at as "endsAt" from offerings where id = '${offeringId}'`,
    )
  )[0]!
const totalOf = async (offering: Offering) =>
  ((await at(offering, '/capacity')).body as { pools: { total: number }[] }).pools[0]!.total

/** Two people in a start that is held together with another, where one more has a place. */
async function together(
  who: { name: string; email: string } = buyer('Siri').buyer,
): Promise<{ one: Offering; other: Offering; placed: Placed[] }> {
  const one = await toBuy(house, { capacity: 6, title: `Kurs ${randomUUID().slice(0, 6)}` })
  const other = await anotherStart(house, one, { capacity: 10, startsInDays: 55 })
  const placed = [await bought(house, one, { buyer: who }), await bought(house, one, buyer('Per'))]
  await bought(house, other, buyer('Anne'))
  const seen = await at(one, `/postponement?withOfferingId=${other.offeringId}`)
  const command = { withOfferingId: other.offeringId, simulationId: seen.body.simulationId }
  expect((await post(one, '/postponement', command)).status).toBe(204)
  return { one, other, placed }
}

test('whoever has a place in a start that follows reads the new times on their order, though it is sold no more', async () => {
  const { other, placed } = await together()
  const [{ day }] = (await house.witness(
    `select to_char(starts_at at time zone zone, 'FMDD') as day from offerings where id = '${other.offeringId}'`,
  )) as [{ day: string }]
  const page = await browse(house.url).get(`/orders/${placed[0]!.id}?token=${placed[0]!.orderToken}`)
  const visitor = browse(house.url)
  const opened = page.to ? page : null
  for (const line of opened?.headers.getSetCookie() ?? []) {
    const [name, value] = line.split(';')[0]!.split('=')
    visitor.cookies.set(name!, value!)
  }
  const shown = await visitor.get(`/orders/${placed[0]!.id}`)
  expect([shown.status, wordsOf(shown.body)]).toEqual([
    200,
    expect.stringMatching(new RegExp(`Første samling.* ${day}\\. `)),
  ])
})

test('what is its own of a start that follows is changed as before, and it is neither sold nor given seats', async () => {
  const { one, other } = await together()
  const own = { minimum: 3, ...(await timesOf(one)) }
  expect((await at(one, '', { method: 'PATCH', body: own })).status).toBe(204)
  const refused = { status: 409, body: { type: '/problems/offering/held-with-another' } }
  expect(await post(one, '/publication')).toMatchObject(refused)
  const [pool] = ((await at(one, '/capacity')).body as { pools: { poolId: string }[] }).pools
  const more = { method: 'PUT', headers: keeper, body: { capacity: 9 } }
  expect(await ask(house, `/pools/${pool!.poolId}/capacity`, more)).toMatchObject(refused)
  expect(await at(one, '/postponement?firstDay=2031-03-03')).toMatchObject(refused)
  const toDecide = (
    await ask<{ offerings: { offeringId: string; reasons: { rule: string }[] }[] }>(
      house,
      '/admin/to-decide?limit=100',
      { headers: keeper },
    )
  ).body
  const rules = toDecide.offerings
    .find(({ offeringId }) => offeringId === one.offeringId)!
    .reasons.map(({ rule }) => rule)
  expect(rules).not.toContain('draft-late')
  expect((await at(other, '/cancel-simulation')).status).toBe(409)
})

test('moving the start that others follow shows and moves them all', async () => {
  const { one, other } = await together()
  await until(async () => (await mailsOf(one)) === 2)
  const firstDay = new Date(Date.now() + 300 * DAY_MS).toISOString().slice(0, 10)
  const { body: seen } = await at(other, `/postponement?firstDay=${firstDay}`)
  expect(seen).toMatchObject({ along: 1, orders: 3, people: 3, mails: 3 })
  expect(seen.atMost).toMatchObject([{ seats: 3, gross: { minor: 3 * one.gross } }])
  expect((await post(other, '/postponement', { firstDay, simulationId: seen.simulationId })).status).toBe(204)
  await until(async () => (await mailsOf(one)) === 4 && (await mailsOf(other)) === 1)
  expect(await timesOf(one)).toEqual(await timesOf(other))
})

test('a seat that somebody who comes along gives back is sold again with one click, and no more than that', async () => {
  const { one, other, placed } = await together()
  expect(await totalOf(other)).toBe(8)
  expect(await post(other, '/kept-seats/return')).toMatchObject({
    status: 409,
    body: { type: '/problems/postponing/nothing-kept' },
  })
  await cancel(house, placed[0]!)
  const answers = await Promise.all([1, 2, 3].map(() => post(other, '/kept-seats/return')))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  expect(await totalOf(other)).toBe(9)
  expect(await totalOf(one)).toBe(2)
})

test('a start to which somebody was promised a seat is not held together with another', async () => {
  const one = await toBuy(house, { capacity: 6 })
  const other = await anotherStart(house, one, { capacity: 10 })
  const support = bearer(await make.client(house, ['support']))
  const payer = {
    kind: 'company',
    name: 'Kraft AS',
    organisationNumber: '923609016',
    contactName: 'Per',
    email: 'per@kraft.test',
    street: 'A 1',
    postcode: '0155',
    city: 'Oslo',
    country: 'NO',
  }
  const made = await ask(house, '/quotations', {
    method: 'POST',
    headers: { ...support, 'idempotency-key': randomUUID() },
    body: { payer, lines: [{ offeringId: one.offeringId, quantity: 2 }] },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(await at(one, `/postponement?withOfferingId=${other.offeringId}`)).toMatchObject({
    status: 409,
    body: { type: '/problems/postponing/promised', quotations: 1, waiting: 0 },
  })
})

test('in the common room the code on the screen of the one start checks in whoever has a place in the other', async () => {
  const account = await openAccount(house, 'Dina Dahl')
  const { one, other } = await together({ name: 'Dina Dahl', email: account.email })
  const [session] = await house.witness(
    `select id, extract(epoch from starts_at - app_now())::int as ahead from offering_sessions where offering_id = '${other.offeringId}' order by starts_at limit 1`,
  )
  await house.moveClock(Number(session!.ahead) + 60)
  const headers = await signIn(house, account)
  const { code } = (await at(other, `/sessions/${session!.id}/check-in-code`)).body
  const say = (body: object) =>
    ask<{ type: string }>(house, `/sessions/${session!.id}/check-in`, { method: 'POST', headers, body })
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await say({ code: wrong })).toMatchObject({ body: { type: '/problems/attendance/wrong-code' } })
  expect((await say({ code })).status).toBe(204)
  const { learners } = (await at(one, '/attendance')).body as { learners: { name: string; marks: unknown[] }[] }
  expect(learners.find(({ name }) => name === 'Dina Dahl')!.marks[0]).toBe('present')
})
