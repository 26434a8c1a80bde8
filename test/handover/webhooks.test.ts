import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { takeDeliveries } from '../../src/handover/take-deliveries.ts'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { openAccount } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, company, make, type Offering, order, until } from '../support/make.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'
import { isSigned, type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { desk } from './desk.ts'

const job = { kind: 'job', name: 'test' } as const
/** Where a name that leads inside would be met. */
const INSIDE_PORT = 8443
let house: House
let names: NameServerPeer
let receiver: Receiver
let admin: string
let offering: Offering
let on: ReturnType<typeof desk>
/** Connections that were made to this machine at the port of a receiver outside. */
let inside = 0
const insider = createServer((socket) => {
  inside++
  socket.destroy()
})

beforeAll(async () => {
  ;[names, receiver] = await Promise.all([startNameServer(), startReceiver()])
  names.addresses.set('hooks.test', () => ['127.0.0.1'])
  const local = `http://hooks.test:${receiver.port}`
  house = await bootTill({ env: { NAME_SERVERS: names.address, WEBHOOK_LOCAL_RECEIVERS: local } })
  admin = await make.client(house, ['administrator'])
  on = desk(house, receiver, admin)
  offering = await make.offering(house)
  await new Promise<void>((listening) => insider.listen(INSIDE_PORT, '127.0.0.1', listening))
  const { personId } = await openAccount(house, 'Ada Admin')
  await act(house.till, job, (tx) => giveRole(tx, { personId, role: 'administrator' }))
}, 60_000)
afterAll(async () => {
  await house?.close()
  await Promise.all([names?.close(), receiver?.close(), new Promise((done) => insider.close(done))])
})

test('a sale is told as it happened, signed, in order and without names', async () => {
  const kinds = ['enrolment.created', 'order.settled', 'order.cancelled', 'enrolment.withdrawn', 'offering.changed']
  const { id, secret } = await on.hook('/sale', { kinds })
  const named = await on.hook('/named', { personal: true })
  const other = await on.hook('/other', { faculties: ['Fakultet for juss'] })
  const people = [{ name: 'Anne Astad', email: 'anne@hand.test' }]
  const placed = await order(house, admin, { offering, quantity: 1, people, payer: company() })
  await until(() => on.told('/sale').length === 2)
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, place: 'Sal 2' }))
  await until(async () => (await house.witness('select from documents_due')).length === 0)
  const credited = await ask(house, `/orders/${placed.body.id}/credit-note`, {
    method: 'POST',
    headers: { ...bearer(admin), 'idempotency-key': randomUUID() },
    body: { reason: 'Avlyst' },
  })
  expect(credited.status).toBeLessThan(300)
  await until(
    () => on.told('/sale').length === 5,
    () => JSON.stringify(on.told('/sale')),
  )
  expect(new Set(on.told('/sale').map(({ type }) => type))).toEqual(new Set(kinds))
  const numbers = on.told('/sale').map(({ number }) => number)
  expect(new Set(numbers).size).toBe(5)
  for (const message of receiver.at('/sale')) expect(await isSigned(message, secret)).toBe(true)
  expect(await isSigned(receiver.at('/sale')[0]!, named.secret)).toBe(false)
  const enrolled = on.told('/sale').find(({ type }) => type === 'enrolment.created')!
  expect(enrolled.data).toMatchObject({ orderId: placed.body.id, offeringId: offering.offeringId, learner: null })
  expect(on.told('/named')[0]!.data.learner).toEqual(people[0])
  expect(on.told('/other')).toEqual([])
  await Promise.all([id, named.id, other.id].map(on.end))
}, 30_000)

