import { afterAll, beforeAll, expect, test } from 'vitest'
import { breakEvenOf } from '../../src/developing/break-even.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, until } from '../support/make.ts'
import { HEALTH, hire, LAW, PROPOSAL } from './people.ts'

type Headers = Record<string, string>
type Read = { state: string; version: number; decision: object | null; courseId: string | null; body: { idea: string } }
const ROUND = {
  name: { nb: 'Vår 2027', en: 'Spring 2027' },
  asks: { nb: 'Korte kurs under fem studiepoeng.', en: 'Short courses under five credits.' },
  criteria: { nb: 'Behovet er vist.', en: 'The need is shown.' },
  amountMinor: 100_000_000,
}
const DAY_S = 24 * 3600
let house: House
let keeper: { cookie: string; email: string; personId: string }
let other: typeof keeper
let dean: typeof keeper
let lawyer: typeof keeper

beforeAll(async () => {
  house = await bootTill()
  keeper = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  other = await hire(house, 'Ola Opplegg', { role: 'course-administrator' })
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  lawyer = await hire(house, 'Jurist Juul', { role: 'faculty-administrator', faculty: LAW })
}, 90_000)
afterAll(() => house?.close())

const as = ({ cookie }: { cookie: string }): Headers => ({ cookie })
const now = async () => new Date((await house.witness('select app_now() as now'))[0]!.now as string).getTime()
const post = <T = { type: string; missing?: { name: string }[] }>(path: string, who: Headers, body?: object) =>
  ask<T>(house, path, { method: 'POST', headers: who, ...(body === undefined ? {} : { body }) })
async function open(days = 30, opensDays = -1): Promise<string> {
  const clock = await now()
  const closesAt = new Date(clock + days * DAY_S * 1000).toISOString()
  const opensAt = new Date(clock + opensDays * DAY_S * 1000).toISOString()
  const { body, status } = await post<{ roundId: string }>('/proposal-rounds', as(keeper), {
    ...ROUND,
    opensAt,
    closesAt,
  })
  expect(status).toBe(201)
  return body.roundId
}
async function propose(roundId: string, proposal: object = PROPOSAL, who = dean, faculty = HEALTH): Promise<string> {
  const path = `/proposal-rounds/${roundId}/proposals`
  const { body, status } = await post<{ proposalId: string }>(path, as(who), { faculty, proposal })
  expect(status).toBe(201)
  return body.proposalId
}
const does = (sql: string) => act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql))
const handIn = (proposalId: string, who = dean) => post(`/proposals/${proposalId}/versions`, as(who))
const decide = (proposalId: string, body: object, who = keeper) =>
  post(`/proposals/${proposalId}/decision`, as(who), body)
const read = async (proposalId: string, who = dean) =>
  (await ask<Read>(house, `/proposals/${proposalId}`, { headers: as(who) })).body

test('a proposal is handed in with everything or not at all, and every missing thing is listed', async () => {
  const roundId = await open()
  const proposalId = await propose(roundId, { title: { nb: 'Uferdig', en: '' } })
  const refused = await handIn(proposalId)
  expect(refused).toMatchObject({ status: 409, body: { type: '/problems/developing/not-ready' } })
  expect(refused.body.missing!.map(({ name }) => name)).toEqual([
    ...['proposal-title', 'proposal-idea', 'proposal-need', 'proposal-target-group', 'proposal-term'],
    ...['proposal-contact', 'proposal-budget'],
  ])
  const put = (body: object) => ask(house, `/proposals/${proposalId}`, { method: 'PUT', headers: as(dean), body })
  expect((await put(PROPOSAL)).status).toBe(204)
  expect(await handIn(proposalId)).toMatchObject({ status: 201, body: { version: 1 } })
  expect(await put(PROPOSAL)).toMatchObject({ status: 409, body: { type: '/problems/proposal/handed-in' } })
  expect(await handIn(proposalId)).toMatchObject({ status: 409, body: { type: '/problems/proposal/handed-in' } })
})

