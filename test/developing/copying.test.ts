import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CARRIED, LEFT } from '../../src/developing/carried.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering } from '../support/make.ts'
import { HEALTH, hire } from './people.ts'

const ZONE = 'Europe/Oslo'
const at = (day: string, time: string) =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE).epochMilliseconds)
let house: House
let key: string
let dean: { cookie: string }
let offering: Offering

/** An autumn start of two Thursdays, with everything that an offering can have. */
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['course-administrator'])
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  offering = await make.offering(house, { capacity: 12, mode: 'online' })
  const { offeringId } = offering
  const put = async (method: string, path: string, body: object) => {
    const answer = await ask(house, path, { method, headers: bearer(key), body })
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body
  }
  const sessions = ['2027-10-21', '2027-10-28'].map((day) => ({
    ...{ startsAt: at(day, '17:00').toISOString(), endsAt: at(day, '20:00').toISOString(), place: 'Zoom' },
  }))
  await put('PATCH', `/offerings/${offeringId}`, {
    ...{ startsAt: sessions[0]!.startsAt, endsAt: sessions[1]!.endsAt, sessions, joinUrl: 'https://zoom.test/1' },
    ...{ saleOpensAt: at('2027-08-01', '08:00').toISOString(), saleClosesAt: at('2027-10-14', '23:59').toISOString() },
    practical: { nb: 'Ta med PC', en: 'Bring a computer' },
  })
  await put('PUT', `/offerings/${offeringId}/dimensions`, { costCentre: '4020', project: 'EVU-7' })
  await put('PUT', `/offerings/${offeringId}/completion-rule`, { attendancePercent: 80 })
  await put('POST', `/offerings/${offeringId}/extras`, {
    ...{
      name: { nb: 'Bok', en: 'Book' },
      netMinor: 40_000,
      taxClass: 'exempt-teaching',
      taxDecision: 'Del av kurset',
      mostPerSeat: 1,
      required: false,
    },
    delivered: 'first-session',
  })
  const { teacherId } = await teach(put)
  const stored = await house.witness(
    `select id from offering_sessions where offering_id = '${offeringId}' order by starts_at`,
  )
  await put('PUT', `/offerings/${offeringId}/teachers/${teacherId}/sessions`, { sessionIds: [stored[1]!.id] })
  await put('POST', `/offerings/${offeringId}/costs`, { what: 'Lokale', kind: 'fixed', amountMinor: 500_000 })
  await put('POST', `/offerings/${offeringId}/questions`, QUESTION)
  const tasks = [{ what: 'Bestill rom', days: -42 }]
  const { templateId } = await put('POST', '/task-templates', { name: 'Før oppstart', for: 'start', tasks })
  await put('POST', `/courses/${offering.courseId}/task-templates`, { templateId, offeringId })
}, 90_000)
afterAll(() => house?.close())

const QUESTION = {
  ...{ kind: 'line', text: { nb: 'Hva jobber du med?', en: 'What do you work with?' }, help: { nb: '', en: '' } },
  ...{
    reason: { nb: 'For å tilpasse kurset', en: 'To fit the course' },
    choices: [],
    required: false,
    sensitive: false,
  },
  ...{ seenByTeachers: true, seenByCompany: false, keptDays: 30 },
}
async function teach(put: (method: string, path: string, body: object) => Promise<Record<string, unknown>>) {
  const path = `/offerings/${offering.offeringId}/teachers`
  await put('POST', path, { name: 'Lars Lærer', email: 'lars@oppstart.test' })
  const { personId } = await put('POST', path, { name: 'Gunn Gjest', email: 'gunn@oppstart.test' })
  return { teacherId: personId as string }
}
const does = (sql: string) => act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql))
const copy = (body: object, idempotencyKey = randomUUID(), headers: Record<string, string> = dean) =>
  ask<{ offeringId: string; type: string }>(house, `/offerings/${offering.offeringId}/copies`, {
    ...{ method: 'POST', headers: { ...headers, 'idempotency-key': idempotencyKey }, body },
  })
const sessionsOf = async (offeringId: string) =>
  (
    await house.witness(
      `select to_char(starts_at at time zone '${ZONE}', 'Dy YYYY-MM-DD HH24:MI') as t, place from offering_sessions where offering_id = '${offeringId}' order by starts_at`,
    )
  ).map(({ t }) => t)

