import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, look, toBuy } from '../cancelling/buyer.ts'
import { buySeats, documented, openFirm, someone } from '../giving-back/firm.ts'
import { keeperOf, waitsFor } from '../going/at-risk.ts'
import { anotherStart } from '../moving/mover.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { passTo } from '../support/finance.ts'
import { ask, type Offering, until } from '../support/make.ts'

const LONG_MS = 90_000
const DAY_MS = 86_400_000
const PAST_WITHDRAWAL_DAYS = 16

let house: House
let keeper: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 1)
  keeper = await keeperOf(house)
}, LONG_MS)
afterAll(() => house?.close())

type Seen = {
  type?: string
  simulationId: string
  before: { startsAt: string }
  after: { startsAt: string; place: string; sessions: { startsAt: string }[] }
  freeUntil: string
  orders: number
  people: number
  unnamed: number
  mails: number
  clashes: { elsewhere: number; inBoth: number }
  atMost: { gross: { minor: number }; seats: number }[]
  joined: { seats: number; freeBefore: number } | null
  errors?: { pointer: string; detail: string }[]
}
type To = { firstDay: string } | { withOfferingId: string }

const simulate = ({ offeringId }: Offering, to: object, headers = keeper) =>
  ask<Seen>(house, `/offerings/${offeringId}/postponement?${new URLSearchParams(to as Record<string, string>)}`, {
    headers,
  })
const postpone = ({ offeringId }: Offering, body: To & { simulationId: string }, key: string = randomUUID()) =>
  ask<Seen & { changed?: string[] }>(house, `/offerings/${offeringId}/postponement`, {
    method: 'POST',
    headers: { ...keeper, 'idempotency-key': key },
    body: { ...body, words: { nb: 'Foreleseren er syk.', en: 'The lecturer is ill.' } },
  })
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const mailsTo = (email: string, subject: RegExp) =>
  house.mails().filter((mail) => mail.to.some((each) => each.includes(email)) && subject.test(mail.subject))
const startOf = async ({ offeringId }: Offering) =>
  (await house.witness(`select starts_at, published_at from offerings where id = '${offeringId}'`))[0]!