test('a round’s deadline is exact to the second, and may be later while it is not over', async () => {
  const roundId = await open(10)
  const [first, second] = [await propose(roundId), await propose(roundId)]
  const [{ closes }] = (await house.witness(
    `select closes_at as closes from proposal_rounds where id = '${roundId}'`,
  )) as [{ closes: Date }]
  const extend = (closesAt: Date) =>
    ask(house, `/proposal-rounds/${roundId}/deadline`, {
      ...{ method: 'PUT', headers: as(keeper), body: { closesAt: closesAt.toISOString() } },
    })
  expect(await extend(new Date(closes.getTime() - 1000))).toMatchObject({ body: { type: '/problems/round/not-later' } })
  const later = new Date(closes.getTime() + 5 * DAY_S * 1000)
  expect((await extend(later)).status).toBe(204)
  const setEnd = (sql: string) => does(`update proposal_rounds set closes_at = ${sql} where id = '${roundId}'`)
  await setEnd(`app_now() + interval '20 seconds'`)
  expect((await handIn(first)).status).toBe(201)
  await house.moveClock(20)
  expect(await handIn(second)).toMatchObject({ status: 409, body: { type: '/problems/proposal/too-late' } })
  expect(await extend(new Date(later.getTime() + DAY_S * 1000))).toMatchObject({
    body: { type: '/problems/round/over' },
  })
  const path = `/proposal-rounds/${roundId}/proposals`
  expect(await post(path, as(dean), { faculty: HEALTH, proposal: PROPOSAL })).toMatchObject({ status: 409 })
  const early = await propose(await open(30, 1))
  expect(await handIn(early)).toMatchObject({ body: { type: '/problems/proposal/round-not-open' } })
})

test('a proposal is returned, handed in again, granted by somebody else, and becomes a course once; the proposer is told each time', async () => {
  const proposalId = await propose(await open())
  expect(await decide(proposalId, { outcome: 'granted', amountMinor: 1 })).toMatchObject({
    body: { type: '/problems/proposal/nothing-to-decide' },
  })
  await handIn(proposalId)
  expect((await decide(proposalId, { outcome: 'granted' })).status).toBe(422)
  expect((await decide(proposalId, { outcome: 'declined' })).status).toBe(422)
  expect((await decide(proposalId, { outcome: 'granted', amountMinor: 1 }, dean)).status).toBe(403)
  const returnBy = new Date((await now()) + 5 * DAY_S * 1000).toISOString()
  const returned = { outcome: 'returned', reason: 'Vis hvem som betaler.', returnBy }
  expect((await decide(proposalId, returned)).status).toBe(204)
  expect(await read(proposalId)).toMatchObject({
    state: 'returned',
    version: 1,
    decision: { reason: 'Vis hvem som betaler.' },
  })
  expect((await post(`/proposals/${proposalId}/course`, as(dean), { slug: 'saar' })).body).toMatchObject({
    type: '/problems/proposal/not-granted',
  })
  await ask(house, `/proposals/${proposalId}`, {
    ...{ method: 'PUT', headers: as(dean), body: { ...PROPOSAL, need: 'Kommunene betaler.' } },
  })
  expect(await handIn(proposalId)).toMatchObject({ body: { version: 2 } })
  const granted = { outcome: 'granted', amountMinor: 20_000_000, reason: 'Kurset går to ganger i året.' }
  expect((await decide(proposalId, granted)).status).toBe(204)
  expect(await decide(proposalId, granted)).toMatchObject({ body: { type: '/problems/proposal/nothing-to-decide' } })
  const versions = await house.witness(
    `select version, words ->> 'need' as need from proposal_versions where proposal_id = '${proposalId}' order by version`,
  )
  expect(versions).toMatchObject([{ need: PROPOSAL.need }, { need: 'Kommunene betaler.' }])
  const mails = () =>
    house.mails().filter(({ to, subject }) => to.includes(dean.email) && /^(Innvilget|Trenger mer)/.test(subject))
  await until(async () => mails().length === 2)
  expect(
    mails()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['Innvilget: Sårstell i praksis', 'Trenger mer: Sårstell i praksis'])
  const made = await post<{ courseId: string }>(`/proposals/${proposalId}/course`, as(dean), { slug: 'saarstell' })
  expect(made.status).toBe(201)
  expect(await post(`/proposals/${proposalId}/course`, as(dean), { slug: 'saarstell-2' })).toMatchObject({
    ...{ status: 409, body: { type: '/problems/proposal/course-there' } },
  })
  expect(await read(proposalId)).toMatchObject({ state: 'granted', courseId: made.body.courseId })
  const { body: course } = await ask(house, `/admin/courses/${made.body.courseId}`, { headers: as(dean) })
  expect(course).toMatchObject({
    ...{ faculty: HEALTH, creditTenths: 25, level: 'bachelor', contactEmail: PROPOSAL.contactEmail, publishedAt: null },
    texts: {
      nb: { title: 'Sårstell i praksis', prerequisites: PROPOSAL.targetGroup },
      en: { title: 'Wound care in practice' },
    },
  })
  const { body: life } = await ask(house, `/courses/${made.body.courseId}/life`, { headers: as(dean) })
  expect(life).toMatchObject({
    stage: 'development',
    next: 'marketing',
    proposalId,
    steps: [{ step: 'development', author: 'Dekan Dahl' }],
  })
})

