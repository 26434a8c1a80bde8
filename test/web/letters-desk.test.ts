import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { until } from '../support/make.ts'
import { type MailPeer, startMailPeer } from '../support/peers.ts'
import { keepPicture, openPage, press, wordsIn } from './clicks.ts'
import { looksRight } from './looks.ts'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }
let peer: MailPeer
let house: House
let chromium: Browser
beforeAll(async () => {
  peer = await startMailPeer()
  ;[house, chromium] = await Promise.all([bootTill({ smtpUrl: peer.url }), browser()])
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
  await peer?.close()
})

test('an administrator reads what people are mailed and has it sent to themselves; what does not arrive is seen on the order and in the account, and tried again', {
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
  await page.setViewportSize(DESK)
  await page.goto(`${house.url}/admin/letters`)
  await looksRight(page, 'letters')
  await page.getByRole('link', { name: 'Det er ledig til deg: Praktisk statistikk', exact: true }).click()
  await page.waitForURL(/waiting\.offered/)
  expect(await page.frameLocator('iframe').first().locator('h1').innerText()).toContain('Det er ledig til deg')
  await page.locator('iframe').last().scrollIntoViewIfNeeded()
  expect(await page.frameLocator('iframe').last().locator('h1').innerText()).toContain('There is room for you')
  await looksRight(page, 'letter')
  await page.setViewportSize(PHONE)
  await looksRight(page, 'letter-phone')
  await press(page, /^Send den til meg.*På engelsk/)
  expect(await wordsIn(page)).toContain('Eksempelet er sendt')
  await until(() => peer.mails.some(({ to, raw }) => to.includes(boss.email) && raw.includes('[Sample]')))
  await page.goto(`${house.url}/admin/letters`)
  await looksRight(page, 'letters-phone')
  await page.goto(`${house.url}/en/admin/letters`)
  expect(await wordsIn(page)).toContain('Mails that are sent')
  await keepPicture(page, 'letters-en')

  peer.refusing.set(boss.email, '550 5.1.1 No such user here')
  const buyer = { email: boss.email }
  const offering = await toBuy(house)
  const first = await bought(house, offering, { buyer, people: [{ name: 'Siri Sjef', email: boss.email }] })
  await until(async () => (await house.witness('select from mail_bounces')).length > 0)
  await page.goto(`${house.url}/account`)
  expect(await wordsIn(page)).toContain('kommer ikke fram')
  await looksRight(page, 'account-bounced-phone')
  await press(page, 'Adressen virker igjen')
  expect(await wordsIn(page)).toContain('Vi skriver til adressen igjen')
  expect(await wordsIn(page)).not.toContain('kommer ikke fram')

  await bought(house, offering, { buyer, people: [{ name: 'Ola Sjef', email: `${randomUUID()}@example.test` }] })
  await until(async () => (await house.witness('select from mail_bounces where settled_at is null')).length > 0)
  await page.setViewportSize(DESK)
  await page.goto(`${house.url}/support/orders/${first.id}`)
  expect(await wordsIn(page)).toMatch(/Kom ikke fram[\s\S]+No such user here/)
  await looksRight(page, 'order-bounced')
  await press(page, 'Adressen virker igjen')
  expect((await house.witness('select from mail_bounces where settled_at is null')).length).toBe(0)
})
