import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, make, type Offering } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let offering: Offering
let learner: Account
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  learner = await openAccount(house, 'Dina Dahl')
  offering = await make.offering(house, { startsInDays: 2 })
  const people = ['Anne Astad', 'Bjørn Berg'].map((name, n) => ({ name, email: `deltaker-${n}@oppmote.test` }))
  await buy(house, { offering, quantity: 3, people: [...people, { name: 'Dina Dahl', email: learner.email }] })
  await house.moveClock(2 * 24 * 3600 + 300)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a teacher shows a code in the room, a learner checks in on a phone, the others are ticked off, and the rule says who has completed', {
  timeout: 120_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/teaching/${offering.offeringId}`)
  await desk.getByLabel('Til stede på minst').fill('200')
  await press(desk, 'Lagre kravet')
  expect(await summary(desk)).toEqual([expect.stringContaining('100')])
  await desk.getByLabel('Til stede på minst').fill('80')
  await press(desk, 'Lagre kravet')
  expect(await wordsIn(desk)).toContain('på minst 80 % av samlingene')
  await desk.getByRole('link', { name: 'Vis kode i rommet' }).click()
  await desk.locator('.check-in__code').waitFor()
  await looksRight(desk, 'check-in-code')
  const code = (await desk.locator('.check-in__code').innerText()).replace(' ', '')

  const { cookie } = await signIn(house, learner)
  const phone = await openPage({ house, chromium }, '/', PHONE)
  const [name, value] = cookie.split('=') as [string, string]
  await phone.context().addCookies([{ name, value, url: house.url }])
  await phone.goto(`${house.url}/my-learning`)
  await phone.getByRole('link', { name: 'Si at du er på samlingen nå' }).click()
  await phone.getByLabel('Koden på skjermen').fill('12')
  await press(phone, 'Ja, jeg er her')
  expect((await summary(phone)).length).toBe(1)
  await phone.getByLabel('Koden på skjermen').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await looksRight(phone, 'check-in-phone')
  await press(phone, 'Ja, jeg er her')
  expect(await wordsIn(phone)).toContain('Til stede på 1 av 1 samlinger')
  expect(await phone.getByRole('link', { name: 'Si at du er på samlingen nå' }).count()).toBe(0)
  await looksRight(phone, 'my-learning-phone')

  await desk.getByText('1 av 3 er registrert').waitFor() // the wall counts along
  await desk.getByRole('link', { name: 'Listen' }).click()
  await desk.getByLabel('Anne Astad', { exact: true }).check()
  await looksRight(desk, 'session-list')
  await press(desk, 'Før oppmøtet')
  expect(await wordsIn(desk)).toContain('2 av 3 til stede')
  expect(await desk.locator('tbody tr').allInnerTexts()).toEqual(
    [
      ['Anne Astad', '✓', '1/1', 'Ja'],
      ['Bjørn Berg', '–', '0/1', 'Nei'],
      ['Dina Dahl', '✓', '1/1', 'Ja'],
    ].map((cells) => expect.stringMatching(new RegExp(cells.join('[^]*')))),
  )
  await looksRight(desk, 'participants')
  await desk.locator('tbody a', { hasText: 'Bjørn Berg' }).click()
  await desk.getByLabel('Har fullført').check()
  await press(desk, 'Lagre')
  expect(await summary(desk)).toEqual([expect.stringContaining('Fyll ut')])
  await desk.getByLabel('Hvorfor').fill('Leverte oppgaven i stedet')
  await press(desk, 'Lagre')
  expect(await wordsIn(desk)).toContain('Ja, for hånd')
  await desk.getByRole('link', { name: 'Last opp en oppmøteliste' }).click()
  const buffer = Buffer.from('E-post;Oppmøte\ndeltaker-1@oppmote.test;ja\nukjent@oppmote.test;ja')
  await desk.getByLabel('Fil med oppmøte').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer })
  await desk.getByLabel('Før de radene som er i orden').check()
  await press(desk, 'Les listen')
  expect(await wordsIn(desk)).toContain('1 rad er ført')
  expect(await desk.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(/Bjørn Berg.*I orden/s),
    expect.stringMatching(/ukjent@oppmote.test.*Ingen påmeldt/s),
  ])
  await looksRight(desk, 'attendance-list')
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await desk.goto(`${house.url}/en/teaching/${offering.offeringId}`)
  await looksRight(desk, 'participants-phone-en')
  await phone.reload()
  expect(await wordsIn(phone)).toContain('Fullført')
})
