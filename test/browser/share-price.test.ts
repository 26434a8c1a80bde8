import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { employerAddress, linkOf, openLearner } from '../asking/learner.ts'
import { offer } from '../asking/sharers.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { looksRight } from '../web/looks.ts'

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

const openPage = async (width: number): Promise<Page> => {
  const context = await chromium.newContext({ viewport: { width, height: 900 } })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}
const press = async (page: Page, name: string | RegExp) => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
}

const signIn = async (page: Page, { email, password }: { email: string; password: string }) => {
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('E-post').fill(email)
  await page.getByLabel('Passord', { exact: true }).fill(password)
  await press(page, 'Logg inn')
}

test('an employer works out a part in English, and keeps its sums where the form is refused', {
  timeout: 150_000,
}, async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 10, title: 'Praktisk statistikk', startsInDays: 60 })
  const employer = employerAddress()
  const { body } = await learner.asks(offering, employer)
  const desk = await openPage(1280)
  await desk.goto(`${house.url}/en/employer-request?token=${await linkOf(house, employer)}`)
  await press(desk, 'Go on and answer')
  await desk.locator('#part').getByLabel('Per cent of the price').fill('60')
  await press(desk, 'Work out the shares')
  const part = desk.locator('#part')
  await expect.poll(() => part.innerText()).toMatch(/2,940[\s\S]+1,960/)
  await looksRight(desk, 'share-price-employer')
  await press(desk, /Yes, we pay/)
  expect(await part.getByLabel('Per cent of the price').inputValue()).toBe('60')
  await expect.poll(() => part.innerText()).toMatch(/2,940/)

  const phone = await openPage(390)
  await signIn(phone, learner)
  await phone.goto(`${house.url}/purchase-requests/${String(body.id)}`)
  await looksRight(phone, 'share-price-request')
})

test('a learner sees what the employer pays and what is left for them, on a phone and a desk, in both languages', {
  timeout: 150_000,
}, async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 10, title: 'Praktisk statistikk', startsInDays: 60 })
  const { id, token } = await learner.asked(offering)
  const first = await openPage(390)
  await first.goto(`${house.url}/employer-request?token=${token}`)
  await press(first, 'Gå videre')
  await looksRight(first, 'share-price-employer-phone')
  expect((await offer(house, token, { percent: 60 }, 294_000)).status).toBe(204)
  for (const [lang, width] of [
    ['', 390],
    ['/en', 1280],
    ['', 1280],
    ['/en', 390],
  ] as const) {
    const page = await openPage(width)
    await signIn(page, learner)
    await page.goto(`${house.url}${lang}/purchase-requests/${id}/share`)
    await looksRight(page, `share-price-learner${lang.replace('/', '-')}-${width}`)
    expect(await page.locator('main').innerText()).toMatch(lang === '' ? /2\s940[\s\S]+1\s960/ : /2,940[\s\S]+1,960/)
    await page.goto(`${house.url}${lang}/purchase-requests/${id}`)
    await looksRight(page, `share-price-offered${lang.replace('/', '-')}-${width}`)
    const sum = await page.locator('.totals__sum').innerText()
    expect(sum).toMatch(lang === '' ? /^Sum\s+4\s900/ : /^Total\s+NOK\s4,900/)
    await page.context().close()
  }
})