test('what commits late has a later number, and no number is ever seen before a smaller one', async () => {
  const { id } = await on.hook('/late', { kinds: ['offering.changed'] })
  const early = await make.offering(house)
  const [begun, may] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = act(house.till, job, async (tx) => {
    await changeOffering(tx, { offeringId: early.offeringId, place: 'Begynte først' })
    begun.resolve()
    await may.promise
  })
  await begun.promise
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, place: 'Begynte sist' }))
  await until(() => on.told('/late').length === 1)
  may.resolve()
  await slow
  await until(() => on.told('/late').length === 2)
  expect(on.told('/late').map(({ data }) => data.place)).toEqual(['Begynte sist', 'Begynte først'])
  const [row] = await house.witness('select count(*)::int as n, max(number)::int as last from business_events')
  expect(row!.n).toBe(row!.last)
  await on.end(id)
})

test('an answer of 500 is tried again for three days, then the receiver is switched off and administrators get a mail', async () => {
  receiver.answers.set('/broken', (res) => res.writeHead(500).end('kaputt '.repeat(2_000)))
  const { id } = await on.hook('/broken')
  await on.ping(id)
  const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
  for (const [n, seconds] of waits.entries()) {
    await until(async () => (await on.deliveries(id))[0]!.attempts.length === n + 1)
    const [row] = await house.witness(
      `select extract(epoch from next_try_at - (select max(at) from webhook_attempts))::int as wait from webhook_deliveries where webhook_id = '${id}'`,
    )
    expect(row!.wait).toBe(seconds)
    await house.moveClock(seconds)
  }
  const givenUp = await on.delivery(id, (found) => found.givenUpAt !== null)
  expect(givenUp.attempts).toHaveLength(waits.length + 1)
  expect([givenUp.attempts[0]!.status, givenUp.attempts[0]!.said.length]).toEqual([500, 500])
  expect(await on.stateOf(id)).toMatchObject({ disabledCause: 'failing' })
  await until(() => house.mails().some(({ subject }) => subject.includes('Mottaker /broken')))

  receiver.answers.delete('/broken')
  await on.api('PUT', `/${id}/state`, { state: 'on' })
  expect((await on.api('POST', `/${id}/deliveries/${givenUp.id}/replays`)).status).toBe(202)
  await on.delivery(id, (found) => found.deliveredAt !== null)
  const ids = new Set(receiver.at('/broken').map(({ headers }) => headers['webhook-id']))
  expect(ids.size).toBe(1)
  await on.end(id)
}, 60_000)

test('a receiver that says 410 is told nothing more, and administrators get a mail', async () => {
  receiver.answers.set('/gone', (res) => res.writeHead(410).end())
  const { id } = await on.hook('/gone')
  await on.ping(id)
  await on.delivery(id, ({ attempts }) => attempts.length === 1)
  await until(async () => (await on.stateOf(id))!.disabledCause === 'gone')
  expect((await on.api<{ type: string }>('POST', `/${id}/pings`)).body.type).toContain('webhook/off')
  await until(() => house.mails().some(({ subject }) => subject.includes('Mottaker /gone')))
  await buy(house, { offering, people: [{ name: 'Bo Berg', email: 'bo@hand.test' }] })
  expect(receiver.at('/gone')).toHaveLength(1)

  receiver.answers.delete('/gone')
  await on.api('PUT', `/${id}/state`, { state: 'on' })
  const since = new Date(Date.now() - 3_600_000).toISOString()
  const { body } = await on.api<{ messages: number }>('POST', `/${id}/replays`, { since })
  expect(body.messages).toBeGreaterThan(0)
  await until(() => on.told('/gone').filter(({ type }) => type === 'enrolment.created').length === body.messages)
  await on.end(id)
}, 30_000)

