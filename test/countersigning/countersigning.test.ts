import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { countersign, declineRequest } from '../../src/countersigning/countersign.ts'
import { doOrAsk } from '../../src/countersigning/do-or-ask.ts'
import { fourEyesSetting } from '../../src/countersigning/four-eyes.ts'
import { openRequests } from '../../src/countersigning/requests.ts'
import { createPerson } from '../../src/identity/create-person.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { Problem } from '../../src/platform/problems.ts'
import { writeSetting } from '../../src/platform/settings.ts'
import { act } from '../../src/platform/till.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { attentionTo } from '../support/finance.ts'
import {
  ask,
  bearer,
  buy,
  checkOut,
  make,
  order,
  type Placed,
  pay,
  unique,
  until,
  untilOrder,
} from '../support/make.ts'

const LIMIT_MINOR = 500_000

let house: House
let program: string
let finance: string
let morten: Actor
let nora: Actor
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
  morten = await clerk('Morten Bakke')
  nora = await clerk('Nora Vik')
  await limit({ aboveMinor: LIMIT_MINOR })
})
afterAll(() => house?.close())

const job: Actor = { kind: 'job', name: 'test' }
const limit = (setting: { aboveMinor?: number }) =>
  act(house.till, job, (tx) => writeSetting(tx, fourEyesSetting, setting))
async function clerk(name: string): Promise<Actor> {
  const wanted = { name, email: `${unique()}@fjordbyen.example`, lang: 'nb' } as const
  const { id } = await act(house.till, job, (tx) => createPerson(tx, wanted))
  return { kind: 'person', personId: id, roles: ['finance'] }
}
const invoiced = async (quantity: number): Promise<Placed> => {
  const { body } = await order(house, program, { offering: await make.offering(house), quantity })
  await untilOrder(house, body, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 1)
  return body
}
type Asked = { requestId: string; amountMinor: number; asker: string; type: string }
const credit = (orderId: string, wish: object = {}, key = randomUUID()) =>
  ask<Asked>(house, `/orders/${orderId}/credit-note`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': key },
    body: { reason: 'Avlyst', ...wish },
  })
const asks = (actor: Actor, orderId: string) =>
  act(house.till, actor, (tx) => doOrAsk(tx, orderId, { kind: 'credit', wish: { reason: 'Avlyst' } }))
const signs = (actor: Actor, requestId: string) => act(house.till, actor, (tx) => countersign(tx, requestId))
const refusal = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )
const creditNotes = async (orderId: string) =>
  house.witness(`select gross_minor from documents where order_id = '${orderId}' and kind = 'credit-note'`)

test('a credit above the limit does nothing until a second person signs, and then it is done once', async () => {
  const { id } = await invoiced(2)
  const key = randomUUID()
  const asked = await credit(id, {}, key)
  expect(asked).toMatchObject({ status: 202, body: { amountMinor: 980_000, asker: 'test' } })
  expect((await credit(id, {}, key)).body).toEqual(asked.body)
  expect(await creditNotes(id)).toEqual([])
  expect(await attentionTo(house, finance, id)).toMatchObject([{ kind: 'second-person-asked', amountMinor: 980_000 }])
  const listed = await ask<{ requests: Asked[] }>(house, '/finance/requests', { headers: bearer(finance) })
  expect(listed.body.requests.map(({ requestId }) => requestId)).toContain(asked.body.requestId)
  expect(await signs(nora, asked.body.requestId)).toBe(id)
  await until(async () => (await creditNotes(id)).length === 1)
  expect(await creditNotes(id)).toEqual([{ gross_minor: 980_000 }])
  expect(await refusal(signs(morten, asked.body.requestId))).toBe('countersigning/decided-already')
  expect(await attentionTo(house, finance, id)).toEqual([])
  await expectSoundBooks(house.eye)
})

test('whoever asked cannot sign, nor can a program; the database itself would not have it', async () => {
  const { id } = await invoiced(2)
  const requestId = await asks(morten, id)
  expect(await refusal(signs(morten, requestId))).toBe('countersigning/own-request')
  const byProgram = await ask<{ type: string }>(house, `/finance/requests/${requestId}/countersignature`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': randomUUID() },
  })
  expect(byProgram).toMatchObject({ status: 403, body: { type: '/problems/access/denied' } })
  const forced = house.till.connection.pool.query(
    `insert into money_decisions (request_id, asked_by, signed, reason, decided_at, decided_by)
     select id, asked_by, true, '', app_now(), asked_by from money_requests where id = $1`,
    [requestId],
  )
  await expect(forced).rejects.toThrow('money_decisions_two_people')
  const forgotten = house.till.connection.pool.query('delete from money_requests where id = $1', [requestId])
  await expect(forgotten).rejects.toThrow('permission denied')
  expect(await creditNotes(id)).toEqual([])
})

