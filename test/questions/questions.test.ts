import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/platform/actor.ts'
import { seeAs, sightOf } from '../../src/platform/db/sight.ts'
import { run, statement } from '../../src/platform/db/statement.ts'
import { act } from '../../src/platform/till.ts'
import { tidyUp } from '../../src/privacy/tidy-up.ts'
import { carryAnswers } from '../../src/questions/copy-questions.ts'
import { askAs, signedIn, whereIs } from '../privacy/people.ts'
import { openAccount, signIn } from '../support/account.ts'
import { checkOut, fillCart, pay } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, order, person, until } from '../support/make.ts'
import { type Firm, openFirm, someone } from '../wallet/firm.ts'
import { ALLERGY, type Asking, answersTo, askAll, BADGE, CANARY, FOOD, put } from './ground.ts'

type Seen = {
  questions: { questionId: string; text: string }[]
  learners: { answers: { questionId: string; value: unknown }[] }[]
  summary: { questionId: string; answered: number; counts: number[] }[]
}

let house: House
let keeper: string
let offering: Offering
let asked: Asking
let firm: Firm
beforeAll(async () => {
  house = await bootTill()
  keeper = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { startsInDays: 40, capacity: 40 })
  asked = await askAll(house, keeper, offering)
  firm = await openFirm(house)
}, 90_000)
afterAll(() => house?.close())

const seen = async (headers = bearer(keeper), of = offering): Promise<Seen> =>
  (await ask<Seen>(house, `/offerings/${of.offeringId}/answers`, { headers })).body
const kept = (of = offering) =>
  house.witness(
    `select a.value from question_answers a join questions q on q.id = a.question_id where q.offering_id = '${of.offeringId}'`,
  )
const desk = (method: string, path: string, body?: object) =>
  ask<{ type: string; questionId: string; errors: { pointer: string }[] }>(
    house,
    `/offerings/${offering.offeringId}/${path}`,
    {
      ...{ method, headers: bearer(keeper) },
      ...(body && { body }),
    },
  )
const pointers = (body: unknown) => (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)

test('whoever buys for themselves answers in the checkout, and what must be answered is refused with its place before anything is held', async () => {
  const cart = await fillCart(house.url, offering.offeringId)
  const payer = person({ name: 'Kari Gjest', email: 'kari@gjest.example' })
  const tryWith = (answers?: object[]) =>
    checkOut(house.url, cart, { payer, payBy: 'card', ...(answers && { extra: { answers } }) })
  const silent = await tryWith()
  expect(silent).toMatchObject({ status: 422, body: { type: '/problems/request/invalid' } })
  expect(pointers(silent.body)).toEqual([`/answers/${asked.food}`])
  const wrong = await tryWith([
    { questionId: asked.food, value: 4 },
    { questionId: offering.offeringId, value: 'hva som helst' },
    { questionId: asked.name, value: true },
    { questionId: asked.name, value: 'Salg' },
  ])
  expect(pointers(wrong.body)).toEqual([
    '/answers/0/value',
    '/answers/1/questionId',
    '/answers/2/value',
    '/answers/3/questionId',
  ])
  expect(await house.witness('select 1 from seat_holds')).toHaveLength(0)
  const placed = await tryWith(answersTo(asked))
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(await kept()).toHaveLength(3)
  expect((await seen()).learners).toHaveLength(0) // not paid yet
  await pay(house.sandboxUrl, placed)
  await until(async () => (await seen()).learners.length === 1)
  expect((await seen()).learners[0]!.answers).toEqual(answersTo(asked))
})

test('a program is asked in the one call too; who is bought for answers later, and that stops no payment', async () => {
  const self = person({ email: 'selv@program.example' })
  expect(await order(house, keeper, { offering, payer: self })).toMatchObject({ status: 422 })
  const friends = [someone('Venn En'), someone('Venn To')]
  const placed = await order(house, keeper, { offering, quantity: 2, people: friends, payer: self })
  expect(placed.status).toBe(201)
})

test('the offer tells what is asked, why, and who sees the answer, in the language of the reader', async () => {
  type Offers = { offers: { offeringId: string; questions: object[] }[] }
  const { body } = await ask<Offers>(house, '/offerings?lang=en', { headers: { 'accept-language': 'en' } })
  const { questions } = body.offers.find(({ offeringId }) => offeringId === offering.offeringId)!
  expect(questions).toMatchObject([
    { text: ALLERGY.text.en, reason: ALLERGY.reason.en, sensitive: true, keptDays: 2 },
    { text: FOOD.text.en, choices: ['Anything', 'Vegetarian', 'Vegan'], required: true, seenByCompany: false },
    { text: BADGE.text.en, seenByCompany: true },
  ])
})

