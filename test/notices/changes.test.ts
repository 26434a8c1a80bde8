import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isMaterial } from '../../src/catalogue/arranged.ts'
import type { Arranged } from '../../src/catalogue/schema.ts'
import { afterQuiet } from '../../src/platform/quiet-hours.ts'
import { bought, look, moveTo, toBuy } from '../cancelling/buyer.ts'
import { buySeats, openFirm, preview } from '../giving-back/firm.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, until } from '../support/make.ts'

const LONG_MS = 60_000
const DAY_MS = 86_400_000

let house: House
let admin: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  admin = bearer(await make.client(house, ['course-administrator']))
  await atNoon()
}, LONG_MS)
afterAll(() => house?.close())

/** That time on tomorrow's clock in Oslo. */
const oslo = async (time: string): Promise<Date> => {
  const [row] = await house.witness(
    `select ((app_now() at time zone 'Europe/Oslo')::date + 1 + time '${time}') at time zone 'Europe/Oslo' as at`,
  )
  return row!.at as Date
}
/** By day nothing waits. */
const atNoon = async (): Promise<void> => moveTo(house, (await oslo('12:00')).toISOString(), 0)
const mailsTo = (email: string, start: string) =>
  house.mails().filter(({ to, subject }) => to.some((each) => each.includes(email)) && subject.startsWith(start))
const change = async ({ offeringId }: Pick<Offering, 'offeringId'>, body: object) => {
  const { status, body: said } = await ask(house, `/offerings/${offeringId}`, { method: 'PATCH', headers: admin, body })
  expect(status, JSON.stringify(said)).toBe(204)
}
type Held = { startsAt: string; endsAt: string }
const heldAt = async ({ offeringId }: Pick<Offering, 'offeringId'>) =>
  (await ask<Held>(house, `/offerings/${offeringId}`, { headers: admin })).body
/** The offering and its sessions so many days later. */
const moved = async (offering: Pick<Offering, 'offeringId'>, days: number) => {
  const later = (instant: string) => new Date(Date.parse(instant) + days * DAY_MS).toISOString()
  const { startsAt, endsAt } = await heldAt(offering)
  const [from, to] = [later(startsAt), later(endsAt)]
  return { startsAt: from, endsAt: to, sessions: [{ startsAt: from, endsAt: to, place: 'Rom P45' }] }
}
const ruleOf = async (order: Parameters<typeof look>[1]) => (await look(house, order)).body.lines[0]!.rule.kind

test('a course that is moved: who takes part and who pays read what was and what is, and may cancel free of charge for a week', async () => {
  const offering = await toBuy(house, { startsInDays: 60 })
  const [payer, learner] = [`betaler-${randomUUID()}@example.test`, `deltaker-${randomUUID()}@example.test`]
  const buyer = { name: 'Berit Betaler', email: payer }
  const before = await bought(house, offering, { buyer, people: [{ name: 'Dag Deltaker', email: learner }] })
  // Past the right of withdrawal and into the days in which the terms keep a fee.
  await moveTo(house, (await heldAt(offering)).startsAt, 10 * DAY_MS)
  expect(await ruleOf(before)).toBe('step')
  expect((await look(house, before)).body.lines[0]!.fee.minor).toBeGreaterThan(0)
  await change(offering, {
    ...(await moved(offering, 3)),
    notice: { words: { nb: 'Kursholderen er syk.', en: 'The teacher is ill.' } },
  })
  await until(() => mailsTo(payer, 'Endring').length === 1 && mailsTo(learner, 'Endring').length === 1)
  const [paid, sits] = [mailsTo(payer, 'Endring')[0]!, mailsTo(learner, 'Endring')[0]!]
  expect(paid.text).toMatch(
    /Kursholderen er syk[\s\S]+Tid, før: [\s\S]+Tid, nå: [\s\S]+avbestille gratis til og med[\s\S]+\/orders\//,
  )
  expect(sits.text).toMatch(/si fra til den som meldte deg på[\s\S]+\/my-learning/)
  const free = (await look(house, before)).body
  expect(free.lines[0]).toMatchObject({ rule: { kind: 'changed' }, fee: { minor: 0 } })
  expect(free.back.minor).toBe(490_000)
  const after = await bought(house, offering, { buyer: { email: `etter-${randomUUID()}@example.test` } })
  expect(await ruleOf(after)).toBe('withdrawal') // bought as it is now
  await moveTo(house, free.until!, 1_000)
  expect(await ruleOf(before)).toBe('changed')
  await house.moveClock(2)
  expect(await ruleOf(before)).not.toBe('changed')
})

test('a company gives its seats in a moved course back free of charge', async () => {
  const [firm, offering] = [await openFirm(house), await toBuy(house, { startsInDays: 5 })]
  await buySeats(house, firm, offering.offeringId, { quantity: 3, gross: 490_000 })
  const looked = async () => (await preview(house, firm, offering.offeringId, { number: 3 })).body.orders[0]!
  expect((await looked()).fee.minor).toBeGreaterThan(0)
  await change(offering, { place: 'Kjeller' })
  expect(await looked()).toMatchObject({ fee: { minor: 0 }, rule: { kind: 'changed' } })
})