test('nobody decides about their own proposal, and the database holds it where the program would not', async () => {
  const proposalId = await propose(await open(), PROPOSAL, keeper)
  await handIn(proposalId, other)
  const granted = { outcome: 'granted', amountMinor: 1 }
  expect(await decide(proposalId, granted)).toMatchObject({ status: 409, body: { type: '/problems/proposal/own' } })
  expect(await decide(proposalId, granted, other)).toMatchObject({
    status: 409,
    body: { type: '/problems/proposal/own' },
  })
  const by = (decider: string) =>
    does(`insert into proposal_decisions values ('${proposalId}', 1, 'granted', 1, '', null, app_now(), '${decider}')`)
  await expect(by(`person:${keeper.personId}`)).rejects.toThrow(/somebody else decides/)
  await expect(by(`person:${other.personId}`)).rejects.toThrow(/somebody else decides/)
})

test('a program hands nothing in and decides nothing: its key would be a second hand of whoever made it', async () => {
  const key = bearer(await make.client(house, ['course-administrator']))
  const proposalId = await propose(await open())
  expect((await post(`/proposals/${proposalId}/versions`, key)).status).toBe(403)
  await handIn(proposalId)
  const granted = { outcome: 'granted', amountMinor: 1 }
  expect((await post(`/proposals/${proposalId}/decision`, key, granted)).status).toBe(403)
  const sql = `insert into proposal_decisions values ('${proposalId}', 1, 'granted', 1, '', null, app_now(), 'client:x')`
  await expect(does(sql)).rejects.toThrow(/proposal_decisions_by_people/)
  await expect(
    does(`insert into proposal_versions values ('${proposalId}', 2, '{}', app_now(), 'client:x')`),
  ).rejects.toThrow(/proposal_versions_by_people/)
})

test('what somebody handed in by an account that has become part of another is their own by that one, too', async () => {
  const second = await hire(house, 'Ola Opplegg', { role: 'course-administrator' })
  const proposalId = await propose(await open())
  await handIn(proposalId, other)
  await does(
    `insert into merged_people (id, person_id, merged_at) values ('${other.personId}', '${second.personId}', app_now())`,
  )
  expect(await decide(proposalId, { outcome: 'granted', amountMinor: 1 }, second)).toMatchObject({
    ...{ status: 409, body: { type: '/problems/proposal/own' } },
  })
  const sql = `insert into proposal_decisions values ('${proposalId}', 1, 'granted', 1, '', null, app_now(), 'person:${second.personId}')`
  await expect(does(sql)).rejects.toThrow(/somebody else decides/)
  expect((await decide(proposalId, { outcome: 'granted', amountMinor: 1 })).status).toBe(204)
})

test('a returned proposal is taken until the day that was named, though the round is over', async () => {
  const roundId = await open()
  const proposalId = await propose(roundId)
  await handIn(proposalId)
  const returnBy = new Date((await now()) + DAY_S * 1000).toISOString()
  await decide(proposalId, { outcome: 'returned', reason: 'Vis hvem som betaler.', returnBy })
  await does(`update proposal_rounds set closes_at = app_now() + interval '20 seconds' where id = '${roundId}'`)
  await house.moveClock(21)
  expect(await handIn(proposalId)).toMatchObject({ status: 201, body: { version: 2 } })
})

test('a faculty sees its own proposals only, proposes for itself only, and a program proposes nothing', async () => {
  const roundId = await open()
  const proposalId = await propose(roundId)
  expect((await ask(house, `/proposals/${proposalId}`, { headers: as(lawyer) })).status).toBe(404)
  const list = async (who: Headers) =>
    (await ask<{ proposals: object[] }>(house, `/proposal-rounds/${roundId}/proposals`, { headers: who })).body
      .proposals
  expect([await list(as(lawyer)), (await list(as(dean))).length, (await list(as(keeper))).length]).toEqual([[], 1, 1])
  const path = `/proposal-rounds/${roundId}/proposals`
  expect((await post(path, as(lawyer), { faculty: HEALTH, proposal: PROPOSAL })).status).toBe(403)
  const key = bearer(await make.client(house, ['course-administrator']))
  expect((await post(path, key, { faculty: HEALTH, proposal: PROPOSAL })).status).toBe(403)
})

test('a budget says from how many a run pays for itself, and when the making is paid for', () => {
  const budget = { developmentMinor: 20_000_000, runMinor: 6_000_000, priceMinor: 500_000, participants: 20 }
  expect(breakEvenOf(budget)).toEqual({ participants: 12, runs: 5 })
  expect(breakEvenOf({ ...budget, participants: 12 })).toEqual({ participants: 12, runs: null })
  expect(breakEvenOf({ ...budget, priceMinor: 0 })).toEqual({ participants: null, runs: null })
  expect(breakEvenOf({ ...budget, developmentMinor: 0 })).toMatchObject({ runs: 0 })
  expect(breakEvenOf({ ...budget, runMinor: null })).toBeNull()
})