test('whoever is invited by a company answers when they accept, and the company sees what they were told it sees, and no more', async () => {
  await firm.buys(offering, 3)
  const dina = someone('Dina Dahl')
  const token = await firm.invited(offering, dina)
  const accept = (answers: object[]) =>
    ask(house, '/seat-invitations/acceptance', { method: 'POST', body: { token, answers } })
  const silent = await accept([])
  expect(silent.status).toBe(422)
  expect(pointers(silent.body)).toEqual([`/answers/${asked.food}`])
  expect((await firm.seatOf(offering, dina.email)).state).not.toBe('enrolled')
  expect((await accept(answersTo(asked))).status).toBe(200)
  const { headers } = firm.owner
  const { body } = await ask<Seen>(house, `/companies/${firm.id}/answers/${offering.offeringId}`, { headers })
  expect(body.questions.map(({ text }) => text)).toEqual([BADGE.text.nb])
  expect(body.learners.map(({ answers }) => answers)).toEqual([[{ questionId: asked.name, value: 'Innkjøp' }]])
  for (const path of [
    `/companies/${firm.id}/answers/${offering.offeringId}`,
    `/companies/${firm.id}/wallet/${offering.offeringId}`,
    `/companies/${firm.id}/wallet`,
    `/companies/${firm.id}/people.csv`,
    `/companies/${firm.id}/orders`,
    `/offerings/${offering.offeringId}`,
  ]) {
    const answer = await fetch(`${house.url}${path}`, { headers: { ...headers, accept: 'application/json' } })
    expect({ path, status: answer.status }).toMatchObject({
      status: path.includes('/orders') ? expect.any(Number) : 200,
    })
    expect(await answer.text(), path).not.toContain(CANARY)
  }
  expect(Object.keys(await whereIs(house, CANARY))).toEqual(['public."question_answers"'])
})

test('the database shows a company no other answer, whatever the program asks it for', async () => {
  const sight = sightOf({ kind: 'person', personId: firm.owner.personId, roles: [] } as Actor)
  const everything = statement<{ value: unknown }>('test-all-answers', 'select value from question_answers')
  const rows = await seeAs(sight, () => run({ client: house.till.connection.pool }, everything, []))
  expect(rows.map(({ value }) => value)).toEqual(['Innkjøp'])
  expect(await kept()).toHaveLength(6)
  const reword = act(house.till, { kind: 'job', name: 'test' }, ({ client }) =>
    client.query(`update questions set text = '{"nb":"Noe annet","en":"Something else"}'`),
  )
  await expect(reword).rejects.toThrow(/permission denied/)
})

test('teachers see what was asked for them too, those who keep the course see all of it, and it is noted who read', async () => {
  const teacher = await openAccount(house, 'Lærer Larsen')
  await desk('POST', 'teachers', { name: 'Lærer Larsen', email: teacher.email })
  const theirs = await seen(await signIn(house, teacher))
  expect(theirs.questions.map(({ questionId }) => questionId)).toEqual([asked.food, asked.name])
  expect(JSON.stringify(theirs)).not.toContain(CANARY)
  const all = await seen()
  expect(JSON.stringify(all)).toContain(CANARY)
  expect(
    await house.witness("select count(*) as reads from audit_acts where kind = 'answers' and deed = 'read'"),
  ).not.toEqual([{ reads: 0 }])
  expect(all.summary).toMatchObject([{ answered: 2, counts: [] }, { answered: 2, counts: [0, 2, 0] }, { answered: 2 }])
})

