import { afterAll, beforeAll, expect, test } from 'vitest'
import { listInFile } from '../../src/attending/list-in-file.ts'
import { act } from '../../src/platform/till.ts'
import { signIn } from '../support/account.ts'
import { ask, bearer } from '../support/make.ts'
import { openRoom, type Room } from './four-sessions.ts'

let house: Room['house']
let keeper: string
let offering: Room['offering']
let accounts: Room['accounts']
let read: Room['read']
let put: Room['put']
let note: Room['note']
let completed: Room['completed']
let fourSessions: Room['fourSessions']
beforeAll(async () => {
  ;({ house, keeper, offering, accounts, read, put, note, completed, fourSessions } = await openRoom(10))
}, 60_000)
afterAll(() => house?.close())

const sessionId = async (n: number): Promise<string> => (await read()).sessions[n]!.sessionId

test('nobody is noted before the list of a session opens, half an hour before it begins', async () => {
  expect(await note(0, 'AB')).toMatchObject({ status: 409, body: { type: '/problems/attendance/too-early' } })
  await house.moveClock(10 * 24 * 3600 - 1_900)
  expect((await note(0, 'AB')).status).toBe(409)
  await house.moveClock(200)
  expect((await note(0, 'AB')).status).toBe(204)
  expect(await read()).toMatchObject({
    sessions: [{ present: 2, noted: 4 }, { noted: 0 }, { noted: 0 }, { noted: 0 }],
    learners: [{ marks: ['present', null, null, null] }, {}, { marks: ['absent', null, null, null] }, {}],
  })
})

test('a list with somebody who does not take part is refused as a whole, and a stray session is unknown', async () => {
  const { learners } = await read()
  const stray = '00000000-0000-7000-8000-000000000000'
  const marks = [
    { enrolmentId: learners[2]!.enrolmentId, mark: 'present' },
    { enrolmentId: stray, mark: 'present' },
  ]
  const refused = await put(`sessions/${await sessionId(0)}/attendance`, { marks })
  expect(refused).toMatchObject({
    status: 409,
    body: { type: '/problems/attendance/not-enrolled', enrolmentIds: [stray] },
  })
  expect((await read()).learners[2]!.marks[0]).toBe('absent')
  expect((await put(`sessions/${stray}/attendance`, { marks })).status).toBe(404)
  const twice = await put(`sessions/${await sessionId(0)}/attendance`, { marks: [marks[0], marks[0]] })
  expect(twice).toMatchObject({ status: 422, body: { errors: [{ pointer: '/marks/1/enrolmentId' }] } })
})

test('by the code on the wall a learner says that they are there; another code, another person and another day are refused', async () => {
  const [own, other] = [await signIn(house, accounts[0]!), await signIn(house, accounts[1]!)]
  const session = await sessionId(0)
  const path = `/offerings/${offering.offeringId}/sessions/${session}/check-in-code`
  const { code } = (await ask<{ code: string }>(house, path, { headers: bearer(keeper) })).body
  const say = (headers: Record<string, string>, digits: string) =>
    ask<{ type: string }>(house, `/sessions/${session}/check-in`, { method: 'POST', headers, body: { code: digits } })
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await say(own, wrong)).toMatchObject({ status: 409, body: { type: '/problems/attendance/wrong-code' } })
  expect(await say(other, code)).toMatchObject({ status: 409, body: { type: '/problems/attendance/no-seat' } })
  expect((await say(own, code)).status).toBe(204)
  expect((await say(own, code)).status).toBe(204)
  expect((await read()).learners[3]!.marks[0]).toBe('present')
  await house.moveClock(4 * 60)
  expect((await say(own, code)).body.type).toBe('/problems/attendance/wrong-code')
})

test('a session that is noted keeps what is noted when its room changes, and cannot be taken away', async () => {
  const before = await read()
  await fourSessions('Rom P46')
  expect(await read()).toMatchObject({
    sessions: before.sessions.map(({ sessionId }) => ({ sessionId, place: 'Rom P46' })),
  })
  const [last] = (await house.witness(
    `select starts_at as "startsAt", ends_at as "endsAt", place from offering_sessions where offering_id = '${offering.offeringId}' order by starts_at desc limit 1`,
  )) as unknown as { startsAt: Date; endsAt: Date; place: string }[]
  const change = await ask<{ type: string }>(house, `/offerings/${offering.offeringId}`, {
    method: 'PATCH',
    headers: bearer(keeper),
    body: { sessions: [last] },
  })
  expect(change).toMatchObject({ status: 409, body: { type: '/problems/offering/session-attended' } })
  expect((await read()).sessions.length).toBe(4)
})

test('by the rule whoever was there often enough has completed once the last session has begun, and not before', async () => {
  expect((await put('completion-rule', { attendancePercent: 75 })).status).toBe(204)
  for (const [week, there] of [
    [1, 'ABD'],
    [2, 'AC'],
  ] as const) {
    await house.moveClock(7 * 24 * 3600)
    expect((await note(week, there)).status).toBe(204)
  }
  expect(await completed()).toBe('')
  await house.moveClock(7 * 24 * 3600)
  expect((await note(3, 'BC')).status).toBe(204)
  expect(await completed()).toBe('AB') // A 1, 2, 3 · B 1, 2, 4 · C 3, 4 · D 1, 2
  expect((await note(3, 'BCD')).status).toBe(204)
  expect(await completed()).toBe('ABD')
})

