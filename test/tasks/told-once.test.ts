import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { promiseDueMails } from '../../src/tasks/promise-due-mails.ts'
import { hire } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, until } from '../support/make.ts'
import { goToHour } from './go-to-hour.ts'

type Person = { cookie: string; email: string; personId: string }
const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = [1, 2, 3, 4, 5]

let house: House
let keeper: Person
let colleague: Person
let offering: Offering
let headers: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  keeper = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  colleague = await hire(house, 'Kåre Kollega', { role: 'course-administrator' })
  offering = await make.offering(house, { title: 'Anatomi', startsInDays: 200 })
  headers = bearer(await make.client(house, ['course-administrator']))
  await answers(keeper)
  // In the evening here: the same calendar day in California, whatever the time of the test.
  const evening = `date_trunc('day', starts_at, 'UTC') + interval '19 hours'`
  for (const table of ['offering_sessions', 'offerings'])
    await does(`update ${table} set starts_at = ${evening}, ends_at = ${evening} + interval '2 hours'`)
}, 90_000)
afterAll(() => house?.close())

const call = async (request: string, body: object) => {
  const [method, path] = request.split(' ') as [string, string]
  const answer = await ask(house, path, { method, headers, body })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
}
const answers = ({ personId }: Person) => call(`PUT /courses/${offering.courseId}/responsible`, { personId })
const does = (sql: string) => act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql))
const TODAY = `(app_now() at time zone 'Europe/Oslo')::date`
const add = (what: string, { days, offeringId }: { days: number; offeringId?: string }) =>
  does(
    `insert into tasks (id, course_id, offering_id, what, due_on, note)
     values (uuidv7(), '${offering.courseId}', ${offeringId ? `'${offeringId}'` : 'null'}, '${what}', ${TODAY} + ${days}, '')`,
  )
/** The newest first. */
const mailsTo = ({ email }: Person) =>
  house.mails().filter(({ to, subject }) => to.includes(email) && /task|oppgave/.test(subject))
/**
 * What a colleague is mailed in the morning of the next such day; null: nothing is promised, and it is night, so that what is changed next
 * is told by nobody before the next morning.
 */
async function morning(weekday: number, who = keeper, hour = 10): Promise<string | null> {
  const before = mailsTo(who).length
  await goToHour(house, weekday, hour)
  await promiseDueMails(house.till)
  const promised = await house.witness(`select from task_mails where person_id = '${who.personId}' and day = ${TODAY}`)
  if (promised.length === 0) {
    await goToHour(house, weekday, 22)
    return null
  }
  await until(() => mailsTo(who).length === before + 1)
  return mailsTo(who)[0]!.text
}

test('what is late already when it is added, and what is added for today after the morning’s mail, is told on the next working day, and none twice', async () => {
  await goToHour(house, THURSDAY, 22)
  await add('Bestill rom', { days: 0 })
  expect(await morning(FRIDAY)).toContain('Bestill rom')
  await add('Ring læreren', { days: -2 })
  await add('Trykk heftet', { days: -9 })
  expect(await morning(MONDAY)).toMatch(/Trykk heftet[\s\S]*Ring læreren/)
  await add('Send kart', { days: 0 })
  await promiseDueMails(house.till)
  expect(mailsTo(keeper)).toHaveLength(2)
  expect(await morning(TUESDAY)).toContain('Send kart')
  expect(await morning(WEDNESDAY)).toBeNull()
})

test('a start that is moved earlier, and a task that is open again, are told', async () => {
  const { offeringId, courseId } = offering
  await call(`POST /courses/${courseId}/tasks`, { what: 'Pakk kofferten', offeringId, days: -100 })
  expect(await morning(MONDAY)).toBeNull()
  await does(
    `update offering_sessions set starts_at = starts_at - interval '150 days' where offering_id = '${offeringId}'`,
  )
  await does(`update offerings set starts_at = starts_at - interval '150 days' where id = '${offeringId}'`)
  expect(await morning(TUESDAY)).toContain('Pakk kofferten')
  const [task] = await house.witness(`select id from tasks where what = 'Pakk kofferten'`)
  await call(`PUT /tasks/${task!.id}/done`, { done: true })
  expect(await morning(WEDNESDAY)).toBeNull()
  await call(`PUT /tasks/${task!.id}/done`, { done: false })
  expect(await morning(THURSDAY)).toContain('Pakk kofferten')
  expect(await morning(FRIDAY)).toBeNull()
})

test('whoever a late task is given to, and whoever inherits it, is told of it', async () => {
  expect(await morning(MONDAY, colleague)).toBeNull()
  await does(`update tasks set person_id = '${colleague.personId}' where what = 'Send kart'`)
  const given = await morning(TUESDAY, colleague)
  expect(given).toContain('Send kart')
  expect(given).not.toContain('Bestill rom')
  await answers(colleague)
  expect(await morning(WEDNESDAY, colleague)).toContain('Bestill rom')
  expect(await morning(THURSDAY, colleague)).toBeNull()
})

test('what is due here is told here, also where it is still yesterday at the place of the start', async () => {
  await does(`update offerings set zone = 'America/Los_Angeles' where id = '${offering.offeringId}'`)
  await goToHour(house, MONDAY, 12)
  await add('Møt opp', { days: 1, offeringId: offering.offeringId })
  expect(await morning(TUESDAY, colleague, 8)).toContain('Møt opp')
})
