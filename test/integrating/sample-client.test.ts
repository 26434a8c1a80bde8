import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPicture } from '../sample-client/picture.ts'
import { startReceiving } from '../sample-client/receiver.ts'
import { openTill, type Till } from '../sample-client/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, type Offering, until } from '../support/make.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'

const KINDS = [
  ...['enrolment.created', 'enrolment.withdrawn', 'enrolment.completed', 'enrolment.completion-taken-back'],
  ...['enrolment.learner-changed', 'order.settled', 'order.cancelled'],
  ...['offering.published', 'offering.changed', 'offering.unpublished'],
]
const guest = (n: number) => ({ name: `Deltaker ${n}`, email: `deltaker-${n}@sample.test` })

let [secret, key] = ['', '']
const mine = openPicture()
let receiving: Awaited<ReturnType<typeof startReceiving>>
let names: NameServerPeer
let house: House
let till: Till
let offerings: Offering[]
beforeAll(async () => {
  receiving = await startReceiving({ secret: () => secret, take: mine.take, isLost: (nth) => nth % 3 === 1 })
  names = await startNameServer()
  names.addresses.set('hooks.test', () => ['127.0.0.1'])
  const local = `http://hooks.test:${receiving.port}`
  house = await bootTill({ env: { NAME_SERVERS: names.address, WEBHOOK_LOCAL_RECEIVERS: local } })
  key = await make.client(house, ['administrator'], { personal: true })
  till = openTill(house.url, key)
  offerings = [await make.offering(house), await make.offering(house), await make.offering(house)]
}, 60_000)
afterAll(async () => {
  await house?.close()
  await Promise.all([names?.close(), receiving?.close()])
})

const staff = async (method: string, path: string, body: object) => {
  const headers = { ...bearer(key), 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  const answer = await fetch(`${house.url}${path}`, { method, headers, body: JSON.stringify(body) })
  expect([path, answer.status, answer.ok ? '' : await answer.text()]).toMatchObject([path, expect.any(Number), ''])
}

/** What the database says, in the client's own words. */
async function pictureOfHouse() {
  const enrolments = await house.witness(
    `select n.id, n.offering_id as "offeringId", p.name, p.email, n.completed_at is not null as "isCompleted"
     from enrolments n join people p on p.id = n.person_id where n.withdrawn_at is null`,
  )
  const orders = await house.witness(
    `select id, number, cancelled_at is not null as "isCancelled", total_minor as "totalMinor" from orders where settled_at is not null`,
  )
  const offered = await house.witness(`select id, place, published_at is not null as "isPublished" from offerings`)
  return {
    enrolments: new Map(enrolments.map(({ id, name, email, ...row }) => [id, { ...row, learner: { name, email } }])),
    orders: new Map(orders.map(({ id, ...row }) => [id, row])),
    offerings: new Map(offered.map(({ id, ...row }) => [id, row])),
  }
}

test('a client that was written from the documents alone loses messages, catches up and ends with the picture of the database', async () => {
  await mine.catchUp(till) // whatever was before it came
  ;({ secret } = await till.tellMe(`http://hooks.test:${receiving.port}/`, KINDS))
  const catalogue = await till.catalogue()
  expect(catalogue.map(({ offeringId }) => offeringId).toSorted()).toEqual(
    offerings.map(({ offeringId }) => offeringId).toSorted(),
  )
  const [one, two, three] = offerings.map(({ offeringId }) => catalogue.find((each) => each.offeringId === offeringId)!)
  const first = await till.sell(one!, { seats: 3, people: [guest(1)], externalId: 'A-1' })
  const again = await till.sell(one!, { seats: 3, people: [guest(1)], externalId: 'A-1' })
  expect(again.id).toBe(first.id)
  await till.nameSeats(first, one!, [guest(2), guest(3)])
  const second = await till.sell(two!, { seats: 2, people: [guest(4), guest(5)], externalId: 'A-2' })
  expect((await till.mine('A-2')).orderId).toBe(second.id)
  await until(async () => (await house.witness('select from documents_due')).length === 0)
  await staff('POST', `/orders/${second.id}/credit-note`, { reason: 'Avlyst' })
  const [seat] = await house.witness(`select id from enrolments where order_id = '${first.id}' limit 1`)
  const completion = `/offerings/${one!.offeringId}/learners/${seat!.id}/completion`
  await staff('PUT', completion, { completed: true, reason: 'Muntlig prøve' })
  for (let n = 0; n < 4; n++) await till.sell(three!, { seats: 1, people: [guest(10 + n)], externalId: `B-${n}` })

  const told = async () =>
    Number((await house.witness('select count(*)::int as n from webhook_deliveries where delivered_at is null'))[0]!.n)
  await until(async () => (await house.witness('select from business_events_due')).length === 0 && (await told()) === 0)
  expect(receiving.counts.lost).toBeGreaterThan(3)
  expect(receiving.counts.forged).toBe(0)
  expect(mine.picture).not.toEqual(await pictureOfHouse())
  await mine.catchUp(till)
  expect(mine.missed()).toBeGreaterThanOrEqual(receiving.counts.lost)
  expect(mine.picture).toEqual(await pictureOfHouse())
  expect((await till.order(first.id)).externalId).toBe('A-1')
}, 60_000)

test('a forged message is refused and changes nothing', async () => {
  const before = structuredClone(mine.picture)
  const answer = await fetch(`http://127.0.0.1:${receiving.port}/`, {
    method: 'POST',
    headers: {
      'webhook-id': randomUUID(),
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': 'v1,AAAA',
    },
    body: JSON.stringify({ type: 'enrolment.withdrawn', number: 1, data: {} }),
  })
  expect(answer.status).toBe(401)
  expect(mine.picture).toEqual(before)
})
