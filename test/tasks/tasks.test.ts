import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { HEALTH, hire, LAW } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make, type Offering } from '../support/make.ts'

type Person = { cookie: string; email: string; personId: string }
type Task = {
  taskId: string
  what: string
  due: string
  doneAt: string | null
  doneBy: string | null
  offeringId: string
}
let house: House
let keeper: Person
let dean: Person
let lawyer: Person
let offering: Offering

beforeAll(async () => {
  house = await bootTill()
  keeper = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  lawyer = await hire(house, 'Jurist Juul', { role: 'faculty-administrator', faculty: LAW })
  offering = await make.offering(house, { title: 'Anatomi' })
  await does(`update courses set faculty = '${HEALTH}'`)
}, 90_000)
afterAll(() => house?.close())

const does = (sql: string) => act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql))
const call = <T = { type: string; taskId: string; templateId: string; tasks: Task[]; errors?: { pointer: string }[] }>(
  who: Person,
  request: string,
  body?: object,
) => {
  const [method, path] = request.split(' ') as [string, string]
  return ask<T>(house, path, { method, headers: { cookie: who.cookie }, ...(body ? { body } : {}) })
}
const OSLO = 'Europe/Oslo'
const at = (day: string, time: string) =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(OSLO).epochMilliseconds).toISOString()
/** The first session of the start is moved, as on its page. */
const meets = async (day: string) => {
  const sessions = [{ startsAt: at(day, '00:30'), endsAt: at(day, '03:00'), place: 'B2' }]
  const times = { startsAt: sessions[0]!.startsAt, endsAt: sessions[0]!.endsAt, saleClosesAt: sessions[0]!.startsAt }
  const answer = await call(keeper, `PATCH /offerings/${offering.offeringId}`, { ...times, sessions })
  expect(answer.status, JSON.stringify(answer.body)).toBe(204)
}
const tasksOf = async (courseId: string, who = dean) => (await call(who, `GET /courses/${courseId}/tasks`)).body.tasks
const add = (who: Person, body: object) => call(who, `POST /courses/${offering.courseId}/tasks`, body)