test('nothing leads inside: no redirect is followed, no name that changes its mind, and no name with one address inside', async () => {
  receiver.answers.set('/elsewhere', (res) =>
    res.writeHead(307, { location: `http://127.0.0.1:${INSIDE_PORT}/` }).end(),
  )
  const redirected = await on.hook('/elsewhere')
  await on.ping(redirected.id)
  expect((await on.delivery(redirected.id, ({ attempts }) => attempts.length === 1)).attempts[0]!.status).toBe(307)

  const url = `https://rebind.test:${INSIDE_PORT}/`
  names.addresses.set('rebind.test', () => ['93.184.216.34'])
  const rebound = await on.hook('', { url })
  names.addresses.set('rebind.test', () => ['127.0.0.1'])
  await on.ping(rebound.id)
  const [refused] = (await on.delivery(rebound.id, ({ attempts }) => attempts.length === 1)).attempts
  expect(refused).toMatchObject({ status: null, said: 'the address leads into a private network' })
  names.addresses.set('rebind.test', () => ['93.184.216.34', '127.0.0.1'])
  expect((await on.api<{ type: string }>('PUT', `/${rebound.id}`, on.wish('', { url }))).body.type).toContain(
    'webhook/inside',
  )
  expect(inside).toBe(0)
  await Promise.all([redirected.id, rebound.id].map(on.end))
})

test('an address that leads inside is refused however it is written', async () => {
  const hosts = [
    ...['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'],
    ...[
      '[64:ff9b::7f00:1]',
      '[64:ff9b:1::1]',
      '[2002:7f00:1::]',
      '[2001:0:7f00:1::]',
      '[fe80::1]',
      '[fc00::1]',
      '[ff02::1]',
    ],
    ...['[2001:db8::1]', '198.18.0.1', '203.0.113.7', '224.0.0.1', '255.255.255.255', '１２７.0.0.1', 'hooks.test'],
  ]
  const answers = await Promise.all(
    hosts.map(async (host) => {
      const { status, body } = await on.api<{ type: string }>('POST', '', on.wish('', { url: `https://${host}/` }))
      return [host, status, body.type]
    }),
  )
  expect(answers).toEqual(hosts.map((host) => [host, 422, '/problems/webhook/inside']))
  const odd = {
    'http://example.com/': 'scheme',
    'https://example.com:22/': 'port',
    'https://u:p@example.com/': 'credentials',
    'https://nowhere.test/': 'unknown-name',
  }
  for (const [url, because] of Object.entries(odd))
    expect((await on.api<{ type: string }>('POST', '', on.wish('', { url }))).body.type).toBe(
      `/problems/webhook/${because}`,
    )
  expect(inside).toBe(0)
}, 30_000)

test('a new secret signs beside the old one for a day', async () => {
  const { id, secret } = await on.hook('/rotated')
  const renewed = (await on.api<{ secret: string }>('POST', `/${id}/secrets`)).body.secret
  await on.ping(id)
  await until(() => receiver.at('/rotated').length === 1)
  const [first] = receiver.at('/rotated')
  expect([await isSigned(first!, secret), await isSigned(first!, renewed)]).toEqual([true, true])
  await house.moveClock(86_401)
  await on.ping(id)
  await until(() => receiver.at('/rotated').length === 2)
  const second = receiver.at('/rotated')[1]!
  expect([await isSigned(second, secret), await isSigned(second, renewed)]).toEqual([false, true])
  await on.end(id)
})

test('what a sender that was killed had taken is sent by another, and what happens during a pause waits', async () => {
  const { id } = await on.hook('/killed')
  await on.api('PUT', `/${id}/state`, { state: 'paused' })
  await buy(house, { offering, people: [{ name: 'Cato Carlsen', email: 'cato@hand.test' }] })
  await until(async () => (await on.stateOf(id))!.waiting === 1)
  expect(on.told('/killed')).toEqual([])
  await act(house.till, job, async (tx) => {
    await tx.client.query(`update webhooks set paused_at = null where id = '${id}'`)
    expect(await takeDeliveries(tx, [])).toHaveLength(1) // and dies
  })
  expect(on.told('/killed')).toEqual([])
  await house.moveClock(61)
  await until(() => on.told('/killed').length === 1)
  await on.end(id)
})
