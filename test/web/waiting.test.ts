import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, order, until } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const GUEST = 'gjest@venter.test'
let house: House
let chromium: Browser
let offering: Offering
let member: Account
let key: string
let slug: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  member = await openAccount(house, 'Mona Medlem')
  key = await make.client(house, ['course-administrator', 'support'])
  offering = await make.offering(house, { startsInDays: 30, capacity: 2, title: 'Praktisk statistikk' })
  await order(house, key, { offering, quantity: 2 })
  const [row] = await house.witness(
    `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offering.offeringId}'`,
  )
  slug = row!.slug as string
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function mailTo(to: string, subject: string) {
  const found = () => house.mails().find((mail) => mail.to.includes(to) && mail.subject.startsWith(subject))
  await until(
    () => found() !== undefined,
    () => `no mail “${subject}”`,
  )
  return found()!
}
const cookieOf = (cookie: string) => {
  const [name, value] = cookie.split('=') as [string, string]
  return { name, value, url: house.url }
}
const linkIn = ({ text }: { text: string }): string => text.match(/https?:\S+/)![0]
const capacity = (seats: number) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => setCapacity(tx, { poolId: offering.poolId, capacity: seats }))
type Entry = { id: string; state: string; rank: number | null; token: string; endedAs: string | null }
const list = async () =>
  (await ask<{ entries: Entry[] }>(house, `/offerings/${offering.offeringId}/waiting-list`, { headers: bearer(key) }))
    .body.entries

test('a guest waits, is offered a seat before anybody new, and orders it on a phone; who keeps the course sees all of it', {
  timeout: 180_000,
}, async () => {
  const phone = await openPage({ house, chromium }, `/courses/${slug}`, PHONE)
  await phone.getByRole('link', { name: 'Sett meg på ventelisten' }).click()
  await phone.waitForURL((url) => url.pathname === '/waiting/new')
  await press(phone, 'Sett meg på ventelisten')
  expect((await summary(phone)).length).toBeGreaterThan(0)
  await phone.getByLabel('Navn').fill('Gro Gjest')
  await phone.getByLabel('E-post').fill(GUEST)
  await looksRight(phone, 'waiting-join-phone')
  await press(phone, 'Sett meg på ventelisten')
  expect(await wordsIn(phone)).toContain('Se i e-posten din')

  const { cookie } = await signIn(house, member)
  const path = `/offerings/${offering.offeringId}/waiting-entries`
  const joined = await ask<{ entry: Entry }>(house, path, {
    method: 'POST',
    body: { quantity: 1 },
    headers: { cookie },
  })
  expect(joined).toMatchObject({ status: 202, body: { entry: { state: 'waiting', rank: 1 } } })
  const twice = await ask(house, path, { method: 'POST', body: { quantity: 1 }, headers: { cookie } })
  expect(twice).toMatchObject({ status: 409, body: { type: '/problems/waiting/already' } })

  // The guest asked first, and counts from then once the mailed link was opened.
  const confirm = linkIn(await mailTo(GUEST, 'Bekreft plassen din'))
  await phone.goto(confirm)
  expect((await list()).map(({ state }) => state)).toEqual(['waiting', 'unconfirmed'])
  await press(phone, 'Ja, jeg vil vente')
  expect(await wordsIn(phone)).toContain('Du er nummer 1 på ventelisten')
  const mine = await ask<{ entries: Entry[] }>(house, '/me/waiting-entries', { headers: { cookie } })
  expect(mine.body.entries).toMatchObject([{ rank: 2, state: 'waiting' }])

  await capacity(3)
  expect(await order(house, key, { offering })).toMatchObject({
    ...{ status: 409, body: { type: '/problems/seats/list-first' } },
  })
  await phone.goto(linkIn(await mailTo(GUEST, 'Det er ledig til deg')))
  expect(await wordsIn(phone)).toContain('Det er 1 plass til deg')
  await looksRight(phone, 'waiting-offer-phone')
  const other = await openPage({ house, chromium }, `/en/courses/${slug}`)
  expect(await wordsIn(other)).toContain('Free seats go first to those who wait')
  await looksRight(other, 'course-list-first-en')

  await press(phone, 'Ja takk, bestill')
  await phone.waitForURL((url) => url.pathname === '/checkout')
  await phone.getByLabel('Navnet ditt').fill('Gro Gjest')
  await phone.getByLabel('E-post').first().fill(GUEST)
  await phone.getByLabel('Gateadresse').fill('Storgata 1')
  await phone.getByLabel('Postnummer').fill('0155')
  await phone.getByLabel('Poststed').fill('Oslo')
  await phone.getByLabel(/Jeg godtar/).check()
  await phone.getByRole('button', { name: 'Bestill og betal' }).click()
  await phone.waitForURL(/sandbox\/stripe\/pay/)
  await phone.getByRole('button', { name: /^Betal \d/ }).click()
  await phone.getByRole('heading', { name: 'Du har fått plass!' }).waitFor()
  await phone.context().addCookies([cookieOf(cookie)])
  await phone.goto(`${house.url}/my-learning`)
  await phone.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  expect(await wordsIn(phone)).toContain('på ventelisten')
  await looksRight(phone, 'waiting-place-phone')

  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/offerings/${offering.offeringId}/waiting-list`)
  expect(await wordsIn(desk)).toMatch(/3 = 3 solgt \+ 0 ledige for ventelisten.*Mona Medlem/)
  await looksRight(desk, 'waiting-desk')
  await press(desk, 'Ta av listen')
  expect((await summary(desk)).length).toBe(1)
  await desk.getByLabel('Hvem', { exact: true }).selectOption({ label: `1. Mona Medlem, ${member.email}` })
  await desk.getByLabel('Hvorfor').fill('Ba om det på telefon')
  await press(desk, 'Ta av listen')
  expect(await wordsIn(desk)).toContain('Tatt av listen, og sagt fra.')
  expect(await mailTo(member.email, 'Du er tatt av ventelisten')).toBeDefined()
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await desk.goto(`${house.url}/en/admin/offerings/${offering.offeringId}/waiting-list`)
  await looksRight(desk, 'waiting-desk-phone-en')
})
