import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOVES } from '../../src/merging/moves.ts'
import { run } from '../../src/platform/db/statement.ts'
import { act } from '../../src/platform/till.ts'
import { erasePerson } from '../../src/privacy/erase-person.ts'
import { HEALTH, hire, LAW } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make } from '../support/make.ts'

type Person = { cookie: string; email: string; personId: string }
type Stages = { stages: { cards: { title: string; courseId: string; responsible: { name: string } | null }[] }[] }
let house: House
let keeper: Person
let dean: Person
let lawyer: Person
let [ours, other]: [string, string] = ['', '']

beforeAll(async () => {
  house = await bootTill()
  keeper = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  lawyer = await hire(house, 'Jurist Juul', { role: 'faculty-administrator', faculty: LAW })
  ours = (await make.offering(house, { title: 'Anatomi', startsInDays: 40 })).courseId
  other = (await make.offering(house, { title: 'Blodprøver', startsInDays: 400 })).courseId
  await does(`update courses set faculty = '${HEALTH}'`)
}, 90_000)
afterAll(() => house?.close())

const job = { kind: 'job', name: 'test' } as const
const does = (sql: string) => act(house.till, job, (tx) => tx.client.query(sql))
const as = ({ cookie }: Person) => ({ cookie })
const set = (who: Person, courseId: string, personId: string | null) =>
  ask<{ type: string }>(house, `/courses/${courseId}/responsible`, {
    method: 'PUT',
    headers: as(who),
    body: { personId },
  })
const titles = async (who: Person, query: string) =>
  (await ask<Stages>(house, `/admin/board?${query}`, { headers: as(who) })).body.stages.flatMap(({ cards }) =>
    cards.map(({ title }) => title),
  )

test('one of those who may keep a course answers for it; nobody else can, and everybody who keeps it sees who', async () => {
  expect((await set(dean, ours, dean.personId)).status).toBe(204)
  expect(await set(dean, ours, lawyer.personId)).toMatchObject({
    ...{ status: 409, body: { type: '/problems/tasks/not-a-keeper' } },
  })
  expect((await set(lawyer, ours, lawyer.personId)).status).toBe(404)
  expect((await set(keeper, other, keeper.personId)).status).toBe(204)
  const { body } = await ask(house, `/courses/${ours}/life`, { headers: as(keeper) })
  expect(body.responsible).toEqual({ personId: dean.personId, name: 'Dekan Dahl' })
  const [logged] = await house.witness(
    `select actor, after from audit_acts where kind = 'responsibilities' and subject_id = '${ours}'`,
  )
  expect(logged).toEqual({ actor: `person:${dean.personId}`, after: { person_id: dean.personId } })
})

test('the board shows one’s own courses first, and is narrowed by who answers, term and what is missing', async () => {
  expect(await titles(keeper, '')).toEqual(['Blodprøver', 'Anatomi'])
  expect(await titles(dean, '')).toEqual(['Anatomi', 'Blodprøver'])
  expect(await titles(dean, 'responsible=mine')).toEqual(['Anatomi'])
  expect(await titles(dean, `responsible=${keeper.personId}`)).toEqual(['Blodprøver'])
  expect(await titles(dean, 'responsible=nobody')).toEqual([])
  const [{ term }] = (await house.witness(
    `select to_char(starts_at, 'YYYY') || case when to_char(starts_at, 'MM') < '07' then '-spring' else '-autumn' end as term from offerings where course_id = '${ours}'`,
  )) as [{ term: string }]
  expect(await titles(dean, `term=${term}`)).toEqual(['Anatomi'])
  await does(`update offerings set published_at = null`)
  await does(
    `update courses set published_at = null, contact_email = case when id = '${ours}' then '' else contact_email end`,
  )
  expect(await titles(dean, 'missing=contact')).toEqual(['Anatomi'])
  expect((await ask(house, '/admin/board?missing=luck', { headers: as(dean) })).status).toBe(422)
})

test('whoever may not keep the course any more answers for it no longer', async () => {
  await does(`delete from person_faculties where person_id = '${dean.personId}'`)
  expect(await titles(keeper, 'responsible=nobody')).toEqual(['Anatomi'])
  await does(
    `insert into person_faculties (person_id, faculty, granted_at) values ('${dean.personId}', '${HEALTH}', app_now())`,
  )
  expect(await titles(keeper, 'responsible=nobody')).toEqual([])
})

test('a responsibility follows an account into another, and goes with whoever is erased', async () => {
  const { by } = MOVES.find(({ column }) => column === 'responsibilities.person_id')!
  await act(house.till, job, async (tx) => {
    for (const each of by) await run(tx, each, [keeper.personId, dean.personId])
  })
  expect((await titles(keeper, 'responsible=mine')).toSorted()).toEqual(['Anatomi', 'Blodprøver'])
  await act(house.till, job, (tx) => erasePerson(tx, keeper.personId))
  expect(await house.witness('select from responsibilities')).toEqual([])
})
