import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCollege } from '../certifying/college.ts'
import { signedIn } from '../privacy/people.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, make, type Offering } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const EMAIL = 'dina@bevis.test'
let house: House
let chromium: Browser
let offering: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { startsInDays: 2, title: 'Fjordens økologi' })
  await buy(house, { offering, quantity: 1, people: [{ name: 'Dina Dahl', email: EMAIL }] })
  await house.moveClock(3 * 24 * 3600)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a learner finds the certificate on a phone, whoever is given its address sees that it holds, and the desk corrects a name', {
  timeout: 120_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/certificate-signatory`)
  await desk.getByLabel('Navn').fill('Siri Solbakken')
  await press(desk, 'Lagre')
  expect((await summary(desk)).length).toBe(2)
  await desk.getByLabel('Tittel på norsk').fill('Seksjonsleder')
  await desk.getByLabel('Tittel på engelsk').fill('Head of section')
  await press(desk, 'Lagre')
  expect(await wordsIn(desk)).toContain('bevis som lages fra nå')
  await looksRight(desk, 'certificate-signatory')
  const keeper = await make.client(house, ['course-administrator'])
  await openCollege(house, keeper, offering).decides('Dina Dahl', true)

  const { cookie } = await signedIn(house, 'Dina Dahl', EMAIL)
  const phone = await openPage({ house, chromium }, '/', PHONE)
  const [name, value] = cookie.split('=') as [string, string]
  await phone.context().addCookies([{ name, value, url: house.url }])
  await phone.goto(`${house.url}/my-learning`)
  await phone.getByRole('link', { name: 'Kursbevis og digitalt merke' }).click()
  await phone.waitForURL(/\/verify\//)
  await looksRight(phone, 'certificate-phone')
  const address = phone.url()

  const stranger = await openPage({ house, chromium }, '/verify')
  await stranger.getByLabel('Koden på beviset').fill('00000 00000 00000 00000')
  await press(stranger, 'Se etter')
  expect(await wordsIn(stranger)).toContain('Vi finner ikke beviset')
  await looksRight(stranger, 'certificate-unknown')
  await stranger.getByLabel('Koden på beviset').fill(address.split('/').pop()!.toUpperCase())
  await press(stranger, 'Se etter')
  expect(await wordsIn(stranger)).toContain('Kursbeviset er ekte og gyldig')
  expect(await stranger.locator('dd').first().innerText()).toBe('Dina Dahl')
  const href = await stranger.getByRole('link', { name: 'på norsk (PDF)' }).getAttribute('href')
  expect((await stranger.request.get(`${house.url}${href}`)).headers()['content-type']).toBe('application/pdf')
  await stranger.goto(address.replace('/verify/', '/en/verify/'))
  expect(await wordsIn(stranger)).toContain('This certificate is genuine and valid')
  await looksRight(stranger, 'certificate-en')

  await desk.goto(`${house.url}/teaching/${offering.offeringId}`)
  await desk.getByRole('link', { name: 'Kursbevis' }).click()
  await desk.getByRole('link', { name: 'Dina Dahl' }).click()
  await looksRight(desk, 'certificate-desk')
  await press(desk, 'Rett navnet')
  expect((await summary(desk)).length).toBe(1)
  await desk.getByLabel('Navnet på beviset').fill('Dina Dahl Moe')
  await desk.getByLabel('Hvorfor').first().fill('Har giftet seg')
  await press(desk, 'Rett navnet')
  expect(await desk.locator('.desk-people li').allInnerTexts()).toEqual([
    expect.stringMatching(/^Dina Dahl\s.*Byttet/s),
    expect.stringMatching(/^Dina Dahl Moe.*Gyldig/s),
  ])
  await looksRight(desk, 'certificates')
  await stranger.reload()
  expect(await wordsIn(stranger)).toContain('has been replaced')
  expect(await wordsIn(stranger)).not.toContain('Dina')
})
