import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { company, make, order, until } from '../support/make.ts'
import { isSigned, type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { looksRight } from './looks.ts'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }
let house: House
let chromium: Browser
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  const local = `http://127.0.0.1:${receiver.port}`
  ;[house, chromium] = await Promise.all([bootTill({ env: { WEBHOOK_LOCAL_RECEIVERS: local } }), browser()])
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
  await receiver?.close()
})

test('an administrator adds a system, sees that it is told, what it answered, and sends again, on a phone too', {
  timeout: 120_000,
}, async () => {
  const boss = await openAccount(house, 'Siri Sjef')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    giveRole(tx, { personId: boss.personId, role: 'administrator' }),
  )
  const page = await openPage({ house, chromium }, '/sign-in')
  await page.getByLabel('E-post', { exact: true }).first().fill(boss.email)
  await page.getByLabel('Passord').fill(boss.password)
  await press(page, 'Logg inn')
  await page.goto(`${house.url}/setup/webhooks`)
  await page.getByLabel('Hvilket system').fill('Canvas')
  await page.getByLabel('Adresse').fill('https://127.0.0.1/hooks')
  await page.getByLabel('Noen fikk plass på et kurs').check()
  await press(page, 'Legg til et system')
  expect((await summary(page)).join()).toContain('lukket nett')
  await looksRight(page, 'webhooks-refused')
  await page.getByLabel('Adresse').fill(`http://127.0.0.1:${receiver.port}/hooks`)
  await press(page, 'Legg til et system')
  const secret = (await page.locator('.setup-key').innerText()).trim()
  expect(secret).toMatch(/^whsec_/)
  await looksRight(page, 'webhooks-secret')

  await page.setViewportSize(PHONE)
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Canvas' }).click()])
  expect(await page.content()).not.toContain(secret)
  receiver.answers.set('/hooks', (res) => res.writeHead(500).end('Ikke nå'))
  await press(page, 'Send en prøvemelding')
  await until(() => receiver.at('/hooks').length === 1)
  expect(await isSigned(receiver.at('/hooks')[0]!, secret)).toBe(true)
  await until(async () => (await house.witness('select from webhook_attempts')).length === 1)
  await page.reload()
  await page.locator('main details summary').first().press('Enter')
  expect(await wordsIn(page)).toContain('Ikke nå')
  await looksRight(page, 'webhook-phone')
  receiver.answers.delete('/hooks')
  await press(page, /^Send på nytt/)
  await until(
    async () => (await house.witness('select from webhook_deliveries where delivered_at is not null')).length === 1,
  )
  await press(page, 'Sett på pause')
  expect(await wordsIn(page)).toContain('På pause')
  await page.setViewportSize(DESK)
  await page.goto(page.url().replace(house.url, `${house.url}/en`))
  expect(await wordsIn(page)).toContain('Got through')
  await looksRight(page, 'webhook-en')
  await page.goto(page.url().replace('/en/', '/'))
  await press(page, 'Avslutt')
  expect(await wordsIn(page)).toContain('Ingen systemer ennå')
})

test('a learner makes the address of their calendar, makes it anew and stops', { timeout: 60_000 }, async () => {
  const keeper = await make.client(house, ['course-administrator'])
  const account = await openAccount(house)
  const offering = await make.offering(house)
  await order(house, keeper, { offering, people: [{ name: 'Kari Konto', email: account.email }], payer: company() })
  const page = await openPage({ house, chromium }, '/', PHONE.width)
  const [name, value] = (await signIn(house, account)).cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value: decodeURIComponent(value), url: house.url }])
  await page.goto(`${house.url}/my-learning`)
  await press(page, 'Lag en adresse')
  const first = await page.locator('.setup-key').innerText()
  await looksRight(page, 'calendar-phone')
  expect(await (await fetch(first)).text()).toContain('SUMMARY:Praktisk statistikk')
  await press(page, 'Lag en ny adresse')
  expect((await fetch(first)).status).toBe(404)
  const second = await page.locator('.setup-key').innerText()
  expect((await fetch(second)).status).toBe(200)
  await press(page, 'Slutt å dele')
  expect((await fetch(second)).status).toBe(404)
})
