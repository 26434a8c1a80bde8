import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asHouse, proveOther, tokenTo, twoAccounts } from '../merging/two-accounts.ts'
import type { Signed } from '../privacy/people.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, company, make, order } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const PHONE = 390

let house: House
let chromium: Browser
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const signIn = async (
  page: Page,
  { email, password }: Signed,
  [label, secret, button] = ['E-post', 'Passord', 'Logg inn'],
) => {
  await page.getByLabel(label!).fill(email)
  await page.getByLabel(secret!).fill(password)
  await press(page, button!)
}
const expectGood = async (page: Page, picture: string) => {
  await keepPicture(page, picture)
  expect([picture, await axeFaults(page), await overflow(page)]).toEqual([picture, [], 0])
}

test('on a phone, by keyboard: she sees what merging does, chooses which of two seats she keeps, and has one account', async () => {
  const { home, work } = await twoAccounts(house)
  const offering = await make.offering(house, { title: 'Praktisk statistikk' })
  await buy(house, { offering, buyer: { name: home.name, email: home.email } })
  const key = await make.client(house, ['administrator'])
  await order(house, key, { offering, payer: company(), people: [{ name: work.name, email: work.email }] })
  const page = await openPage({ house, chromium }, '/account/addresses', PHONE)
  await signIn(page, home)
  await page.getByLabel('E-post').fill(work.email)
  await press(page, 'Send lenken')
  await page.goto(`${house.url}/account/addresses/proof?token=${await tokenTo(house, work.email)}`)
  await press(page, 'Bekreft')
  const words = await wordsIn(page)
  for (const part of [
    work.email,
    'Dette blir med',
    'E-postadresser (1)',
    'Dette blir ikke med',
    'Velg plass',
    'Prøvebedriften AS',
  ])
    expect(words).toContain(part)
  await expectGood(page, 'merge')
  await press(page, 'Slå sammen')
  expect(await summary(page)).toEqual([expect.stringContaining('Velg hvilken du beholder')])
  await expectGood(page, 'merge-refused')
  await page.getByRole('radio', { name: /Plassen fra Prøvebedriften/ }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Slå sammen' }).focus()
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  expect(await wordsIn(page)).toContain('Kontoene er slått sammen.')
  await expectGood(page, 'merged')
  await page.goto(`${house.url}/my-learning`)
  expect(await wordsIn(page)).toContain('Praktisk statistikk')
})

test('in English, what stands in the way is said instead of a button', async () => {
  const { home, work } = await twoAccounts(house)
  const proofId = await proveOther(house, home, work.email)
  await asHouse(
    house,
    `insert into erasures (id, person_id, asked_at, asked_by, proof) values (uuidv7(), $1, app_now(), 'test', 'own')`,
    [work.personId],
  )
  const page = await openPage({ house, chromium }, `/en/account/merge/${proofId}`)
  await signIn(page, home, ['E-mail', 'Password', 'Sign in'])
  expect(await wordsIn(page)).toContain('One of the accounts waits to be erased.')
  expect((await page.request.get(`${house.url}/en/account/merge/not-an-id`)).status()).toBe(404)
  expect(await page.getByRole('button', { name: 'Merge' }).count()).toBe(0)
  await expectGood(page, 'merge-hindered-en')
})
