import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, buy, make, order, until } from '../support/make.ts'
import { manifestOf, unzipped } from '../support/unzipped.ts'

type Sample = {
  id: string
  population: number
  seed: string
  documents: { id: string; number: string }[]
  type?: string
}

let house: House
let headers: Record<string, string>
let today: string
beforeAll(async () => {
  house = await bootTill()
  headers = bearer(await make.client(house, ['auditor']))
  today = await dayOf(house)
  const program = await make.client(house, ['course-administrator'])
  const offering = await make.offering(house, { startsInDays: 200 })
  await buy(house, { offering })
  for (let n = 0; n < 4; n++) await order(house, program, { offering })
  await until(async () => (await house.witness('select from document_files')).length === 10)
}, 60_000)
afterAll(() => house?.close())

const draw = (change: object) =>
  ask<Sample>(house, '/document-samples', {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: { from: today, to: today, count: 2, ...change },
  })

test('the lot draws documents, and the same seed draws the same ones', async () => {
  const one = await draw({ seed: 'revisor 2026' })
  expect([one.status, one.body.population, one.body.documents.length]).toEqual([201, 5, 2])
  expect((await draw({ seed: 'revisor 2026' })).body.documents).toEqual(one.body.documents)
  const seen = new Set<string>()
  for (let n = 0; n < 12; n++)
    for (const { number } of (await draw({ seed: `frø ${n}` })).body.documents) seen.add(number)
  expect(seen.size).toBe(5)
  expect((await draw({})).body.seed).not.toBe((await draw({})).body.seed)
})

test('nothing to draw from, and days in the wrong order, are refused', async () => {
  expect((await draw({ leastMinor: 900_000_000 })).body.type).toBe('/problems/samples/nothing-to-draw')
  expect((await draw({ to: '2020-01-01' })).status).toBe(422)
  expect((await draw({ count: 101 })).status).toBe(422)
})

test('each document comes with its whole trail and its originals, in one file that verifies', async () => {
  const { body: sample } = await draw({ count: 5 })
  const answer = await fetch(`${house.url}/document-samples/${sample.id}/trails.zip`, { headers })
  const files = unzipped(Buffer.from(await answer.arrayBuffer()))
  const { names, wrong } = manifestOf(files)
  expect([names.length, wrong]).toEqual([15, []])
  const trails = sample.documents.map(({ number }) => files.get(`${number}/trail.json`)!.toString())
  const card = trails.map((text) => JSON.parse(text)).find(({ order: { pay_by } }) => pay_by === 'card')
  expect(card).toMatchObject({
    document: { kind: 'invoice', gross_minor: 490_000 },
    payment: { card: [{ captured_minor: 490_000 }] },
    terms: { sales: { version: 1 }, cancellation: [{}] },
    delivery: { mails: [{ kind: 'confirmation' }] },
  })
  expect(card.postings.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['capture', 'invoice']),
  )
  expect(card.changes.events.map(({ name }: { name: string }) => name)).toContain('OrderSettled')
  const read = await house.witness("select from audit_acts where deed = 'read' and kind = 'document-trails'")
  expect(read.length).toBeGreaterThan(0)
})