test('what was noted wrongly and is mended, and another rule, count at once', async () => {
  expect((await note(3, 'CD')).status).toBe(204)
  expect(await completed()).toBe('AD')
  await put('completion-rule', { attendancePercent: 50 })
  expect(await completed()).toBe('ABCD')
  await put('completion-rule', { attendancePercent: 100 })
  expect(await completed()).toBe('')
})

test('what a person says of one learner goes before the rule, until they leave it to the rule again', async () => {
  const [anne] = (await read()).learners
  const path = `learners/${anne!.enrolmentId}/completion`
  expect((await put(path, { completed: true, reason: 'Tok igjen samling 4 hjemme' })).status).toBe(204)
  expect(await completed()).toBe('A')
  expect((await read()).learners[0]!.decided).toEqual({ completed: true, reason: 'Tok igjen samling 4 hjemme' })
  await put('completion-rule', { attendancePercent: 50 })
  await put(path, { completed: false, reason: 'Feil person' })
  expect(await completed()).toBe('BCD')
  await put(path, { completed: null, reason: 'Rettet' })
  expect(await completed()).toBe('ABCD')
  expect(
    (await put('learners/00000000-0000-7000-8000-000000000000/completion', { completed: true, reason: 'x' })).status,
  ).toBe(404)
})

test('whoever came in when sessions were over is asked for those that were left', async () => {
  await put('completion-rule', { attendancePercent: 60 })
  expect(await completed()).toBe('AD') // C was at the last two of four
  const [second] = await house.witness(
    `select ends_at as at from offering_sessions where offering_id = '${offering.offeringId}' order by starts_at offset 1 limit 1`,
  )
  const cato = (await read()).learners[2]!.enrolmentId
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query('update enrolments set enrolled_at = $2 where id = $1', [cato, second!.at]),
  )
  await put('completion-rule', { attendancePercent: 60 })
  expect(await completed()).toBe('ACD')
})

type Taken = {
  rows: { line: number; verdict: string; name: string | null }[]
  noted: number
  type: string
  lines: number[]
}
const send = (body: object) =>
  ask<Taken>(house, `/offerings/${offering.offeringId}/attendance-lists`, {
    method: 'POST',
    headers: bearer(keeper),
    body,
  })

test('a list from a file is judged row by row, noted as far as is asked, and changes nothing the second time', async () => {
  const { learners, sessions } = await read()
  const [days] = await house.witness(
    `select array_agg(to_char(starts_at at time zone 'Europe/Oslo', 'DD.MM.YYYY') order by starts_at) as days from offering_sessions where offering_id = '${offering.offeringId}'`,
  )
  const [first, , third] = days!.days as string[]
  const file = Buffer.from(
    [
      'E-post;Dato;Oppmøte',
      `DELTAKER-0@oppmote.test;${first};ja`,
      `deltaker-1@oppmote.test;${third} ;Ja`,
      `${learners[2]!.enrolmentId};${first};x`,
      `deltaker-1@oppmote.test;${third};nei`,
      `fremmed@oppmote.test;${first};ja`,
      'deltaker-0@oppmote.test;24.12.2031;ja',
      `deltaker-0@oppmote.test;${third};kanskje`,
    ].join('\r\n'),
  )
  const rows = (await listInFile(file)).map(({ line: _, ...row }) => row)
  const looked = await send({ take: 'nothing', sessionId: null, rows })
  expect(looked.body.rows.map(({ verdict }) => verdict)).toEqual([
    ...['unchanged', 'good', 'good', 'twice', 'unknown-learner', 'unknown-session', 'unknown-mark'],
  ])
  expect(looked.body).toMatchObject({ noted: 0, rows: [{ line: 1, name: 'Anne Astad' }, {}, {}, {}, {}, {}, {}] })
  const refused = await send({ take: 'all', sessionId: null, rows })
  expect(refused).toMatchObject({
    status: 409,
    body: { type: '/problems/attendance/rows-to-mend', lines: [4, 5, 6, 7] },
  })
  expect((await read()).learners).toEqual(learners)
  expect((await send({ take: 'good', sessionId: null, rows })).body.noted).toBe(2)
  const again = await send({ take: 'good', sessionId: null, rows })
  expect(again.body.noted).toBe(0)
  expect((await read()).learners[1]!.marks).toEqual(['present', 'present', 'present', 'absent'])
  const away = [{ who: 'deltaker-1@oppmote.test', when: third!, mark: 'Gyldig fravær' }]
  expect((await send({ take: 'all', sessionId: null, rows: away })).body.noted).toBe(1)
  expect((await read()).learners[1]!.marks[2]).toBe('excused')
  const ofOne = rows.slice(0, 1).map(({ who, mark }) => ({ who, mark }))
  expect((await send({ take: 'all', sessionId: sessions[3]!.sessionId, rows: ofOne })).body.noted).toBe(1)
  expect((await send({ take: 'all', sessionId: '00000000-0000-7000-8000-000000000000', rows: ofOne })).status).toBe(404)
  await expect(listInFile(Buffer.from('Navn\nKari'))).rejects.toThrow('first row')
})
