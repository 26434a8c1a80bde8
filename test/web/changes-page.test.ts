import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { axeFaults } from '../support/accessibility.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import type { Offering } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

let house: House
let chromium: Browser
let learner: Account
let offering: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  ;[learner, offering] = await Promise.all([openAccount(house, 'Lise Lærer-Mye'), toBuy(house, { startsInDays: 12 })])
  await bought(house, offering, { buyer: { name: 'Lise Lærer-Mye', email: learner.email } })
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a keeper moves a course to another place, says why, and the learner finds the way there and out', {
  timeout: 120_000,
}, async () => {
  const page = await openPage({ house, chromium }, '/demo', 390)
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await page.goto(`${house.url}/admin/offerings/${offering.offeringId}/edit`)
  await page.getByLabel('Sted', { exact: true }).fill('Kunnskapsveien 55, Kjeller')
  await page.getByLabel('Lenke for å bli med på nett').fill('http://usikker.example')
  await page.getByLabel('Praktisk informasjon – norsk').fill('Møt opp i resepsjonen.')
  await page.getByLabel('Hvorfor – norsk').fill('Rommet er opptatt.')
  await page.getByLabel('Hvorfor – engelsk').fill('The room is taken.')
  await press(page, 'Lagre endringene')
  expect(await summary(page)).toHaveLength(1)
  await page.getByLabel('Lenke for å bli med på nett').fill('https://moete.example/rom/42')
  await press(page, 'Lagre endringene')
  expect(await wordsIn(page)).toMatch(
    /Endret etter at den ble lagt ut .+Rommet er opptatt\. Sted: .+ → Kunnskapsveien 55, Kjeller .+Gratis avbestilling til/,
  )
  await keepPicture(page, 'changes-phone')
  expect([await axeFaults(page), await overflow(page)]).toEqual([[], 0])

  const [name, value] = (await signIn(house, learner)).cookie.split('=') as [string, string]
  const own = await openPage({ house, chromium }, '/', 390)
  await own.context().addCookies([{ name, value, url: house.url }])
  await own.goto(`${house.url}/my-learning`)
  const words = await wordsIn(own)
  expect(words).toContain('Kunnskapsveien 55, Kjeller')
  expect(words).toContain('Møt opp i resepsjonen. Bli med på nett')
  await keepPicture(own, 'learning-practical-phone')
  expect([await axeFaults(own), await overflow(own)]).toEqual([[], 0])
})
