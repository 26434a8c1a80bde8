import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANSWER_DAYS } from '../../src/terms/answer-days.ts'
import { bought, confirm, freeSeats, look } from '../cancelling/buyer.ts'
import { documented } from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Placed, until } from '../support/make.ts'
import { type Asked, afterTheRight, answer, askFor, DAY_S, onAsking, takeBack } from './asking.ts'

const LONG_MS = 60_000

let house: House
let staff: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  staff = bearer(await make.client(house, ['support']))
}, LONG_MS)
afterAll(() => house?.close())

const code = (name: string, status = 409) => ({ status, body: { type: `/problems/${name}` } })
const mailsTo = (email: string) => house.mails().filter(({ to }) => to.some((each) => each.includes(email)))
/** Bought under terms that leave it to staff, and the right of withdrawal has ended. */
async function boughtAsking(change: Parameters<typeof onAsking>[1] = {}, email = `spor-${randomUUID()}@example.test`) {
  const offering = await onAsking(house, change)
  const placed = await bought(house, offering, { buyer: { email } })
  await afterTheRight(house, placed)
  return { offering, placed, email }
}
const seen = async (placed: Placed) => (await look(house, placed)).body
const toAnswer = async (id: string): Promise<Asked> => {
  const { status, body } = await ask<Asked>(house, `/cancel-requests/${id}`, { headers: staff })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

test('the right of withdrawal never has to be asked for; when it has ended, terms that leave it to staff refuse to cancel at once', async () => {
  const offering = await onAsking(house, { startsInDays: 45 })
  const [prompt, late] = [await bought(house, offering), await bought(house, offering)]
  const { previewId, asksFirst } = await seen(prompt)
  expect(asksFirst).toBe(false)
  expect(await askFor(house, prompt, { previewId })).toMatchObject(code('cancel-request/not-needed'))
  expect((await confirm(house, prompt, { previewId })).status).toBe(201)
  await afterTheRight(house, late)
  const now = await seen(late)
  expect(now.asksFirst).toBe(true)
  expect(await confirm(house, late, { previewId: now.previewId })).toMatchObject(code('cancelling/asks-first'))
  expect(await freeSeats(house, offering)).toBe(39)
})

test('a buyer asks, is told by when there is an answer, and has the seat until then; a yes gives back what it was when they asked', async () => {
  const { offering, placed, email } = await boughtAsking({ startsInDays: 28 })
  const before = await seen(placed)
  expect(before).toMatchObject({ asksFirst: true, back: { minor: 440_000 } })
  const asked = await askFor(house, placed, { previewId: before.previewId, words: 'Jeg skal på sykehus.' })
  expect(asked).toMatchObject({ status: 201, body: { asked: { back: { minor: 440_000 } }, end: null } })
  expect(await askFor(house, placed, { previewId: before.previewId })).toMatchObject(
    code('cancel-request/asked-already'),
  )
  const free = await freeSeats(house, offering)
  await until(() => mailsTo(email).some(({ subject }) => subject.includes('bedt om å få avbestille')))
  const receipt = mailsTo(email).find(({ subject }) => subject.includes('bedt om å få avbestille'))!
  expect(receipt.text.replaceAll('\u00a0', ' ')).toMatch(/Vi svarer senest .+Sier vi ja, får du tilbake 4 400,00 kr/)
  // By then the terms keep half of it.
  await house.moveClock((ANSWER_DAYS + 2) * DAY_S)
  expect((await seen(placed)).back.minor).toBe(245_000)
  const now = await toAnswer(asked.body.id)
  expect(now).toMatchObject({ request: { words: 'Jeg skal på sykehus.' }, now: { back: { minor: 440_000 } } })
  const late = await ask<{ requests: { id: string; isLate: boolean }[] }>(house, '/cancel-requests', { headers: staff })
  expect(late.body.requests.find(({ id }) => id === asked.body.id)).toMatchObject({ isLate: true })
  const yes = { granted: true, previewId: now.now!.previewId } as const
  expect(await answer(house, asked.body.id, { headers: staff, body: yes })).toMatchObject({
    status: 200,
    body: { end: { as: 'granted' } },
  })
  expect(await freeSeats(house, offering)).toBe(free + 1)
  await documented(house, placed.id, 2)
  await until(() => mailsTo(email).some(({ text }) => text.includes('Du ba om å få avbestille, og det er i orden.')))
  expect(await answer(house, asked.body.id, { headers: staff, body: yes })).toMatchObject(code('cancel-request/over'))
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('a no is told in the words of staff and changes nothing; the buyer may ask again, and take it back', async () => {
  const { offering, placed, email } = await boughtAsking({ startsInDays: 60 })
  const free = await freeSeats(house, offering)
  const first = await askFor(house, placed, { previewId: (await seen(placed)).previewId })
  const reason = 'Fristen for gruppearbeidet er ute.'
  expect(await answer(house, first.body.id, { headers: staff, body: { granted: false, reason: ' ' } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/reason' }] },
  })
  expect(await answer(house, first.body.id, { headers: staff, body: { granted: false, reason } })).toMatchObject({
    body: { end: { as: 'declined', reason } },
  })
  await until(() => mailsTo(email).some(({ text }) => text.includes(reason)))
  const second = await askFor(house, placed, { previewId: (await seen(placed)).previewId })
  expect(await takeBack(house, placed, second.body.id)).toMatchObject({ body: { end: { as: 'taken-back' } } })
  expect(await takeBack(house, placed, second.body.id)).toMatchObject(code('cancel-request/over'))
  expect(await takeBack(house, await bought(house, offering), first.body.id)).toMatchObject(
    code('cancel-request/unknown', 404),
  )
  expect(await freeSeats(house, offering)).toBe(free - 1)
})

test('two who answer at once do it once, and what was credited meanwhile is not credited again', async () => {
  const { placed } = await boughtAsking({ startsInDays: 60 })
  const { body } = await askFor(house, placed, { previewId: (await seen(placed)).previewId })
  const { now } = await toAnswer(body.id)
  const yes = { granted: true, previewId: now!.previewId } as const
  const answers = await Promise.all(
    [yes, { granted: false, reason: 'Nei.' }].map((each) =>
      answer(house, body.id, { headers: staff, body: each as typeof yes }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const other = await boughtAsking({ startsInDays: 60 })
  const asked = await askFor(house, other.placed, { previewId: (await seen(other.placed)).previewId })
  const shown = await toAnswer(asked.body.id)
  const finance = bearer(await make.client(house, ['finance']))
  const credited = await ask(house, `/orders/${other.placed.id}/credit-note`, {
    method: 'POST',
    headers: { ...finance, 'idempotency-key': randomUUID() },
    body: { reason: 'Kulanse' },
  })
  expect(credited.status).toBeLessThan(300)
  expect((await toAnswer(asked.body.id)).now).toBeNull()
  const refused = await answer(house, asked.body.id, {
    headers: staff,
    body: { granted: true, previewId: shown.now!.previewId },
  })
  expect(refused.status).toBe(409)
  await documented(house, other.placed.id, 2)
  await expectSoundBooks(house.eye)
})