test('“6 weeks before” is the same weekday across the change of the clocks, and moves when the start moves', async () => {
  const { offeringId, courseId } = offering
  await meets('2028-04-13')
  expect((await add(dean, { what: 'Bestill rom', offeringId, days: -42 })).status).toBe(201)
  expect(await tasksOf(courseId)).toMatchObject([{ what: 'Bestill rom', due: '2028-03-02', days: -42, offeringId }])
  await meets('2028-11-02')
  expect((await tasksOf(courseId))[0]!.due).toBe('2028-09-21')
  const both = await add(dean, { what: 'Ring', offeringId, days: -1, dueOn: '2028-01-01' })
  expect(both).toMatchObject({ status: 422, body: { errors: [{ pointer: '/dueOn' }] } })
  expect(await add(dean, { what: 'Ring', days: -1 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/days' }] },
  })
  const elsewhere = await make.offering(house)
  expect((await add(dean, { what: 'Ring', days: -1, offeringId: elsewhere.offeringId })).status).toBe(404)
})

test('a task falls to whoever is named for it, else to whoever answers for the course; another faculty sees none of it', async () => {
  const mine = async (who: Person) => (await call(who, 'GET /admin/tasks')).body.tasks.map(({ what }) => what)
  expect(await mine(dean)).toEqual([])
  await call(dean, `PUT /courses/${offering.courseId}/responsible`, { personId: dean.personId })
  await add(dean, { what: 'Skriv tekst', dueOn: '2027-01-08', personId: keeper.personId })
  expect(await mine(dean)).toEqual(['Bestill rom'])
  expect(await mine(keeper)).toEqual(['Skriv tekst'])
  expect(await add(dean, { what: 'Ring', dueOn: '2027-01-08', personId: lawyer.personId })).toMatchObject({
    ...{ status: 409, body: { type: '/problems/tasks/not-a-keeper' } },
  })
  const room = (await tasksOf(offering.courseId)).find(({ what }) => what === 'Bestill rom')!
  expect((await call(lawyer, `PUT /tasks/${room.taskId}/done`, { done: true })).status).toBe(404)
  await does(`update offerings set published_at = null, cancelled_at = app_now() where id = '${offering.offeringId}'`)
  expect(await mine(dean)).toEqual([])
  const due = async () => (await tasksOf(offering.courseId)).map(({ what }) => what)
  expect(await due()).toEqual(['Skriv tekst'])
  await call(dean, `PUT /tasks/${room.taskId}/done`, { done: true })
  expect(await due()).toEqual(['Skriv tekst', 'Bestill rom'])
})

test('a task is done once, by whom and when, and can be opened again, changed and taken away', async () => {
  const { taskId } = (await add(dean, { what: 'Ring foreleser', dueOn: '2027-02-01' })).body
  const one = async () => (await tasksOf(offering.courseId)).find((each) => each.taskId === taskId)
  await call(dean, `PUT /tasks/${taskId}/done`, { done: true })
  await call(keeper, `PUT /tasks/${taskId}/done`, { done: true })
  expect(await one()).toMatchObject({ doneBy: 'Dekan Dahl', doneAt: expect.any(String) })
  await call(keeper, `PUT /tasks/${taskId}/done`, { done: false })
  expect(await one()).toMatchObject({ doneBy: null, doneAt: null })
  await call(keeper, `PUT /tasks/${taskId}`, { what: 'Ring begge', dueOn: '2027-02-02', note: 'Etter lunsj' })
  expect(await one()).toMatchObject({ what: 'Ring begge', due: '2027-02-02', note: 'Etter lunsj' })
  const acts = await house.witness(
    `select deed, before, after from audit_acts where kind = 'tasks' and coalesce(after, before) ->> 'id' = '${taskId}' order by id`,
  )
  expect(acts.map(({ deed }) => deed)).toEqual(['added', 'changed', 'changed', 'changed'])
  expect(JSON.stringify(acts)).not.toContain('Ring')
  expect((await call(keeper, `DELETE /tasks/${taskId}`)).status).toBe(204)
  expect(await one()).toBeUndefined()
})

test('a template is put on the same thing once, its tasks stay as they were, and one for starts is put on no course', async () => {
  const start = await make.offering(house, { title: 'Blodprøver' })
  await does(`update courses set faculty = '${HEALTH}'`)
  const tasks = [
    { what: 'Bestill rom', days: -42 },
    { what: 'Send lenke', days: -3 },
  ]
  const body = { name: 'Før oppstart', for: 'start', tasks }
  const { templateId } = (await call(keeper, 'POST /task-templates', body)).body
  expect((await call(dean, 'POST /task-templates', body)).status).toBe(403)
  const put = (wish: object) => call(dean, `POST /courses/${start.courseId}/task-templates`, wish)
  const { offeringId } = start
  expect(await put({ templateId })).toMatchObject({ body: { type: '/problems/tasks/template-for-another' } })
  expect(await put({ templateId, offeringId })).toMatchObject({ status: 201, body: { tasks: 2 } })
  expect(await put({ templateId, offeringId })).toMatchObject({ body: { type: '/problems/tasks/template-there' } })
  await call(keeper, `PUT /task-templates/${templateId}`, { ...body, tasks: [{ what: 'Noe annet', days: 0 }] })
  expect((await tasksOf(start.courseId)).map(({ what }) => what)).toEqual(['Bestill rom', 'Send lenke'])
  const back = { name: 'Fra ja til salg', for: 'course', tasks: [{ what: 'Skriv teksten', days: -1 }] }
  expect(await call(keeper, 'POST /task-templates', back)).toMatchObject({
    body: { errors: [{ pointer: '/tasks/0/days' }] },
  })
  const course = (await call(keeper, 'POST /task-templates', { ...back, tasks: [{ what: 'Skriv teksten', days: 14 }] }))
    .body
  expect((await put({ templateId: course.templateId })).status).toBe(201)
  const [{ day }] = (await house.witness(
    `select to_char((app_now() at time zone 'Europe/Oslo') + interval '14 days', 'YYYY-MM-DD') as day`,
  )) as [{ day: string }]
  expect((await tasksOf(start.courseId)).find(({ what }) => what === 'Skriv teksten')!.due).toBe(day)
  await call(keeper, `DELETE /task-templates/${templateId}`)
  expect((await put({ templateId, offeringId })).status).toBe(404)
})

test('a copy of a start brings its tasks along, undone, each as far from its first session; and what is late wants deciding', async () => {
  const start = await make.offering(house, { title: 'Celler', startsInDays: 20 })
  await does(`update courses set faculty = '${HEALTH}'`)
  const { offeringId, courseId } = start
  const wish = { what: 'Bestill rom', offeringId, days: -42 }
  const { taskId } = (await call(dean, `POST /courses/${courseId}/tasks`, wish)).body
  const reasons = async () =>
    (
      await call<{ offering: { reasons: { rule: string; count: number }[] } }>(
        dean,
        `GET /admin/offerings/${offeringId}/overview`,
      )
    ).body.offering.reasons.filter(({ rule }) => rule === 'task-overdue')
  expect(await reasons()).toMatchObject([{ count: 1 }])
  await call(dean, `PUT /tasks/${taskId}/done`, { done: true })
  expect(await reasons()).toEqual([])
  const copied = await ask<{ offeringId: string }>(house, `/offerings/${offeringId}/copies`, {
    ...{
      method: 'POST',
      headers: { cookie: dean.cookie, 'idempotency-key': crypto.randomUUID() },
      body: { firstDay: '2028-10-05' },
    },
  })
  const theirs = (await tasksOf(courseId)).find((each) => each.offeringId === copied.body.offeringId)
  expect(theirs).toMatchObject({ what: 'Bestill rom', due: '2028-08-24', doneAt: null })
})
