import { afterAll, beforeAll, expect, test } from 'vitest'
import { onTheBoard } from '../../src/developing/board.ts'
import { COURSES_MOST } from '../../src/developing/course-facts.ts'
import { readTogether } from '../../src/platform/db/transact.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, checkOut, make, order } from '../support/make.ts'
import { HEALTH, hire, LAW } from './people.ts'

const EVERYTHING = { lang: 'nb', faculties: null, responsible: null } as const
type Headers = Record<string, string>
type Person = { cookie: string; email: string; personId: string }
let house: House
let keeper: Person
let dean: Person
let lawyer: Person

beforeAll(async () => {
  house = await bootTill()
  keeper = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  lawyer = await hire(house, 'Jurist Juul', { role: 'faculty-administrator', faculty: LAW })
}, 90_000)
afterAll(() => house?.close())

const as = ({ cookie }: { cookie: string }): Headers => ({ cookie })
const post = <T = { type: string; missing?: { name: string }[] }>(path: string, who: Headers, body: object) =>
  ask<T>(house, path, { method: 'POST', headers: who, body })
const does = (sql: string) => act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql))
const step = (courseId: string, body: object) => post(`/courses/${courseId}/steps`, as(dean), body)
const lacks = async (courseId: string, body: object) =>
  (await step(courseId, body)).body.missing!.map(({ name }) => name)
const stageOf = async (courseId: string) =>
  (await ask<{ stage: string }>(house, `/courses/${courseId}/life`, { headers: as(dean) })).body.stage

test('a gate lists everything that is missing, opens when it is mended, and every step is kept with who and when', async () => {
  const course = { slug: 'nytt-kurs', faculty: HEALTH, creditTenths: 25, level: 'bachelor' }
  const made = await post<{ courseId: string }>('/courses', as(dean), {
    ...course,
    texts: { nb: { title: 'Nytt kurs' } },
  })
  const { courseId } = made.body
  expect(await stageOf(courseId)).toBe('idea')
  expect(await lacks(courseId, { step: 'development' })).toEqual(['contact'])
  const whole = ['texts', 'for-whom', 'contact', 'start-planned', 'start-priced']
  expect(await lacks(courseId, { step: 'marketing' })).toEqual(whole)
  const nb = { title: 'Nytt kurs', summary: 'x'.repeat(301), description: 'Mye.', prerequisites: 'For alle.' }
  const change = (body: object) => ask(house, `/courses/${courseId}`, { method: 'PATCH', headers: as(dean), body })
  expect((await change({ contactEmail: 'kurs@oppstart.test', texts: { nb } })).status).toBe(204)
  expect((await step(courseId, { step: 'development' })).status).toBe(204)
  expect((await step(courseId, { step: 'development' })).body).toMatchObject({
    type: '/problems/developing/already-there',
  })
  expect(await lacks(courseId, { step: 'marketing' })).toEqual([
    'texts',
    'summary-short',
    'start-planned',
    'start-priced',
  ])
  const other = await make.offering(house)
  await does(`update offerings set course_id = '${courseId}', published_at = null where id = '${other.offeringId}'`)
  await change({ texts: { nb: { ...nb, summary: 'Kort.' } } })
  expect(await lacks(courseId, { step: 'marketing' })).toEqual(['texts'])
  expect((await step(courseId, { step: 'marketing', note: 'Undervises bare på norsk.' })).status).toBe(204)
  expect(await stageOf(courseId)).toBe('marketing')
  expect(await lacks(courseId, { step: 'archived' })).toEqual(['starts-over'])
  await does(`update courses set published_at = app_now() where id = '${courseId}'`)
  await does(`update offerings set published_at = app_now() where id = '${other.offeringId}'`)
  expect(await stageOf(courseId)).toBe('on-sale')
  expect(await lacks(courseId, { step: 'evaluated' })).toEqual(['delivered', 'note'])
  expect(await lacks(courseId, { step: 'development' })).toEqual(['starts-current'])
  await order(house, await make.client(house, ['support']), { offering: other, quantity: 2 })
  await checkOut(house, { offering: other })
  await does(
    `insert into waiting_entries (id, offering_id, pool_id, name, email, lang, quantity, wanting, takes, asked_at, confirmed_at)
     select gen_random_uuid(), offering_id, id, 'Vera Venter', 'vera@oppstart.test', 'nb', 1, 1, 'all-or-nothing', app_now(), app_now() from seat_pools where offering_id = '${other.offeringId}'`,
  )
  expect(await lacks(courseId, { step: 'archived' })).toEqual(['starts-over', 'orders-open', 'nobody-waits'])
  await does(`update waiting_entries set ended_at = app_now(), ended_as = 'left' where email = 'vera@oppstart.test'`)
  await does(
    `update orders set cancelled_at = app_now(), cancel_cause = 'abandoned' where settled_at is null and cancelled_at is null`,
  )
  await does(
    `update offerings set starts_at = app_now() + interval '1 hour' - (ends_at - starts_at) - interval '2 hours', ends_at = app_now() + interval '1 second' where id = '${other.offeringId}'`,
  )
  await house.moveClock(2)
  expect(await stageOf(courseId)).toBe('delivered')
  await does(
    `insert into evaluations values ('${other.offeringId}', 1, 2, app_now() - interval '30 days', app_now() - interval '9 days');
     insert into evaluation_answers values (gen_random_uuid(), '${other.offeringId}', 3, 7, '')`,
  )
  expect(await lacks(courseId, { step: 'evaluated', note: 'Ti av ti.' })).toEqual(['answers-concluded'])
  await does(
    `insert into evaluation_conclusions (offering_id, evaluated_at, evaluated_by, note) values ('${other.offeringId}', app_now(), 'job:test', 'Mer tid.')`,
  )
  expect((await step(courseId, { step: 'evaluated', note: 'Ti av ti vil ha mer.' })).status).toBe(204)
  const steps = await house.witness(`select step, by from course_steps where course_id = '${courseId}' order by at`)
  expect(steps.map((row) => row.step)).toEqual(['development', 'marketing', 'evaluated'])
  expect(steps[0]!.by).toBe(`person:${dean.personId}`)
  await expect(does(`update course_steps set note = 'x'`)).rejects.toThrow(/permission denied/)
  const logged = await house.witness(
    `select after from audit_acts where kind = 'course_steps' and subject_id = '${courseId}'`,
  )
  expect(logged).toHaveLength(3)
})

