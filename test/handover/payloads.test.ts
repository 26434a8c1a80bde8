import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideCompletion } from '../../src/attending/decide-completion.ts'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { unpublishOffering } from '../../src/catalogue/unpublish-offering.ts'
import { KINDS, Told } from '../../src/handover/kinds.ts'
import { detailsOf, type ProblemDetails } from '../../src/platform/http/answer-problem.ts'
import { problemOf } from '../../src/platform/problems.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, order, until } from '../support/make.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { desk } from './desk.ts'

type Message = { type: string; number: number }
const ROOT = join(import.meta.dirname, '../../src')
const [PAYLOADS, PROBLEMS] = [join(ROOT, 'handover/payloads.json'), join(ROOT, 'platform/http/problem-examples.json')]
/** CT_PAYLOADS=1 writes anew what the document shows. */
const isWriting = process.env.CT_PAYLOADS !== undefined
const job = { kind: 'job', name: 'test' } as const
const LOCK_TIMEOUT = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })

let house: House
let names: NameServerPeer
let receiver: Receiver
let admin: string
beforeAll(async () => {
  ;[names, receiver] = await Promise.all([startNameServer(), startReceiver()])
  names.addresses.set('hooks.test', () => ['127.0.0.1'])
  const local = `http://hooks.test:${receiver.port}`
  const env = { NAME_SERVERS: names.address, WEBHOOK_LOCAL_RECEIVERS: local, REQUESTS_PER_MINUTE: '100' }
  house = await bootTill({ env })
  admin = await make.client(house, ['administrator'])
}, 60_000)
afterAll(async () => {
  await house?.close()
  await Promise.all([names?.close(), receiver?.close()])
})

/** Names of members and kinds of values, whatever the values are. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]))
}
const stored = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown
function kept(path: string, value: object): void {
  if (isWriting) writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
  expect(shapeOf(stored(path))).toEqual(shapeOf(value))
}

/** Everything that webhooks tell of, once. */
async function playAll(): Promise<void> {
  const offering = await make.offering(house)
  const { offeringId } = offering
  const wish = { offering, people: [{ name: 'Anne Astad', email: 'anne@payload.test' }], payer: company() }
  const { body: placed } = await order(house, admin, wish)
  const [seat] = await house.witness(`select id, person_id from enrolments where order_id = '${placed.id}'`)
  const { body: person } = await ask<{ id: string }>(house, '/people', {
    ...{ method: 'POST', headers: bearer(admin), body: { name: 'Anne Astad', email: 'anne@hjemme.test' } },
  })
  await act(house.till, job, async (tx) => {
    const decide = (completed: boolean) =>
      decideCompletion(tx, { offeringId, enrolmentId: seat!.id }, { completed, reason: 'Muntlig prøve' })
    await decide(true)
    await decide(false)
    await tx.client.query(`update enrolments set person_id = '${person.id}' where id = '${seat!.id}'`)
    await changeOffering(tx, { offeringId, place: 'Sal 2' })
  })
  await until(async () => (await house.witness('select from documents_due')).length === 0)
  await ask(house, `/orders/${placed.id}/credit-note`, {
    ...{ method: 'POST', headers: { ...bearer(admin), 'idempotency-key': randomUUID() }, body: { reason: 'Avlyst' } },
  })
  await act(house.till, job, (tx) => unpublishOffering(tx, offeringId))
}

test('the document shows a message of each kind as a receiver really got it', async () => {
  const on = desk(house, receiver, admin)
  const { id } = await on.hook('/all', { kinds: [...KINDS], personal: true })
  await playAll()
  const got = () => receiver.at('/all').map(({ body }) => JSON.parse(body) as Message)
  await until(
    () => KINDS.every((kind) => got().some(({ type }) => type === kind)),
    () => JSON.stringify(got().map(({ type }) => type)),
  )
  const payloads = Object.fromEntries(KINDS.map((kind) => [kind, got().find(({ type }) => type === kind)!]))
  kept(PAYLOADS, payloads)
  for (const payload of Object.values(stored(PAYLOADS) as object)) expect(Told.safeParse(payload).success).toBe(true)
  const { webhooks } = (await ask<{ webhooks: object }>(house, '/openapi.json')).body
  expect(Object.keys(webhooks)).toEqual([...KINDS])
  await on.end(id)
}, 60_000)

test('and a refusal of each status as somebody was really refused', async () => {
  const sold = await make.offering(house, { capacity: 1 })
  await order(house, admin, { offering: sold })
  const said = async (path: string, init: RequestInit = {}): Promise<ProblemDetails> => {
    const headers = { accept: 'application/json', 'content-type': 'application/json', ...init.headers }
    return (await (await fetch(`${house.url}${path}`, { ...init, headers })).json()) as ProblemDetails
  }
  const poor = bearer(await make.client(house, []))
  const problems = [
    await said('/carts', { method: 'POST', body: '{' }),
    await said('/orders', { method: 'POST', body: '{}', headers: poor }),
    await said('/events'),
    await said('/events', { headers: poor }),
    await said(`/orders/${randomUUID()}`, { headers: bearer(admin) }),
    (await order(house, admin, { offering: sold })).body as unknown as ProblemDetails,
    await said('/carts', { method: 'POST', body: JSON.stringify({ currency: 'ZZZ', more: 1 }) }),
    await manyTimes(() => said('/carts', { method: 'POST', body: '{}' })),
    detailsOf(problemOf(LOCK_TIMEOUT)!, randomUUID()),
  ]
  expect(problems.map(({ status }) => status)).toEqual([400, 400, 401, 403, 404, 409, 422, 429, 503])
  kept(PROBLEMS, problems)
})

/** Until a visitor has asked too often. */
async function manyTimes(asking: () => Promise<ProblemDetails>): Promise<ProblemDetails> {
  for (let n = 0; n < 200; n++) {
    const answer = await asking()
    if (answer.status === 429) return answer
  }
  throw new Error('nobody was stopped')
}