test('another room is told and nothing more; a typing error is told to nobody; another may be said to matter', async () => {
  await atNoon()
  const offering = await toBuy(house, { startsInDays: 30 })
  const email = `rom-${randomUUID()}@example.test`
  await bought(house, offering, { buyer: { email } })
  const { startsAt, endsAt } = await heldAt(offering)
  const inRoom = (place: string) => ({ sessions: [{ startsAt, endsAt, place }] })
  await change(offering, inRoom('Rom P99')) // as its sessions are now, whatever they were
  await until(() => mailsTo(email, 'Endring').length === 1)
  await change(offering, { ...inRoom('Rom P98'), notice: { kind: 'silent' } })
  await change(offering, inRoom('Rom P97'))
  await until(() => mailsTo(email, 'Endring').length === 2)
  const last = mailsTo(email, 'Endring')[0]!.text
  expect(last).toMatch(/P98[\s\S]+P97[\s\S]+ikke gjøre noe/)
  await change(offering, { ...inRoom('Rom P96'), notice: { kind: 'material', freeDays: 2 } })
  await until(() => mailsTo(email, 'Endring').length === 3)
  expect(mailsTo(email, 'Endring')[0]!.text).toContain('avbestille gratis til og med')
  await change(offering, { saleClosesAt: startsAt }) // nothing that anybody arranges their life by
  expect(
    await house.witness(`select 1 from offering_changes where offering_id = '${offering.offeringId}'`),
  ).toHaveLength(4)
})

test('at night what can wait is written in the morning, and what begins within a day at once', async () => {
  const [far, near] = [await toBuy(house, { startsInDays: 40 }), await toBuy(house, { startsInDays: 40 })]
  const [sleeper, traveller] = [`sover-${randomUUID()}@example.test`, `reiser-${randomUUID()}@example.test`]
  await bought(house, far, { buyer: { email: sleeper } })
  await bought(house, near, { buyer: { email: traveller } })
  const night = await oslo('22:30')
  await moveTo(house, night.toISOString(), 0)
  const today = { startsAt: new Date(night.getTime() + 12 * 3_600_000).toISOString() }
  await change(far, { place: 'Bergen' })
  await change(near, { ...today, notice: { kind: 'minor' } })
  await until(() => mailsTo(traveller, 'Endring').length === 1)
  const [waits] = await house.witness(
    `select next_try_at as at, sent_at from mails where kind = 'change' and to_email = '${sleeper}'`,
  )
  expect(waits).toMatchObject({ at: afterQuiet(night), sent_at: null })
  await moveTo(house, afterQuiet(night).toISOString(), -1_000)
  await until(() => mailsTo(sleeper, 'Endring').length === 1)
})

test('three days before, who takes part is reminded with what only they are told; of a moved course anew', async () => {
  const offering = await toBuy(house, { startsInDays: 20 })
  const email = `snart-${randomUUID()}@example.test`
  await bought(house, offering, { buyer: { email } })
  const told = { joinUrl: 'https://moete.example/rom/42', practical: { nb: 'Ta med pc.', en: 'Bring a laptop.' } }
  await change(offering, told)
  const seen = await ask<object>(house, `/offerings/${offering.offeringId}`, {})
  expect(JSON.stringify(seen.body)).not.toContain('moete.example')
  await moveTo(house, (await heldAt(offering)).startsAt, 2.5 * DAY_MS)
  await until(
    async () =>
      (await house.witness(`select 1 from mails where kind = 'starts' and to_email = '${email}'`)).length === 1,
  )
  const [mail] = await house.witness(`select text from mails where kind = 'starts' and to_email = '${email}'`)
  expect(mail!.text).toMatch(/Sted: [\s\S]+https:\/\/moete\.example\/rom\/42[\s\S]+Ta med pc\./)
  await change(offering, await moved(offering, 10))
  await moveTo(house, (await heldAt(offering)).startsAt, 2.5 * DAY_MS)
  await until(
    async () =>
      (await house.witness(`select 1 from mails where kind = 'starts' and to_email = '${email}'`)).length === 2,
  )
})

test('what matters: another start, a session more, a later end, another place, form or language', () => {
  const at = (day: number, hour: number) => new Date(Date.UTC(2027, 2, day, hour)).toISOString()
  const one = { startsAt: at(1, 8), endsAt: at(1, 14), place: 'Rom 1' }
  const base: Arranged = {
    ...{
      startsAt: at(1, 8),
      endsAt: at(1, 14),
      zone: 'Europe/Oslo',
      mode: 'campus',
      place: 'Oslo',
      teachingLang: 'nb',
    },
    sessions: [one],
  }
  const cases: [Partial<Arranged>, boolean][] = [
    [{ sessions: [{ ...one, place: 'Rom 2' }] }, false],
    [{ sessions: [{ ...one, endsAt: at(1, 13) }] }, false],
    [{ sessions: [{ ...one, endsAt: at(1, 15) }] }, true],
    [{ sessions: [one, { ...one, startsAt: at(1, 13) }] }, true],
    [{ sessions: [{ ...one, startsAt: at(1, 9) }] }, true],
    [{ startsAt: at(2, 8) }, true],
    [{ place: 'Bergen' }, true],
    [{ mode: 'online' }, true],
    [{ teachingLang: 'en' }, true],
  ]
  for (const [change, matters] of cases)
    expect(isMaterial(base, { ...base, ...change }), JSON.stringify(change)).toBe(matters)
})

test('the night ends at eight on the seller’s wall clock, also in the nights in which the clocks change', () => {
  const to = (instant: string) => afterQuiet(new Date(instant)).toISOString()
  expect(to('2027-03-27T20:30:00Z')).toBe('2027-03-28T06:00:00.000Z') // summer time begins that night
  expect(to('2027-10-30T19:00:00Z')).toBe('2027-10-31T07:00:00.000Z') // and ends in this
  expect(to('2027-06-01T05:59:59Z')).toBe('2027-06-01T06:00:00.000Z')
  expect(to('2027-06-01T18:59:59Z')).toBe('2027-06-01T18:59:59.000Z')
})
