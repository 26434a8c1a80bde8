import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/account.ts'
import { ask, bearer } from '../support/make.ts'
import { type Attendance, openRoom, type Room } from './four-sessions.ts'

let house: Room['house']
let keeper: string
let offering: Room['offering']
let accounts: Room['accounts']
let read: Room['read']
let put: Room['put']
let note: Room['note']
let completed: Room['completed']
beforeAll(async () => {
  ;({ house, keeper, offering, accounts, read, put, note, completed } = await openRoom(2))
  await house.moveClock(24 * 24 * 3600)
}, 60_000)
afterAll(() => house?.close())

test('an excused session is left out of what is asked, or counts as the rule says, and nobody completes who never came', async () => {
  const excuse = async (...weeks: number[]) => {
    const { learners, sessions } = await read()
    const marks = [{ enrolmentId: learners[1]!.enrolmentId, mark: 'excused' }]
    for (const week of weeks)
      expect((await put(`sessions/${sessions[week]!.sessionId}/attendance`, { marks })).status).toBe(204)
  }
  const rule = async (attendancePercent: number, excusedCounts?: string) => {
    await put('completion-rule', { attendancePercent, ...(excusedCounts && { excusedCounts }) })
    return completed()
  }
  for (const [week, there] of ['ABD', 'ABCD', 'AC', 'ACD'].entries()) expect((await note(week, there)).status).toBe(204)
  await excuse(2)
  expect(await read()).toMatchObject({
    learners: [{}, { marks: ['present', 'present', 'excused', 'absent'], present: 2, excused: 1 }, {}, {}],
    sessions: [{}, {}, { present: 2, excused: 1, noted: 4 }, {}],
  })
  expect(await rule(75)).toBe('ACD') // Bjørn: two of the three that are asked
  expect(await rule(75, 'as-present')).toBe('ABCD')
  expect(await rule(60)).toBe('ABCD')
  expect(await rule(60, 'as-absent')).toBe('ACD')
  await excuse(0, 1, 3)
  for (const counts of ['left-out', 'as-present', 'as-absent']) expect(await rule(1, counts)).toBe('ACD')
  expect((await put('completion-rule', { attendancePercent: 50, excusedCounts: 'twice' })).status).toBe(422)
  await note(0, 'B')
  expect(await rule(100)).toBe('B') // once, and excused from all else
})

test('whoever teaches one session sees and notes that one, sees nobody’s completion, and decides nothing; all of it once they teach all', async () => {
  const frode = await signIn(house, accounts[1]!)
  const here = `/offerings/${offering.offeringId}`
  const { sessions, learners } = await read()
  const [first, , third] = sessions
  const appointed = await ask<{ personId: string }>(house, `${here}/teachers`, {
    ...{ method: 'POST', headers: bearer(keeper), body: { name: 'Frode Fremmed', email: accounts[1]!.email } },
  })
  const bind = (sessionIds: string[] | null) => put(`teachers/${appointed.body.personId}/sessions`, { sessionIds })
  expect(await bind([third!.sessionId, '00000000-0000-7000-8000-000000000000'])).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: '/sessionIds/1' }] } },
  })
  expect((await bind([third!.sessionId])).status).toBe(204)
  const own = () => ask<Attendance>(house, `${here}/attendance`, { headers: frode })
  const seen = (await own()).body
  expect(seen.sessions.map(({ sessionId }) => sessionId)).toEqual([third!.sessionId])
  expect(seen.learners).toMatchObject(
    learners.map(({ name, marks }) => ({ name, email: null, marks: [marks[2]], completedAt: null, decided: null })),
  )
  const taught = await ask<{ offerings: { ownSessions: object[] }[] }>(house, '/teaching', { headers: frode })
  expect(taught.body.offerings[0]!.ownSessions).toMatchObject([{ sessionId: third!.sessionId, place: 'Rom P45' }])
  const marks = [{ enrolmentId: learners[0]!.enrolmentId, mark: learners[0]!.marks[2] }]
  const does = async (method: string, path: string, body?: object) =>
    (await ask(house, `${here}/${path}`, { method, headers: frode, ...(body && { body }) })).status
  const acts = [
    ['PUT', `sessions/${third!.sessionId}/attendance`, { marks }],
    ['PUT', `sessions/${first!.sessionId}/attendance`, { marks }],
    ['GET', `sessions/${third!.sessionId}/check-in-code`],
    ['GET', `sessions/${first!.sessionId}/check-in-code`],
    ['GET', 'learners'],
    ['POST', 'attendance-lists', { take: 'nothing', sessionId: null, rows: [{ who: 'x', mark: 'ja' }] }],
    ['PUT', `learners/${learners[0]!.enrolmentId}/completion`, { completed: true, reason: 'x' }],
    ['PUT', 'completion-rule', { attendancePercent: 1 }],
  ] as const
  const all = async () => Promise.all(acts.map(([method, path, body]) => does(method, path, body)))
  expect(await all()).toEqual([204, 404, 200, 404, 200, 403, 403, 403])
  const page = async (path: string) =>
    await fetch(`${house.url}/teaching/${offering.offeringId}${path}`, { headers: { ...frode, accept: 'text/html' } })
  const words = await (await page('')).text()
  expect([words.includes('Anne Astad'), words.includes('Fullført'), words.includes('attendance-list')]).toEqual([
    ...[true, false, false],
  ])
  expect((await page(`/sessions/${third!.sessionId}`)).status).toBe(200)
  for (const path of [`/sessions/${first!.sessionId}`, `/sessions/${first!.sessionId}/code`])
    expect((await page(path)).status).toBe(404)
  expect((await page('/attendance-list')).status).toBe(403)
  await bind(null)
  expect((await own()).body.sessions).toHaveLength(4)
  expect((await all()).slice(0, 6)).toEqual([204, 204, 200, 200, 200, 200])
  expect(await does('DELETE', `teachers/${appointed.body.personId}`)).toBe(403)
  await ask(house, `${here}/teachers/${appointed.body.personId}`, { method: 'DELETE', headers: bearer(keeper) })
  expect((await own()).status).toBe(404)
})
