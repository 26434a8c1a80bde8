import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Offering, order, until } from '../support/make.ts'
import { startNameServer } from '../support/name-server.ts'
import { startReceiver } from '../support/webhook-receiver.ts'
import { desk } from './desk.ts'

type Message = { number: number; type: string; data: Record<string, unknown> }
type Page = { events: { id: string; message: Message }[]; next: number; more: boolean; type?: string; last?: number }

const job = { kind: 'job', name: 'test' } as const
const HEALTH = 'Fakultet for helsevitenskap'
const person = { name: 'Anne Astad', email: 'anne@events.test' }
let [names, receiver] = [] as unknown as [
  Awaited<ReturnType<typeof startNameServer>>,
  Awaited<ReturnType<typeof startReceiver>>,
]
let house: House
let admin: string
let offering: Offering

beforeAll(async () => {
  ;[names, receiver] = await Promise.all([startNameServer(), startReceiver()])
  names.addresses.set('hooks.test', () => ['127.0.0.1'])
  const local = `http://hooks.test:${receiver.port}`
  house = await bootTill({ env: { NAME_SERVERS: names.address, WEBHOOK_LOCAL_RECEIVERS: local } })
  admin = await make.client(house, ['administrator'], { personal: true })
  offering = await make.offering(house)
}, 60_000)
afterAll(async () => {
  await house?.close()
  await Promise.all([names?.close(), receiver?.close()])
})

const events = (key: string, query = '') => ask<Page>(house, `/events${query}`, { headers: bearer(key) })
const typesOf = ({ body }: { body: Page }) => body.events.map(({ message }) => message.type)
const numbered = () => until(async () => (await house.witness('select from business_events_due')).length === 0)
/** All there is, page by page. */
async function all(key: string, limit = 2): Promise<Page['events']> {
  const found: Page['events'] = []
  for (let after = 0, more = true; more; ) {
    const { body } = await events(key, `?after=${after}&limit=${limit}`)
    found.push(...body.events)
    ;({ next: after, more } = body)
  }
  return found
}

test('whoever follows is told in order and completely what webhooks tell, under the same ids', async () => {
  const on = desk(house, receiver, admin)
  const { body: made } = await on.api<{ kinds: string[] }>('GET', '')
  expect(made).toEqual({ webhooks: [] })
  const kinds = ['enrolment.created', 'order.settled', 'offering.changed']
  const hook = await on.hook('/same', { kinds, personal: true })
  await numbered()
  const before = (await events(admin, '?after=0&limit=200')).body.next
  await order(house, admin, { offering, people: [person], payer: company() })
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, place: 'Sal 2' }))
  await until(() => receiver.at('/same').length === 3)
  const { body } = await events(admin, `?after=${before}&limit=200`)
  const sent = receiver.at('/same').map(({ headers, body: text }) => ({
    ...{ id: headers['webhook-id'], message: JSON.parse(text) as Message },
  }))
  expect(body.events).toEqual(sent.toSorted((a, b) => a.message.number - b.message.number))
  expect(body).toMatchObject({ more: false, next: body.events.at(-1)!.message.number })
  const whole = await all(admin)
  expect(whole.map(({ message }) => message.number)).toEqual(whole.map((_, at) => at + 1))
  await on.end(hook.id)
})

test('when nothing is new the answer says so, and a number that was never given is refused', async () => {
  await numbered()
  const { next } = (await events(admin, '?limit=200')).body
  expect((await events(admin, `?after=${next}`)).body).toEqual({ events: [], next, more: false })
  const ahead = await events(admin, `?after=${next + 1}`)
  expect([ahead.status, ahead.body]).toMatchObject([409, { type: '/problems/events/ahead', last: next }])
  for (const query of ['?after=-1', '?after=x', '?limit=0', '?limit=201', '?kinds=nothing.happened', '?since=1'])
    expect([query, (await events(admin, query)).status]).toEqual([query, 422])
})

test('names are told to keys that may see them only, and of somebody who was erased to none', async () => {
  const [silent, named] = [
    await make.client(house, ['learning-platform'], { personal: false }),
    await make.client(house, ['learning-platform']),
  ]
  const learners = async (key: string) =>
    (await events(key, '?kinds=enrolment.created')).body.events.map(({ message }) => message.data.learner)
  expect(await learners(silent)).toEqual([null])
  expect(await learners(named)).toEqual([person])
  const reads = `select count(*)::int as n from audit_acts where kind = 'learners' and deed = 'read'`
  const [before] = await house.witness(reads)
  await Promise.all([learners(silent), learners(named)])
  expect((await house.witness(reads))[0]!.n).toBe(before!.n + 1)
  await act(house.till, job, (tx) =>
    tx.client.query(`update people set email = 'erased-' || id || '@erased.invalid' where email = '${person.email}'`),
  )
  expect(await learners(named)).toEqual([null])
})

