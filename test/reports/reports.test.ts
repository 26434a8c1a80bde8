import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayPlus } from '../../src/platform/clock.ts'
import { allOf, GROUPS_MOST } from '../../src/reports/cut.ts'
import { hire, LAW } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { ask, bearer, buy, make, type Offering, order, until } from '../support/make.ts'

type Row = {
  key: string
  nameNb: string
  agreedMinor: number
  invoicedMinor: number
  earnedMinor: number
  seats: number
  agreedBeforeMinor: number
  earnedBeforeMinor: number
}
type Report = { rows: Row[]; seats: { key: string; capacity: number; sold: number }[] }
const GROUPS = ['faculty', 'course', 'offering', 'channel', 'source', 'first-source', 'campaign', 'month']
const SOURCES = ['linkedin', 'avisen.example', null]

let house: House
let owner: pg.Client
let finance: Record<string, string>
let program: string
let today: string
const made: Offering[] = []
const placed: { id: string; offering: Offering; quantity: number; source: string | null }[] = []

/** The same every time: a world that fails can be looked at again. */
let seed = 20_261_130
const chance = (most: number) => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % most
}

beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  finance = bearer(await make.client(house, ['finance']))
  program = await make.client(house, ['course-administrator'])
  today = await dayOf(house)
  for (let n = 0; n < 4; n++)
    made.push(
      await make.offering(house, {
        title: `Kurs ${n}`,
        price: 100_003 + chance(50_000),
        startsInDays: 3 + 7 * n,
        capacity: 30,
      }),
    )
  for (const { courseId } of made.slice(2))
    await owner.query('update courses set faculty = $2 where id = $1', [courseId, LAW])
  for (let n = 0; n < 12; n++) await sell()
  await buy(house, { offering: made[0]! })
  await until(async () => (await house.witness('select from documents')).length === placed.length + 1)
}, 120_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

async function sell(): Promise<void> {
  const [offering, quantity, source] = [made[chance(made.length)]!, 1 + chance(2), SOURCES[chance(SOURCES.length)]!]
  const touch = { source: source ?? '', medium: 'referral', campaign: 'host', day: today }
  const attribution = source === null ? {} : { attribution: { first: touch, last: touch, consentVersion: 1 } }
  const { status, body } = await order(house, program, { offering, quantity, change: attribution })
  expect(status, JSON.stringify(body)).toBe(201)
  placed.push({ id: body.id, offering, quantity, source })
}
/** What was taught through yesterday is in the book. */
const taught = () =>
  until(async () => {
    const [row] = await house.witness(
      `select max(through_on) = (app_now() at time zone 'Europe/Oslo')::date - 1 as done from recognition_runs`,
    )
    return row!.done === true
  })