test('a course is postponed exactly as it was shown, once; nobody is invoiced or credited, all are told and may leave free of charge', {
  timeout: LONG_MS,
}, async () => {
  const offering = await toBuy(house, { capacity: 8, title: 'Kurs som utsettes' })
  const firm = await openFirm(house)
  const email = `kari-${randomUUID()}@example.test`
  const kari = await bought(house, offering, { buyer: { name: 'Kari Kort', email } })
  const named = someone('Nina Navn')
  const seats = await buySeats(house, firm, offering.offeringId, {
    quantity: 3,
    gross: offering.gross,
    people: [named],
  })
  await documented(house, seats.id, 1)
  await passTo(house, PAST_WITHDRAWAL_DAYS)
  const before = await startOf(offering)

  const firstDay = dayIn(200)
  const { body: seen } = await simulate(offering, { firstDay })
  expect(seen).toMatchObject({ orders: 2, people: 2, unnamed: 2, mails: 3, joined: null })
  expect(seen.atMost).toMatchObject([{ seats: 4, gross: { minor: 4 * offering.gross } }])
  expect(seen.after.startsAt.slice(0, 10)).toBe(firstDay)
  expect(await startOf(offering)).toEqual(before)

  const command = { firstDay, simulationId: seen.simulationId }
  const key = randomUUID()
  expect((await postpone(offering, command, key)).status).toBe(204)
  expect((await postpone(offering, command, key)).status).toBe(204)
  expect(await postpone(offering, command)).toMatchObject({ status: 422 })
  expect((await startOf(offering)).starts_at).toEqual(new Date(seen.after.startsAt))
  await until(async () => mailsTo(email, /Endring/).length === 1 && mailsTo(named.email, /Endring/).length === 1)
  const [documents] = await house.witness(
    `select count(*)::int as n from documents where order_id in ('${kari.id}', '${seats.id}')`,
  )
  expect(documents).toEqual({ n: 2 })
  expect((await look(house, kari)).body).toMatchObject({
    lines: [{ rule: { kind: 'changed' }, fee: { minor: 0 } }],
    back: { minor: offering.gross },
  })
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('what was shown is not done once somebody has bought in between', async () => {
  const offering = await toBuy(house, { capacity: 8 })
  const { body: seen } = await simulate(offering, { firstDay: dayIn(220) })
  await bought(house, offering, { buyer: { name: 'Ny', email: `ny-${randomUUID()}@example.test` } })
  const refused = await postpone(offering, { firstDay: dayIn(220), simulationId: seen.simulationId })
  expect(refused).toMatchObject({
    status: 409,
    body: { type: '/problems/postponing/changed', changed: ['orders', 'people', 'money'] },
  })
})

test('two starts are held together: the one is held at the times of the other, which keeps seats for those who come and is sold on', {
  timeout: LONG_MS,
}, async () => {
  const one = await toBuy(house, { capacity: 6, title: 'Kurs med få' })
  const other = await anotherStart(house, one, { capacity: 5, startsInDays: 90 })
  const email = `siri-${randomUUID()}@example.test`
  await bought(house, one, { buyer: { name: 'Siri', email } })
  await bought(house, one, { buyer: { name: 'Per', email: `per-${randomUUID()}@example.test` } })
  const to = { withOfferingId: other.offeringId }
  const { body: seen } = await simulate(one, to)
  expect(seen.joined).toMatchObject({ seats: 2, freeBefore: 5 })
  expect((await postpone(one, { ...to, simulationId: seen.simulationId })).status).toBe(204)
  const [mine, theirs] = [await startOf(one), await startOf(other)]
  expect([mine.starts_at, mine.published_at]).toEqual([theirs.starts_at, null])
  const left = async ({ offeringId }: Offering) =>
    (
      await ask<{ pools: { total: number; left: number }[] }>(house, `/offerings/${offeringId}/capacity`, {
        headers: keeper,
      })
    ).body.pools
  expect(await left(other)).toMatchObject([{ total: 3, left: 3 }])
  await until(async () => mailsTo(email, /Endring/).length === 1)

  const refused = await ask(house, `/offerings/${one.offeringId}`, {
    method: 'PATCH',
    headers: keeper,
    body: { place: 'Et annet sted' },
  })
  expect(refused).toMatchObject({ status: 409, body: { type: '/problems/offering/held-with-another' } })
  const changed = await ask(house, `/offerings/${other.offeringId}`, {
    method: 'PATCH',
    headers: keeper,
    body: { place: 'Storgata 9, Oslo' },
  })
  expect(changed.status).toBe(204)
  await until(async () => mailsTo(email, /Endring/).length === 2)
  const cancelling = await ask(house, `/offerings/${other.offeringId}/cancel-simulation`, { headers: keeper })
  expect(cancelling).toMatchObject({ status: 409, body: { type: '/problems/going/others-along' } })
})

test('starts are not held together where too few seats are free, somebody waits, or it is another course', async () => {
  const one = await toBuy(house, { capacity: 2 })
  await bought(house, one, { buyer: { name: 'A', email: `a-${randomUUID()}@example.test` } })
  await bought(house, one, { buyer: { name: 'B', email: `b-${randomUUID()}@example.test` } })
  const small = await anotherStart(house, one, { capacity: 1 })
  const elsewhere = await toBuy(house, { capacity: 9 })
  const answer = async (to: To) => {
    const { status, body } = await simulate(one, to)
    return [status, body.type, body.errors?.[0]?.pointer]
  }
  expect(await answer({ withOfferingId: small.offeringId })).toEqual([
    409,
    '/problems/postponing/too-few-seats',
    undefined,
  ])
  expect(await answer({ withOfferingId: elsewhere.offeringId })).toEqual([
    422,
    '/problems/request/invalid',
    '/withOfferingId',
  ])
  expect(await answer({ withOfferingId: one.offeringId })).toEqual([
    422,
    '/problems/request/invalid',
    '/withOfferingId',
  ])
  expect(await answer({} as To)).toEqual([422, '/problems/request/invalid', '/firstDay'])
  expect(await answer({ firstDay: dayIn(-3) })).toEqual([422, '/problems/request/invalid', '/firstDay'])
  await waitsFor(house, one.offeringId)
  expect(await answer({ withOfferingId: small.offeringId })).toEqual([409, '/problems/postponing/promised', undefined])
})