test('a copy keeps weekdays and times of day across the change of the clocks, and what it meets is pointed out', async () => {
  expect(await sessionsOf(offering.offeringId)).toEqual(['Thu 2027-10-21 17:00', 'Thu 2027-10-28 17:00'])
  const { body, status } = await copy({ firstDay: '2028-05-18' })
  expect(status).toBe(201)
  expect(await sessionsOf(body.offeringId)).toEqual(['Thu 2028-05-18 17:00', 'Thu 2028-05-25 17:00'])
  const { body: looked } = await ask<{ looks: object[] }>(house, `/offerings/${body.offeringId}/look-over`, {
    headers: dean,
  })
  expect(looked.looks).toEqual([
    { name: 'holiday', day: '2028-05-25' },
    { name: 'no-join-link', day: null },
  ])
  const [sale] = await house.witness(
    `select to_char(sale_closes_at at time zone '${ZONE}', 'HH24:MI') as closes, published_at, code from offerings where id = '${body.offeringId}'`,
  )
  expect(sale).toMatchObject({ closes: '23:59', published_at: null })
  expect((await copy({ firstDay: '2027-10-21' })).status).toBe(422)
  for (const firstDay of ['9999-12-31', '0000-01-01', '2037-12-31'])
    expect(await copy({ firstDay })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/firstDay' }] } })
})

test('copying twice with one key makes one, and another key another with a code of its own', async () => {
  const [once, key2] = [randomUUID(), randomUUID()]
  const [first, again] = [await copy({ firstDay: '2028-10-19' }, once), await copy({ firstDay: '2028-10-19' }, once)]
  expect(again).toEqual(first)
  const other = await copy({ firstDay: '2028-10-19' }, key2)
  expect(other.body.offeringId).not.toBe(first.body.offeringId)
  expect((await copy({ firstDay: '2028-10-20' }, once)).body).toMatchObject({
    type: '/problems/idempotency/key-reused',
  })
  const codes = await house.witness(
    `select code from offerings where id in ('${first.body.offeringId}', '${other.body.offeringId}')`,
  )
  expect(new Set(codes.map(({ code }) => code)).size).toBe(2)
  const taken = await copy({ firstDay: '2028-10-19', code: String(codes[0]!.code) })
  expect(taken).toMatchObject({ status: 409, body: { type: '/problems/catalogue/code-taken' } })
})

/** Columns that are a row's own, or that follow from the new first day. */
const OWN = new Set(
  'id offering_id pool_id code starts_at ends_at sale_opens_at sale_closes_at published_at created_at changed_at since asked_at session_ids external_client external_id join_url hold_id held_until'.split(
    ' ',
  ),
)
test('all that an offering has is carried to the copy or left on purpose: a new table must say which', async () => {
  const tables = await house.witness(
    `select distinct table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where column_name = 'offering_id' and table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  expect(tables.map(({ name }) => name)).toEqual([...CARRIED, ...LEFT].sort())
  const { body } = await copy({ firstDay: '2029-01-11' })
  const rows = async (table: string, offeringId: string) => {
    const own = table === 'offerings' ? 'id' : 'offering_id'
    const found = await house.witness(`select to_jsonb(t) as row from ${table} t where t.${own} = '${offeringId}'`)
    return found
      .map(({ row }) => JSON.stringify(Object.entries(row as object).filter(([name]) => !OWN.has(name))))
      .sort()
  }
  for (const table of ['offerings', ...CARRIED.filter((each) => each !== 'offering_companies')]) {
    const there = await rows(table, offering.offeringId)
    expect(there, `the first has ${table}`).not.toEqual([])
    expect(await rows(table, body.offeringId), table).toEqual(there)
  }
  const seats = `select count(*)::int as n from seats s join seat_pools p on p.id = s.pool_id where s.sold_at is null and p.offering_id = '${body.offeringId}'`
  expect(await house.witness(seats)).toMatchObject([{ n: 12 }])
  const some = await house.witness(
    `select s.starts_at from offering_teachers t join offering_sessions s on s.id = any (t.session_ids) where t.offering_id = '${body.offeringId}'`,
  )
  expect(some).toHaveLength(1)
  const { body: bare } = await copy({ firstDay: '2029-02-01', teachers: false })
  expect(await rows('offering_teachers', bare.offeringId)).toEqual([])
})

test('a closed start stays closed for the same companies, whoever copies it', async () => {
  const companyId = randomUUID()
  await does(
    `insert into companies (id, organisation_number, name, street, postcode, city, country, invoice_email) values ('${companyId}', '923609016', 'Lukket AS', 'Gata 1', '0155', 'Oslo', 'NO', 'x@lukket.test')`,
  )
  await does(`insert into offering_companies values ('${offering.offeringId}', '${companyId}', app_now())`)
  await does(`update offerings set closed = true where id = '${offering.offeringId}'`)
  const { body } = await copy({ firstDay: '2029-03-01' })
  const [copied] = await house.witness(
    `select o.closed, c.company_id from offerings o join offering_companies c on c.offering_id = o.id where o.id = '${body.offeringId}'`,
  )
  expect(copied).toMatchObject({ closed: true, company_id: companyId })
})

test('a course is a template for another', async () => {
  const made = await ask<{ courseId: string }>(house, `/courses/${offering.courseId}/copies`, {
    ...{ method: 'POST', headers: dean, body: { slug: 'et-nytt-kurs' } },
  })
  expect(made.status).toBe(201)
  const course = async (id: string) => (await ask(house, `/admin/courses/${id}`, { headers: dean })).body
  const [first, second] = [await course(offering.courseId), await course(made.body.courseId)]
  expect(second).toEqual({ ...first, courseId: made.body.courseId, slug: 'et-nytt-kurs', publishedAt: null })
})
