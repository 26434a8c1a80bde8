import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { promiseDueMails } from '../../src/tasks/promise-due-mails.ts'
import { hire } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make, until } from '../support/make.ts'
import { goToHour } from './go-to-hour.ts'

let house: House
let keeper: { cookie: string; email: string; personId: string }
let courseId: string

beforeAll(async () => {
  house = await bootTill()
  keeper = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  courseId = (await make.offering(house, { title: 'Anatomi' })).courseId
  const headers = { cookie: keeper.cookie }
  await ask(house, `/courses/${courseId}/responsible`, { method: 'PUT', headers, body: { personId: keeper.personId } })
}, 90_000)
afterAll(() => house?.close())

const does = (sql: string) => act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql))
const mails = () => house.mails().filter(({ subject }) => /task|oppgave/.test(subject))
const goTo = (weekday: number, hour: number) => goToHour(house, weekday, hour)
const add = (what: string, day: string) =>
  does(
    `insert into tasks (id, course_id, what, due_on, note) values (uuidv7(), '${courseId}', '${what}', (app_now() at time zone 'Europe/Oslo')::date + ${day}, '')`,
  )

const told = async () => (await house.witness('select count(*)::int as n from task_mails'))[0]!.n

test('whoever has something due is told in the morning of a working day, once, and not of the same again', async () => {
  await goTo(6, 10)
  await add('Bestill rom', '1')
  await promiseDueMails(house.till)
  await goTo(7, 10)
  await promiseDueMails(house.till)
  await goTo(1, 6)
  await promiseDueMails(house.till)
  expect(await told()).toBe(0)
  await goTo(1, 10)
  await Promise.all([promiseDueMails(house.till), promiseDueMails(house.till)])
  await until(() => mails().length > 0)
  const [mail] = mails()
  expect(mail!.to).toContain(keeper.email)
  expect(mail!.text).toMatch(/Bestill rom \(Anatomi, .*\)/)
  expect(mail!.text).toContain('/admin/tasks')
  await goTo(2, 10)
  await promiseDueMails(house.till)
  expect(await told()).toBe(1)
  await add('Ring', '0')
  await promiseDueMails(house.till)
  await until(() => mails().length === 2)
  expect(mails()[0]!.subject).toBe('2 oppgaver med frist i dag eller tidligere')
  expect(mails()[0]!.text).toMatch(/^Bestill rom \(Anatomi, .*\)\nRing \(Anatomi\)\n/)
  expect(await told()).toBe(2)
  await goTo(3, 10)
  await does(`update tasks set done_at = app_now(), done_by = 'job:test'`)
  await does(`update people set erased_at = app_now() where id = '${keeper.personId}'`)
  await add('Skriv', '0')
  await promiseDueMails(house.till)
  expect(await told()).toBe(2)
})