test('what is too much at once is too much in parts: what was credited before counts', async () => {
  const { id } = await invoiced(2)
  expect(await credit(id, { amountMinor: 300_000 })).toMatchObject({ status: 201 })
  expect(await credit(id, { amountMinor: 200_001 })).toMatchObject({ status: 202, body: { amountMinor: 200_001 } })
  expect(await credit(id, { amountMinor: 100 })).toMatchObject({
    status: 409,
    body: { type: '/problems/countersigning/asked-already' },
  })
})

test('what comes to another amount by the time it is signed is not done; it is let go and asked for anew', async () => {
  const { id } = await invoiced(2)
  const requestId = await asks(morten, id)
  await act(house.till, job, (tx) => creditOrder(tx, id, { reason: 'Én plass gitt tilbake', amountMinor: 490_000 }))
  await until(async () => (await creditNotes(id)).length === 1)
  expect(await refusal(signs(nora, requestId))).toBe('countersigning/amount-changed')
  await act(house.till, morten, (tx) => declineRequest(tx, requestId, { reason: 'Summen er en annen' }))
  expect(await refusal(signs(nora, requestId))).toBe('countersigning/decided-already')
  const anew = await asks(morten, id)
  expect(await signs(nora, anew)).toBe(id)
  await until(async () => (await creditNotes(id)).length === 2)
  expect((await creditNotes(id)).map(({ gross_minor }) => gross_minor)).toEqual([490_000, 490_000])
})

test('eight people who sign at the same moment do it once', async () => {
  const { id } = await invoiced(2)
  const requestId = await asks(morten, id)
  const others = await Promise.all(Array.from({ length: 8 }, (_, n) => clerk(`Kollega ${n}`)))
  const ends = await Promise.all(others.map((actor) => refusal(signs(actor, requestId))))
  expect(ends.toSorted()).toEqual(
    [...Array.from({ length: 7 }, () => 'countersigning/decided-already'), null].toSorted(),
  )
  await until(async () => (await creditNotes(id)).length === 1)
})

test('money that came for nothing goes back above the limit only with a second person', async () => {
  const { body: placed } = await checkOut(house, { offering: await make.offering(house) })
  await pay(house, placed, { amount: 600_000 })
  await untilOrder(house, placed, ({ state }) => state === 'in-review')
  const wanted = await ask<Asked>(house, `/orders/${placed.id}/money-return`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': randomUUID() },
  })
  expect(wanted).toMatchObject({ status: 202, body: { amountMinor: 600_000, act: { kind: 'return' } } })
  const refunds = () => house.witness(`select amount_minor from refunds where order_id = '${placed.id}'`)
  expect(await refunds()).toEqual([])
  await signs(nora, wanted.body.requestId)
  expect(await refunds()).toEqual([{ amount_minor: 600_000 }])
})

test('a euro counts for what it is worth; without a rate a second person looks', async () => {
  const euro = await make.offering(house, { currency: 'EUR', price: 45_000 })
  const { body: placed } = await order(house, program, { offering: euro })
  await untilOrder(house, placed, ({ documents }) => documents.some(({ pdf }) => pdf))
  expect(await credit(placed.id, { amountMinor: 100 })).toMatchObject({ status: 202 })
  const [open] = (await openRequests({ client: house.till.connection.pool }, placed.id)).slice(-1)
  await act(house.till, morten, (tx) => declineRequest(tx, open!.id, { reason: 'Kursen mangler' }))
  const [today] = await house.witness(`select (app_now() at time zone 'Europe/Oslo')::date::text as day`)
  await ask(house, '/exchange-rates', {
    method: 'POST',
    headers: bearer(finance),
    body: { currency: 'EUR', ratedOn: today!.day, rate: '11.7', source: 'Norges Bank' },
  })
  expect(await credit(placed.id, { amountMinor: 100 })).toMatchObject({ status: 201 })
  expect(await credit(placed.id)).toMatchObject({ status: 202, body: { amountMinor: 44_900 } })
})

test('without a limit one person does everything, as before', async () => {
  await limit({})
  const bought = await buy(house, { offering: await make.offering(house) })
  await until(async () => (await credit(bought.id)).status !== 409)
  expect(await openRequests({ client: house.till.connection.pool }, bought.id)).toEqual([])
  await limit({ aboveMinor: LIMIT_MINOR })
})
