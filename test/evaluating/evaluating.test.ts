import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REMIND_DAYS } from '../../src/evaluating/ask-evaluations.ts'
import { lapsingInEvaluating } from '../../src/evaluating/lapsing.ts'
import { personalInEvaluating } from '../../src/evaluating/personal.ts'
import { OPEN_DAYS } from '../../src/evaluating/state.ts'
import { run, type Statement } from '../../src/platform/db/statement.ts'
import { act } from '../../src/platform/till.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Offering, until } from '../support/make.ts'
import { openPage, press, wordsIn } from '../web/clicks.ts'
import { hireStaff } from '../web/desk-people.ts'
import { looksGood } from '../web/looks.ts'
import {
  evaluatedBefore,
  facultyOf,
  leadsBack,
  type Results,
  sqlOf,
  tablesHolding,
  toNoon,
  tracesOf,
  whileAnswersAreMixed,
  withdraw,
} from './ground.ts'

const LONG_MS = 120_000
const DAY_S = 86_400
const PHONE_PX = 390
const CANARY = 'Kanarifuglen i salen sang for høyt.'
const job = { kind: 'job', name: 'test' } as const

let house: House
let chromium: Browser
let keeper: string
let offering: Offering
let silent: Offering
const people = Array.from({ length: 8 }, (_, n) => ({
  name: `Deltaker ${n}`,
  email: `svar-${n}-${randomUUID()}@eksempel.test`,
}))
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  keeper = await make.client(house, ['course-administrator'])
  await toNoon(house)
  offering = await make.offering(house, { startsInDays: 2, title: 'Fjordens økologi' })
  silent = await make.offering(house, { startsInDays: 2, title: 'Prøvekjøring' })
  await buy(house, { offering, quantity: people.length, people })
  await buy(house, { offering: silent, quantity: 1, people: [{ name: 'Stille', email: 'stille@eksempel.test' }] })
  await withdraw(house, people[7]!.email, 'app_now()')
  await sqlOf(house, `update people set lang = 'en' where email = '${people[6]!.email}'`)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const mailsTo = (email: string) =>
  house
    .mails()
    .filter((mail) => /spørsmål|questions/.test(mail.subject) && mail.to.some((each) => each.includes(email)))
const tokenOf = (n: number) => /token=([\w-]+)/.exec(mailsTo(people[n]!.email)[0]!.text)![1]!
const post = (path: string, body: object, headers = {}) =>
  ask<{ type: string; state: string; errors?: { pointer: string }[] }>(house, path, { method: 'POST', headers, body })
const answer = (n: number, { useful = 4, recommend = 8, better = '' } = {}) =>
  post('/evaluations/answer', { token: tokenOf(n), useful, recommend, better })
const here = () => `/offerings/${offering.offeringId}/evaluation`
const results = async (headers = bearer(keeper)) => (await ask<Results>(house, here(), { headers })).body

test('nobody is asked before the last session is over, nor where it is switched off; then everybody who took part is, once, in their language', async () => {
  const off = `/offerings/${silent.offeringId}/evaluation-off`
  const switchOff = () => ask(house, off, { method: 'PUT', headers: bearer(keeper), body: { reason: 'Bare en prøve' } })
  expect([(await switchOff()).status, (await switchOff()).status]).toEqual([204, 409])
  expect(await results()).toMatchObject({ asked: 0, answered: 0, shown: null })
  await house.moveClock(2 * DAY_S)
  await house.moveClock(DAY_S)
  await toNoon(house)
  await until(() => people.slice(0, 7).every(({ email }) => mailsTo(email).length === 1))
  expect(mailsTo(people[7]!.email)).toEqual([])
  expect(mailsTo('stille@eksempel.test')).toEqual([])
  expect(mailsTo(people[0]!.email)[0]!.subject).toBe('Tre spørsmål om Fjordens økologi')
  expect(mailsTo(people[6]!.email)[0]!.text).toContain('/en/evaluation?token=')
  expect(await results()).toMatchObject({ asked: 7, answered: 0 })
})

test('a link opens three questions and takes one answer; what is no answer is refused at its place', async () => {
  const token = tokenOf(0)
  expect(await post('/evaluations/opening', { token })).toMatchObject({ status: 200, body: { state: 'open' } })
  const wrong = await post('/evaluations/answer', { token, useful: 6, recommend: -1, better: 'x'.repeat(2_001) })
  expect(wrong.body.errors!.map(({ pointer }) => pointer)).toEqual(['/useful', '/recommend', '/better'])
  expect((await answer(0, { useful: 5, recommend: 10, better: CANARY })).status).toBe(204)
  expect(await answer(0)).toMatchObject({ status: 409, body: { type: '/problems/evaluation/answered' } })
  expect(await post('/evaluations/opening', { token })).toMatchObject({ body: { state: 'answered' } })
  expect(await post('/evaluations/answer', { token: 'x', useful: 1, recommend: 1 })).toMatchObject({ status: 404 })
})