const credit = async (orderId: string) => {
  const answer = await ask(house, `/orders/${orderId}/credit-note`, {
    method: 'POST',
    headers: { ...finance, 'idempotency-key': orderId },
    body: { reason: 'Avbestilt' },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
}
const report = async (by: string, headers = finance, more = '') =>
  (await ask<Report>(house, `/reports/income?from=${today}&to=${dayPlus(today, 60)}&by=${by}${more}`, { headers })).body
const sum = (rows: readonly Row[], name: keyof Row) => rows.reduce((total, row) => total + Number(row[name]), 0)
/** What went to the accounts of income, and came from them. */
const ledger = async () => {
  const [row] = await house.witness(
    `select coalesce(sum(case when c.kind = 'income' then p.amount_minor else 0 end - case when d.kind = 'income' then p.amount_minor else 0 end), 0)::bigint as minor
     from postings p join accounts c on c.code = p.credit join accounts d on d.code = p.debit`,
  )
  return Number(row!.minor)
}

test('a credit lowers the income of the source that its buyer came from, and the seats', async () => {
  const sold = placed.find(({ source }) => source === 'linkedin')!
  const of = (rows: readonly Row[]) => rows.find(({ key }) => key === 'linkedin / referral')!
  const before = of((await report('source')).rows)
  await credit(sold.id)
  await until(async () => (await house.witness(`select from documents where kind = 'credit-note'`)).length === 1)
  const after = of((await report('source')).rows)
  const minor = sold.offering.price * sold.quantity
  expect(before.agreedMinor - after.agreedMinor).toBe(minor)
  expect(before.invoicedMinor - after.invoicedMinor).toBe(minor)
  expect(before.seats - after.seats).toBe(sold.quantity)
})

test('whatever income is divided by, it comes to the same; and what was earned is what the book has', async () => {
  await passTo(house, 14)
  await taught()
  const first = placed.find(({ source }) => source === 'linkedin')!
  const credited = placed.find((each) => each.offering === made[0] && each !== first)!
  await credit(credited.id)
  await until(async () => (await house.witness(`select from documents where kind = 'credit-note'`)).length === 2)
  await passTo(house, 14)
  await taught()
  const all = await Promise.all(GROUPS.map(async (by) => ({ by, rows: (await report(by)).rows })))
  const [net] = await house.witness(
    `select sum(case kind when 'invoice' then net_minor else -net_minor end)::bigint as minor from documents`,
  )
  for (const { by, rows } of all)
    expect({
      by,
      agreed: sum(rows, 'agreedMinor'),
      invoiced: sum(rows, 'invoicedMinor'),
      earned: sum(rows, 'earnedMinor'),
      seats: sum(rows, 'seats'),
    }).toEqual({
      by,
      agreed: Number(net!.minor),
      invoiced: Number(net!.minor),
      earned: await ledger(),
      seats: sum(all[0]!.rows, 'seats'),
    })
  expect(await ledger()).toBeGreaterThan(0)
})

test('what there was a year before comes to the same, whatever it is divided by, also where this year has nothing', async () => {
  const days = `from=${today}&to=${dayPlus(today, 425)}`
  for (const by of GROUPS) {
    const { rows } = (await ask<Report>(house, `/reports/income?${days}&by=${by}`, { headers: finance })).body
    expect({ by, agreed: sum(rows, 'agreedBeforeMinor'), earned: sum(rows, 'earnedBeforeMinor') }).toEqual({
      by,
      agreed: sum(rows, 'agreedMinor'),
      earned: await ledger(),
    })
    if (by === 'month') expect(rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key).toSorted())
  }
})

test('a report with more groups than it holds is refused, and not told as if it were whole', () => {
  expect(allOf(Array.from({ length: GROUPS_MOST }, () => 1))).toHaveLength(GROUPS_MOST)
  expect(() => allOf(Array.from({ length: GROUPS_MOST + 1 }, () => 1))).toThrow(/a report holds/)
})

test('seats of what starts in the period are filled by what was sold of it', async () => {
  const { seats } = await report('offering')
  const first = seats.find(({ key }) => key === made[0]!.offeringId)!
  const [row] = await house.witness(
    `select count(s.sold_at)::int as sold from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${made[0]!.offeringId}'`,
  )
  expect(first).toMatchObject({ capacity: 30, sold: row!.sold })
  expect((await report('channel')).seats).toEqual([])
})

test('whoever keeps a faculty sees its income and nothing of others, in the answer, the file and the page', async () => {
  const { cookie } = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: LAW })
  const dean = { cookie }
  const own = (await report('faculty', dean)).rows
  expect(own.map(({ key }) => key)).toEqual([LAW])
  expect(own[0]!.agreedMinor).toBe((await report('faculty')).rows.find(({ key }) => key === LAW)!.agreedMinor)
  expect((await report('course', dean, `&faculty=${encodeURIComponent('Fakultet for helsevitenskap')}`)).rows).toEqual(
    [],
  )
  const file = await fetch(`${house.url}/reports/income.csv?from=${today}&to=${dayPlus(today, 60)}&by=course`, {
    headers: dean,
  })
  const text = await file.text()
  expect(text).toContain('Kurs 2')
  expect(text).not.toContain('Kurs 0')
  const page = await fetch(`${house.url}/admin/reports?from=${today}&to=${dayPlus(today, 60)}&by=course`, {
    headers: { ...dean, accept: 'text/html' },
  })
  const words = await page.text()
  expect(words).toContain('Kurs 2')
  expect(words).not.toContain('Kurs 0')
  expect((await ask(house, `/reports/partner-shares?from=${today}&to=${today}`, { headers: dean })).status).toBe(403)
})

test('a term is sold for what its starts brought, of the target that was set', async () => {
  const now = await dayOf(house)
  const starts = await house.witness(
    `select (min(starts_at) at time zone 'Europe/Oslo')::date::text as day from offerings`,
  )
  const day = String(starts[0]!.day)
  const term = `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? 'spring' : 'autumn'}`
  const set = (faculty: string) =>
    ask(house, '/income-targets', {
      method: 'PUT',
      headers: bearer(program),
      body: { faculty, term, target: { minor: 90_000_000, currency: 'NOK' } },
    })
  expect((await set(LAW)).status).toBe(204)
  expect((await set('Fakultet for alkymi')).body).toMatchObject({ errors: [{ pointer: '/faculty' }] })
  const { body } = await ask<{
    today: string
    rows: { faculty: string; soldMinor: number; targetMinor: number | null }[]
  }>(house, `/reports/term?term=${term}`, { headers: finance })
  expect(body.today).toBe(now)
  const [sold] = await house.witness(
    `select coalesce(sum(case d.kind when 'invoice' then x.net_minor else -x.net_minor end), 0)::bigint as minor
     from document_lines x join documents d on d.id = x.document_id join order_lines l on l.id = x.order_line_id join offerings f on f.id = l.offering_id
     join courses c on c.id = f.course_id where c.faculty = '${LAW}' and f.starts_at ${term.endsWith('autumn') ? '<' : '>='} '${Number(day.slice(0, 4)) + (term.endsWith('autumn') ? 1 : 0)}-01-01'`,
  )
  expect(body.rows.find(({ faculty }) => faculty === LAW)).toMatchObject({
    targetMinor: 90_000_000,
    soldMinor: Number(sold!.minor),
  })
})

test('sales are taken out as events with where they came from, and without anybody in them', async () => {
  const answer = await fetch(
    `${house.url}/exports/conversions.csv?from=${today}&to=${dayPlus(today, 60)}&form=machine`,
    { headers: finance },
  )
  const text = await answer.text()
  expect(text.trim().split('\n')).toHaveLength(placed.length + 2)
  const told = placed.find(({ source }) => source !== null)!
  expect(text.split('\n').find((line) => line.startsWith(told.id))).toContain(`${told.source},referral,host`)
  expect(text).not.toMatch(/Kari Prøve|bedrift\.test|Prøvebedriften/)
})