test('what is answered may be changed until the course begins; another wording is another question, and the answer keeps its own', async () => {
  const dina = (await house.witness(`select email from people where email like 'dinadahl-%'`))[0]!.email as string
  const who = await signedIn(house, 'Dina Dahl', dina)
  const own = `/me/answers/${offering.offeringId}`
  const mine = () => askAs<{ isOpen: boolean; questions: object[]; answers: { value: unknown }[] }>(house, who, own)
  const change = (answers: object[]) => askAs<{ type: string }>(house, who, own, { method: 'PUT', body: { answers } })
  expect((await mine()).body.answers).toHaveLength(3)
  expect((await change([])).status).toBe(422)
  expect((await change([{ questionId: asked.food, value: 3 }])).status).toBe(204)
  expect((await mine()).body.answers).toEqual([{ questionId: asked.food, value: 3 }])
  const same = await desk('PUT', `questions/${asked.food}`, { ...FOOD, required: false })
  expect(same.body.questionId).toBe(asked.food)
  const { body: anew } = await desk('PUT', `questions/${asked.food}`, { ...FOOD, text: { nb: 'Mat?', en: 'Food?' } })
  expect(anew.questionId).not.toBe(asked.food)
  expect((await mine()).body.answers).toEqual([])
  expect(await house.witness(`select text ->> 'nb' as text from questions where id = '${asked.food}'`)).toEqual([
    { text: FOOD.text.nb },
  ])
  const list = await ask<{ lacking: number; questions: { answered: number }[] }>(
    house,
    `/offerings/${offering.offeringId}/questions`,
    { headers: bearer(keeper) },
  )
  expect(list.body).toMatchObject({ lacking: 2, questions: [{}, {}, {}, { answered: 2 }] })
  expect((await change([{ questionId: anew.questionId, value: 1 }])).status).toBe(204)
  asked = { ...asked, food: anew.questionId }
})

test('questions are put in order, ended and copied; what does not fit is refused and changes nothing', async () => {
  const { allergy, food, name } = asked
  expect(await desk('PUT', 'questions-order', { questionIds: [food, name] })).toMatchObject({ status: 409 })
  expect((await desk('PUT', 'questions-order', { questionIds: [food, name, allergy] })).status).toBe(204)
  expect((await seen()).questions.map(({ questionId }) => questionId).slice(0, 3)).toEqual([food, name, allergy])
  for (const body of [
    { ...FOOD, choices: [] },
    { ...ALLERGY, seenByCompany: true },
    { ...ALLERGY, keptDays: 31 },
    { ...BADGE, reason: { nb: '', en: '' } },
  ])
    expect((await desk('POST', 'questions', body)).status).toBe(422)
  const other = await make.offering(house, { startsInDays: 50 })
  const copy = () =>
    ask(house, `/offerings/${other.offeringId}/questions-copies`, {
      ...{ method: 'POST', headers: bearer(keeper), body: { fromOfferingId: offering.offeringId } },
    })
  expect((await copy()).status).toBe(204)
  expect((await copy()).status).toBe(204) // nothing is asked twice
  const { body } = await ask<{ questions: { position: number }[] }>(house, `/offerings/${other.offeringId}/questions`, {
    headers: bearer(keeper),
  })
  expect(body.questions).toHaveLength(3)
  const [kari] = await house.witness(
    `select e.id from enrolments e join people p on p.id = e.person_id where p.email = 'kari@gjest.example'`,
  )
  const carried: unknown[] = []
  const moved = act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    await carryAnswers(tx, String(kari!.id), other.offeringId)
    const { rows } = await tx.client.query(
      'select a.value from question_answers a join questions q on q.id = a.question_id where q.offering_id = $1',
      [other.offeringId],
    )
    carried.push(...rows.map(({ value }) => value))
    throw new Error('undone')
  })
  await expect(moved).rejects.toThrow('undone')
  expect(carried.toSorted()).toEqual(['Innkjøp', CANARY]) // the food was asked in other words
  const gone = await put(house, keeper, other, BADGE)
  const end = () =>
    ask(house, `/offerings/${other.offeringId}/questions/${gone}`, { method: 'DELETE', headers: bearer(keeper) })
  expect([(await end()).status, (await end()).status]).toEqual([204, 404])
})

test('the copy of one’s data holds the answers, and each goes on the day that was said', async () => {
  const kari = await signedIn(house, 'Kari Gjest', 'kari@gjest.example')
  const copy = await askAs<{ answers: { answer: unknown }[] }>(house, kari, '/me/data')
  expect(copy.body.answers.map(({ answer }) => answer).toSorted()).toEqual(['Innkjøp', 'Vegetar', CANARY])
  const afterEnd = async (days: number) => {
    const [row] = await house.witness(
      `select extract(epoch from f.ends_at - app_now())::int as seconds from offerings f where f.id = '${offering.offeringId}'`,
    )
    await house.moveClock((row!.seconds as number) + days * 86_400 + 60)
    await tidyUp(house.till)
    return JSON.stringify(await kept())
  }
  expect(await afterEnd(1)).toContain(CANARY)
  const sensitiveGone = await afterEnd(ALLERGY.keptDays)
  expect(sensitiveGone).not.toContain(CANARY)
  expect(sensitiveGone).toContain('Innkjøp')
  expect(await afterEnd(14)).toBe('[]')
})