test('each key follows what its role is for, and asking for more is refused', async () => {
  const erp = await make.client(house, ['accounting-system'])
  const site = await make.client(house, ['catalogue-reader'])
  const lms = await make.client(house, ['learning-platform'])
  const rooms = async (key: string) => [...new Set(typesOf(await events(key)).map((type) => type.split('.')[0]))].sort()
  expect(await rooms(erp)).toEqual(['order'])
  expect(await rooms(site)).toEqual(['offering'])
  expect(await rooms(lms)).toEqual(['enrolment', 'offering'])
  expect((await events(site, '?kinds=enrolment.created')).status).toBe(403)
  expect((await events(lms, '?kinds=order.settled')).status).toBe(403)
  expect((await events(await make.client(house, []))).status).toBe(403)
  expect((await ask(house, '/events')).status).toBe(401)
})

test('a key of one faculty is told of its courses alone, and still gets as far as everybody', async () => {
  const other = await make.client(house, ['learning-platform'], { faculties: ['Fakultet for juss'], personal: true })
  const own = await make.client(house, ['learning-platform'], { faculties: [HEALTH], personal: true })
  const keeps = await make.client(house, ['faculty-administrator'], { faculties: [HEALTH] })
  const whole = (await events(admin, '?limit=200')).body
  expect((await events(other)).body).toEqual({ events: [], next: whole.next, more: false })
  const wanted = whole.events.filter(({ message }) => !message.type.startsWith('order.')).map(({ id }) => id)
  expect((await events(own)).body.events.map(({ id }) => id)).toEqual(wanted)
  expect((await events(keeps)).body.events.map(({ id }) => id)).toEqual(wanted)
  const made = (body: object) =>
    ask<{ errors: { pointer: string }[] }>(house, '/api-keys', { method: 'POST', headers: bearer(admin), body })
  for (const roles of [['accounting-system'], [], ['learning-platform', 'finance']]) {
    const { status, body } = await made({ name: 'x', roles, faculties: [HEALTH] })
    expect([status, body.errors[0]!.pointer]).toEqual([422, '/faculties'])
  }
  expect((await made({ name: 'x', roles: ['faculty-administrator'] })).status).toBe(422)
  expect((await made({ name: 'x', roles: ['catalogue-reader'], faculties: [HEALTH] })).status).toBe(201)
})

test('a start that is held for one company is told to those who keep it and to no reader of the catalogue', async () => {
  const site = await make.client(house, ['catalogue-reader'])
  const held = await make.offering(house)
  await act(house.till, job, (tx) =>
    tx.client.query('update offerings set closed = true where id = $1', [held.offeringId]),
  )
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: held.offeringId, place: 'Hos bedriften' }))
  await numbered()
  const [shown, kept] = [(await events(site, '?limit=200')).body, (await events(admin, '?limit=200')).body]
  const about = (told: Page) => told.events.filter(({ message }) => message.data.offeringId === held.offeringId)
  expect([about(shown).length, about(kept).length > 0]).toEqual([0, true])
  expect(JSON.stringify(shown)).not.toContain('Hos bedriften')
  expect([shown.next, shown.more, typesOf({ body: shown }).length > 0]).toEqual([kept.next, false, true])
})

test('a page that was read while others were written misses nothing afterwards', async () => {
  const start = (await events(admin, '?limit=200')).body.next
  const read: string[] = []
  let after = start
  const follow = async () => {
    const { body } = await events(admin, `?after=${after}&limit=3`)
    read.push(...body.events.map(({ id }) => id))
    after = body.next
  }
  const moves = Array.from({ length: 12 }, () => `Sal ${randomUUID()}`)
  let isMoving = true
  const moving = Promise.all(
    moves.map((place) => act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, place }))),
  ).finally(() => {
    isMoving = false
  })
  while (isMoving) await follow()
  await moving
  await numbered()
  for (let n = 0; n < moves.length; n++) await follow()
  const known = await house.witness(`select id from business_events where number > ${start} order by number`)
  expect(read).toEqual(known.map(({ id }) => id))
  expect(read).toHaveLength(moves.length)
})