test('two that are sent at once with one link are one answer', async () => {
  const sent = await Promise.all([answer(1, { useful: 3 }), answer(1, { useful: 1 })])
  expect(sent.map(({ status }) => status).toSorted()).toEqual([204, 409])
  expect(await results()).toMatchObject({ answered: 2 })
})

test('what was answered stands in one table, in rows that lead to nobody and do not say when or in which order they came', async () => {
  expect(await tablesHolding(house, 'Kanarifuglen')).toEqual(['evaluation_answers'])
  const [answers, known] = [await house.witness('select * from evaluation_answers'), await tracesOf(house)]
  expect(known.size).toBeGreaterThan(7 * 5)
  expect(answers.filter((row) => leadsBack(row, known))).toEqual([])
  const [invited] = await house.witness('select enrolment_id from evaluation_invitations')
  expect(leadsBack({ ...answers[0], enrolment_id: invited!.enrolment_id }, known)).toBe(true)
  const [written] = await house.witness('select count(distinct xmin::text)::int as n from evaluation_answers')
  expect(written!.n).toBe(1)
})

test(
  'on a phone somebody is told what is kept, mends what is missing, and answers',
  async () => {
    await Promise.all([answer(2, { useful: 4, better: 'Mer tid i felt.' }), answer(3, { useful: 2 })])
    expect(await results()).toMatchObject({ answered: 4, shown: null })
    const page = await openPage({ house, chromium }, `/evaluation?token=${tokenOf(4)}`, PHONE_PX)
    await press(page, 'Send svaret')
    expect(await looksGood(page, 'evaluation-phone')).toMatch(/Hva vi lagrer.*Arbeidsgiveren din ser dem ikke/)
    expect(await page.locator('.ds-error-summary li').count()).toBe(2)
    await page.locator('#useful').getByLabel('5', { exact: true }).click()
    await page.locator('#recommend').getByLabel('9', { exact: true }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel(/Hva bør bli bedre/).fill('Læreren Kari Nordmann var syk.')
    await press(page, 'Send svaret')
    expect(await wordsIn(page)).toContain('Takk for svaret!')
    await page.goto(`${house.url}/en/evaluation?token=${tokenOf(4)}`)
    expect(await looksGood(page, 'evaluation-answered-en')).toContain('You have answered')
    await page.context().close()
  },
  LONG_MS,
)

test('from five answers on those who keep or teach the course see them, and nobody else does', async () => {
  const { shown, answered } = await results()
  expect(answered).toBe(5)
  expect(shown!.useful.reduce((sum, n) => sum + n, 0)).toBe(5)
  expect(shown!.texts.map(({ text }) => text).toSorted()).toEqual(
    [CANARY, 'Læreren Kari Nordmann var syk.', 'Mer tid i felt.'].toSorted(),
  )
  const others = await Promise.all(
    (['finance', 'support', 'auditor'] as const).map((role) => make.client(house, [role])),
  )
  const statuses = others.map(async (key) => (await ask(house, here(), { headers: bearer(key) })).status)
  expect(await Promise.all([...statuses, ask(house, here()).then(({ status }) => status)])).toEqual([
    404, 404, 404, 401,
  ])
})

test('a text that names somebody is struck out for good, with a reason, and the log keeps the reason alone', async () => {
  const { shown } = await results()
  const { answerId } = shown!.texts.find(({ text }) => text.includes('Nordmann'))!
  const strike = () => post(`${here()}/answers/${answerId}/striking`, { reason: 'Navngir en lærer' }, bearer(keeper))
  const meanwhile = await whileAnswersAreMixed(house, offering, strike)
  expect(meanwhile.status, 'struck while an answer was mixed in').toBe(204)
  expect((await strike()).status).toBe(409)
  expect((await results()).shown!.texts).toContainEqual({ answerId, text: '', struckBecause: 'Navngir en lærer' })
  const logged = await house.witness(`select * from audit_acts where kind = 'evaluation_answers'`)
  expect(logged).toHaveLength(1)
  expect(JSON.stringify(logged)).toContain('Navngir en lærer')
  expect(JSON.stringify(logged)).not.toContain('Nordmann')
})

test('who has not answered is reminded once, and nobody else', async () => {
  await house.moveClock((REMIND_DAYS - 1) * DAY_S)
  await house.moveClock(DAY_S)
  await until(() => [5, 6].every((n) => mailsTo(people[n]!.email).length === 2))
  await house.moveClock(2 * DAY_S)
  expect(people.map(({ email }) => mailsTo(email).length)).toEqual([1, 1, 1, 1, 1, 2, 2, 0])
  await withdraw(house, people[6]!.email, 'app_now()')
  expect(await answer(6)).toMatchObject({ status: 409, body: { type: '/problems/evaluation/over' } })
  await withdraw(house, people[6]!.email, 'null')
  expect((await answer(5)).status).toBe(204)
})

test('when the time is over no answer is taken, and it wants looking at until somebody says what is changed', async () => {
  const conclude = () => post(`${here()}/conclusion`, { note: 'En dag mer i felt.' }, bearer(keeper))
  expect(await conclude()).toMatchObject({ status: 409, body: { type: '/problems/evaluation/still-open' } })
  await house.moveClock(OPEN_DAYS * DAY_S)
  expect(await answer(6)).toMatchObject({ status: 409, body: { type: '/problems/evaluation/over' } })
  const rules = async () =>
    (
      await ask<{ offering: { reasons: { rule: string; count: number }[] } }>(
        house,
        `/admin/offerings/${offering.offeringId}/overview`,
        { headers: bearer(keeper) },
      )
    ).body.offering.reasons.filter(({ rule }) => rule === 'evaluation-ready')
  expect(await rules()).toMatchObject([{ count: 6 }])
  await lookAtResults()
  expect(await conclude()).toMatchObject({ status: 409, body: { type: '/problems/evaluation/concluded' } })
  expect(await rules()).toEqual([])
  expect(await results()).toMatchObject({ evaluatedAt: expect.any(String), conclusion: { note: 'En dag mer i felt.' } })
}, 120_000)

/** On a wide screen the keeper sees pictures, tables and the earlier offerings, and says what is changed. */
async function lookAtResults(): Promise<void> {
  await evaluatedBefore(house, offering)
  expect(await results()).toMatchObject({
    earlier: [{ usefulTenths: 30 }],
    faculty: { offerings: 3, usefulTenths: 30 },
  })
  await hireStaff(house)
  const page = await openPage({ house, chromium }, '/demo')
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await page.goto(`${house.url}/admin/offerings/${offering.offeringId}`)
  await page.getByRole('link', { name: 'Se evalueringen' }).click()
  expect(await looksGood(page, 'evaluation-results')).toMatch(/6 av 7 har svart.*Fakultetets andre oppstarter/)
  await page.setViewportSize({ width: PHONE_PX, height: 900 })
  await page.goto(`${house.url}/en/teaching/${offering.offeringId}/evaluation`)
  expect(await looksGood(page, 'evaluation-results-phone-en')).toContain('Other starts of the faculty')
  await press(page, 'The course is evaluated')
  expect(await page.locator('.ds-error-summary li').count()).toBe(1)
  await page.getByLabel('What do you change?').fill('En dag mer i felt.')
  await press(page, 'The course is evaluated')
  expect(await wordsIn(page)).toContain('What we change')
  await page.context().close()
}

test('a faculty’s administrator concludes nothing while somebody is enrolled who was to be asked, and what is concluded stays off', async () => {
  const { off, conclude } = await facultyOf(house, silent)
  expect((await off('DELETE')).status).toBe(204)
  expect(await conclude()).toMatchObject({ status: 409, body: { type: '/problems/evaluation/still-open' } })
  expect((await off('PUT', { reason: 'Bare en prøve' })).status).toBe(204)
  expect((await conclude()).status).toBe(204)
  expect(await off('DELETE')).toMatchObject({ status: 409, body: { type: '/problems/evaluation/concluded' } })
})

test('whoever is erased leaves no mark of having been asked, and their answer stays; in time words and marks go', async () => {
  const [mark] = personalInEvaluating.flatMap(({ erased }) =>
    Array.isArray(erased) ? (erased as Statement<unknown>[]) : [],
  )
  const [{ id } = { id: '' }] = await house.witness(`select id from people where email = '${people[0]!.email}'`)
  await act(house.till, job, (tx) => run(tx, mark!, [id, [people[0]!.email]]))
  expect(await results()).toMatchObject({ asked: 7, answered: 6 })
  const lapse = async (kind: string) => {
    const { remove } = lapsingInEvaluating.find((each) => each.kind === kind)!
    return act(house.till, job, async (tx) => (await tx.client.query(remove.text)).rowCount)
  }
  expect(await lapse('evaluation-invitations')).toBe(0)
  await house.moveClock(40 * DAY_S)
  expect([await lapse('evaluation-invitations'), await lapse('evaluation-texts')]).toEqual([6, 6])
  expect((await results()).shown!.texts).toHaveLength(3)
})
