import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { camt } from '../bank/camt.ts'
import {
  COMPANIES,
  companyLine,
  fileOf,
  kidOf,
  numbers,
  OPEN,
  openLine,
  PEOPLE,
  personLine,
} from '../importing/old-system.ts'
import { openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, until } from '../support/make.ts'
import { keepPicture, openAsClerk, openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }
const DEBTORS = 4
let house: House
let chromium: Browser
let folder: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  folder = mkdtempSync(join(tmpdir(), 'coursetill-import-page-'))
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function asAdministrator(options: { scripts?: false } = {}): Promise<Page> {
  const { email, password, personId } = await openAccount(house, 'Siri Sjef')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => giveRole(tx, { personId, role: 'administrator' }))
  const page =
    options.scripts === false
      ? await (await chromium.newContext({ javaScriptEnabled: false, viewport: DESK, locale: 'nb-NO' })).newPage()
      : await openPage({ house, chromium }, '/sign-in')
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('E-post', { exact: true }).first().fill(email)
  await page.getByLabel('Passord').fill(password)
  await press(page, 'Logg inn')
  await page.goto(`${house.url}/setup/import`)
  return page
}
const bring = async (page: Page, what: string, bytes: Buffer) => {
  const path = join(folder, `${what}.csv`)
  writeFileSync(path, bytes)
  await page.locator(`#what-${what}`).check()
  await page.locator('#file').setInputFiles(path)
  await Promise.all([
    page.waitForURL(/\/setup\/imports\//),
    page.getByRole('button', { name: /^(Prøv filen|Try the file)$/ }).click(),
  ])
}
const shows = (page: Page, words: string) => page.getByText(words).first().waitFor()

test('an administrator brings files, sees what would happen row by row, and takes them in; who did it is in the log', {
  timeout: 240_000,
}, async () => {
  const page = await asAdministrator()
  await looksRight(page, 'import')
  await page.getByRole('button', { name: 'Prøv filen' }).click()
  await shows(page, 'Velg hva filen inneholder.')
  expect((await summary(page)).join(' ')).toContain('Velg hva filen inneholder.')
  await bring(page, 'companies', fileOf(COMPANIES, numbers(DEBTORS).map(companyLine)))
  await shows(page, 'Filen er prøvd.')
  await looksRight(page, 'import-tried')
  await press(page, 'Les inn 4 rader')
  await shows(page, 'Filen er lest inn.')
  await page.goto(`${house.url}/setup/import`)
  const people = numbers(DEBTORS).map(personLine)
  await bring(page, 'people', fileOf(PEOPLE, [...people, 'feil;Uten Adresse;nb', people[0]!, 'a@example.no;A;fr']))
  await shows(page, 'Filen er prøvd.')
  const words = await wordsIn(page)
  expect(words).toContain('Det samme som i linje 2. Behold den ene.')
  expect(words).toContain('6 email')
  await looksRight(page, 'import-wrong')
  await page.setViewportSize(PHONE)
  await looksRight(page, 'import-wrong-phone')
  await page.goto(page.url().replace('/setup', '/en/setup'))
  await looksRight(page, 'import-wrong-en')
  await press(page, /^Take the good ones only/)
  await shows(page, 'The file has been taken in.')
  await page.setViewportSize(DESK)
  const report = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
  const headers = { cookie: (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ') }
  expect(await (await fetch(`${house.url}${report}`, { headers })).text()).toContain('7;email;the same as in line 2')
  await page.goto(`${house.url}/setup/import`)
  await looksRight(page, 'import-files')
  await page.setViewportSize(PHONE)
  await looksRight(page, 'import-phone')
  await page.goto(`${house.url}/setup/audit?kind=imports`)
  const log = await wordsIn(page)
  expect(log).toContain('Fil fra et tidligere system')
  expect(log).toContain('Siri Sjef')
})

test('without scripts it goes the same way', { timeout: 120_000 }, async () => {
  const page = await asAdministrator({ scripts: false })
  const lines = numbers(30).map((n) => openLine(n, DEBTORS))
  await bring(page, 'open-items', fileOf(OPEN, lines))
  await until(async () => {
    await page.reload()
    return (await page.content()).includes('Filen er prøvd.')
  })
  await press(page, 'Les inn 30 rader')
  await until(async () => {
    await page.reload()
    return (await page.content()).includes('Filen er lest inn.')
  })
  expect((await house.witness('select from old_receivables')).length).toBe(30)
})

test('a clerk finds what an old system had left open, places money on it and settles it', {
  timeout: 240_000,
}, async () => {
  const finance = bearer(await make.client(house, ['finance']))
  const entry = {
    amount: '700.00',
    day: await dayOf(house),
    payments: [{ payer: 'Bedrift 2 AS', said: 'Gammel faktura' }],
  }
  const body = { name: 'fil.xml', content: camt([entry]) }
  await ask(house, '/bank-files', { method: 'POST', body, headers: { ...finance, 'idempotency-key': 'a1' } })
  await until(async () => (await house.witness('select from deposits where judged_at is null')).length === 0)
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance/lists/old-receivables`)
  await looksRight(page, 'old-receivables')
  await page.setViewportSize(PHONE)
  await looksRight(page, 'old-receivables-phone')
  await page.setViewportSize(DESK)
  await page.goto(`${house.url}/finance/lists/balances`)
  await looksRight(page, 'old-receivables-balances')
  const [deposit] = await house.witness('select id from deposits')
  await page.goto(`${house.url}/finance/bank/deposits/${deposit!.id}?search=${kidOf(2)}`)
  await looksRight(page, 'old-receivables-deposit')
  await press(page, /^Plasser her/)
  expect(await wordsIn(page)).toContain('Faktura G-2 fra tidligere system, Bedrift 2 AS')
  await page.getByRole('link', { name: /^Faktura G-2/ }).click()
  await shows(page, 'Hva som er betalt og gjort opp')
  await looksRight(page, 'old-receivable')
  await page.getByLabel('Tapt').check()
  await page.getByLabel('Beløp').fill('100000')
  await page.getByLabel('Begrunnelse eller referanse').fill('Konkurs')
  await press(page, 'Lagre')
  expect((await summary(page)).join()).toContain('større enn det som gjenstår')
  await page.getByLabel('Beløp').fill('302,50')
  await press(page, 'Lagre')
  expect(await wordsIn(page)).toContain('Gjort opp.')
  await page.setViewportSize(PHONE)
  await looksRight(page, 'old-receivable-phone')
  await press(page, /^Angre/)
  expect(await wordsIn(page)).toContain('Posten er åpen igjen.')
  await page.goto(page.url().replace('/finance', '/en/finance'))
  await keepPicture(page, 'old-receivable-en')
  expect(await wordsIn(page)).toContain('Invoice G-2 of an earlier system')
})