test('the board shows each faculty its own courses and proposals by stage, in as many statements for three hundred as for one', async () => {
  const read = async (who: Headers, query = '') =>
    (
      await ask<{ stages: { stage: string; cards: { title: string; wanting: object[] }[] }[] }>(
        house,
        `/admin/board${query}`,
        { headers: who },
      )
    ).body.stages
  const stages = await read(as(dean))
  expect(stages.map(({ stage }) => stage)).toEqual([
    'idea',
    'development',
    'marketing',
    'on-sale',
    'delivered',
    'evaluated',
    'archived',
  ])
  expect(stages[5]!.cards).toMatchObject([{ title: 'Nytt kurs', wanting: [] }])
  expect((await read(as(lawyer))).flatMap(({ cards }) => cards)).toEqual([])
  expect((await read(as(keeper), `?faculty=${LAW}`)).flatMap(({ cards }) => cards)).toEqual([])
  const statements = () =>
    readTogether(house.till.connection.pool, async (on) => {
      let asked = 0
      const query = (...given: Parameters<typeof on.client.query>) => {
        asked++
        return on.client.query(...given)
      }
      await onTheBoard({ client: { query } as typeof on.client }, EVERYTHING)
      return asked
    })
  expect(await statements()).toBe(2)
  await does(`insert into courses (id, slug, faculty, credit_tenths, level, topics, contact_email)
    select gen_random_uuid(), 'mange-' || n, '${LAW}', 25, 'bachelor', '{}', '' from generate_series(1, 300) n`)
  expect(await statements()).toBe(2)
  expect((await read(as(lawyer)))[0]!.cards).toHaveLength(300)
})

test('what is newest stays on the board when older courses fill it, and a draft whose round is over is not shown', async () => {
  await does(`insert into courses (id, slug, faculty, credit_tenths, level, topics, contact_email)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'gammelt-' || n, '${LAW}', 25, 'bachelor', '{}', '' from generate_series(1, ${COURSES_MOST}) n`)
  const board = async (path: string) =>
    (await fetch(`${house.url}${path}`, { headers: { ...as(keeper), accept: 'text/html' } })).text()
  const everything = await board('/admin/board')
  expect(everything).toContain('Nytt kurs')
  expect(everything).toContain('Tavlen viser de')
  const own = await board(`/admin/board?faculty=${encodeURIComponent(HEALTH)}`)
  expect(own).toContain('Nytt kurs')
  expect(own).not.toContain('Tavlen viser de')
  expect(own).toContain(`value="${LAW}"`)
  await does(`with r as (insert into proposal_rounds (id, name, asks, criteria, opens_at, closes_at, currency, set_at, set_by)
      values (gen_random_uuid(), '{}', '{}', '{}', app_now() - interval '2 days', app_now() - interval '1 day', 'NOK', app_now(), 'x') returning id)
    insert into proposals (id, round_id, faculty, words, contact_email, teachers, proposer_id, started_at, changed_at)
    select gen_random_uuid(), r.id, '${HEALTH}', '{}', '', '{}', '${dean.personId}', app_now(), app_now() from r`)
  const { ideas } = await readTogether(house.till.connection.pool, (on) => onTheBoard(on, EVERYTHING))
  expect(ideas).toEqual([])
})
