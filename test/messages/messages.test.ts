import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MESSAGES_A_DAY } from '../../src/messages/send-message.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Offering, until } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from '../web/clicks.ts'
import { hireStaff } from '../web/desk-people.ts'

const LONG_MS = 90_000
const DAY_S = 86_400
const PHONE_PX = 390
const WORDS = { nb: { subject: 'Ta med egen PC', words: 'Hei,\n\nvi bruker <R> fra første time.\nHilsen Berit' } }

let house: House
let chromium: Browser
let keeper: string
let offering: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  keeper = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { startsInDays: 20, title: 'Fjordens økologi' })
  await toNoon()
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

/** Mails wait at night. */
async function toNoon(): Promise<void> {
  const [row] = await house.witness(
    `select extract(epoch from date_trunc('day', app_now() at time zone 'Europe/Oslo') + interval '36 hours' - app_now() at time zone 'Europe/Oslo')::int as s`,
  )
  await house.moveClock(Number(row!.s))
}
const people = (n: number) =>
  Array.from({ length: n }, (_, at) => ({ name: `Deltaker ${at}`, email: `alle-${randomUUID()}@eksempel.test` }))
const send = (body: object, key = randomUUID(), of = offering) =>
  ask<{ messageId: string; type?: string; errors?: { pointer: string }[] }>(
    house,
    `/offerings/${of.offeringId}/messages`,
    {
      method: 'POST',
      headers: { ...bearer(keeper), 'idempotency-key': key },
      body,
    },
  )
const list = async () =>
  (
    await ask<{ readers: number; messages: { messageId: string; recipients: number; sent: number }[] }>(
      house,
      `/offerings/${offering.offeringId}/messages`,
      { headers: bearer(keeper) },
    )
  ).body
const mailsAbout = (subject: string) => house.mails().filter((each) => each.subject === subject)

test('with nobody enrolled there is nobody to write to; what is not whole is refused at its place', async () => {
  expect(await send({ texts: WORDS })).toMatchObject({ status: 409, body: { type: '/problems/message/nobody' } })
  const halves = await send({ texts: { nb: { subject: '', words: 'Hei' }, en: { subject: 'Hello', words: ' ' } } })
  expect(halves.body.errors!.map(({ pointer }) => pointer)).toEqual(['/texts/nb/subject', '/texts/en/words'])
  expect((await send({ texts: {} })).body.errors!.map(({ pointer }) => pointer)).toEqual(['/texts'])
  expect(house.mails()).toHaveLength(0)
})

test('each of those who take part gets one mail of their own, in their language or the one there is, once however often it is sent', async () => {
  const takingPart = people(3)
  await buy(house, { offering, quantity: 3, people: takingPart })
  const key = randomUUID()
  const sent = await Promise.all([send({ texts: WORDS }, key), send({ texts: WORDS }, key)])
  expect(sent.some(({ status }) => status === 201)).toBe(true)
  await until(() => mailsAbout('Ta med egen PC').length === 3)
  for (const { email } of takingPart) {
    const [mail, second] = mailsAbout('Ta med egen PC').filter(({ to }) => to.some((each) => each.includes(email)))
    expect([mail!.to.length, second]).toEqual([1, undefined])
    expect(mail!.text).toContain('vi bruker <R> fra første time.')
    expect(mail!.text).toContain('fordi du er påmeldt Fjordens økologi')
  }
  await until(async () => (await list()).messages[0]!.sent === 3)
  expect(await list()).toMatchObject({ readers: 3, messages: [{ recipients: 3, sent: 3 }] })
})

test('at night it waits for the morning; where the course begins within a day it does not', async () => {
  const soon = await make.offering(house, { startsInDays: 1.4, title: 'Snart' })
  await buy(house, { offering: soon, quantity: 1, people: people(1) })
  await house.moveClock(DAY_S / 2)
  await send({ texts: { nb: { subject: 'Om natten', words: 'Kan vente.' } } })
  await send({ texts: { nb: { subject: 'Nytt rom', words: 'Rom 12.' } } }, randomUUID(), soon)
  await until(() => mailsAbout('Nytt rom').length === 1)
  expect(mailsAbout('Om natten')).toHaveLength(0)
  await house.moveClock(DAY_S / 2)
  await until(() => mailsAbout('Om natten').length === 3)
})

test('so many a day and no more', async () => {
  await house.moveClock(2 * DAY_S)
  for (let n = 0; n < MESSAGES_A_DAY; n++)
    expect((await send({ texts: { nb: { subject: `Nr. ${n}`, words: 'Hei' } } })).status).toBe(201)
  expect(await send({ texts: WORDS })).toMatchObject({ status: 409, body: { type: '/problems/message/too-many' } })
  await house.moveClock(2 * DAY_S)
})

test(
  'on a phone whoever keeps the course sees how it reads, mends what is missing, sends it, and sees how far it has come',
  async () => {
    await hireStaff(house)
    const page = await openPage({ house, chromium }, '/demo', PHONE_PX)
    await page.locator('#administrator').getByRole('button').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await page.goto(`${house.url}/teaching/${offering.offeringId}`)
    await page.getByRole('link', { name: 'Skriv til alle' }).click()
    await press(page, /Send til 3 deltakere/)
    expect(await wordsIn(page)).toContain('Skriv emne og tekst på minst ett språk')
    await page.getByLabel('Emne – norsk').fill('Lunsj')
    await page.getByLabel('Tekst – norsk').fill('Vi spiser klokken tolv.')
    await press(page, 'Se hvordan det leses')
    await keepPicture(page, 'message-phone')
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await press(page, /Send til 3 deltakere/)
    await until(() => mailsAbout('Lunsj').length === 3)
    await page.goto(`${house.url}/en/teaching/${offering.offeringId}/messages`)
    await keepPicture(page, 'messages-sent-en')
    expect(await wordsIn(page)).toMatch(/Sent to 3 of 3\./)
    await page.context().close()
  },
  LONG_MS,
)
