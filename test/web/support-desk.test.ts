import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, unique } from '../support/make.ts'
import { openFirm } from '../wallet/firm.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksGood } from './looks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function asSupport(width = 1280): Promise<Page> {
  const page = await openPage({ house, chromium }, '/demo', width)
  await page.locator('#support').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}
const find = async (page: Page, words: string) => {
  await page.goto(`${house.url}/support`)
  await page.getByRole('searchbox').fill(words)
  await press(page, /Finn|Find/)
}

test(
  'on the telephone: the caller is found, the address mended, something given back, and a colleague told',
  async () => {
    const email = `kaia-${unique()}@gmial.example`
    await bought(house, await toBuy(house), { buyer: { name: 'Kaia Kunde', email } })
    const page = await asSupport()
    await find(page, 'Kaia')
    expect(await looksGood(page, 'support-hits')).toMatch(/Ordrer Kaia Kunde.*Personer Kaia Kunde/)
    await page.getByRole('link', { name: 'Kaia Kunde' }).first().click()
    expect(await looksGood(page, 'support-order')).toMatch(/Dette kan du gjøre.*Send bekreftelsen på nytt.*Notater/)
    await page.getByLabel('Nytt notat').fill('Vil ha faktura i posten.')
    await press(page, 'Lagre notatet')
    expect(await wordsIn(page)).toContain('Vil ha faktura i posten.')
    await page.getByRole('link', { name: 'Gi noe tilbake' }).click()
    await page.getByLabel('Beløp med mva.').fill('5 000')
    await page.getByLabel('Grunn').fill('Rommet var kaldt')
    await press(page, 'Se hva som vil skje')
    expect((await summary(page))[0]).toMatch(/Du kan gi 1\s000/)
    await page.getByLabel('Beløp med mva.').fill('250')
    await press(page, 'Se hva som vil skje')
    expect(await looksGood(page, 'support-goodwill')).toMatch(/250.*betales tilbake til kortet.*Rommet var kaldt/)
    await press(page, 'Gi det tilbake')
    expect(await wordsIn(page)).toMatch(/Beløpet er gitt tilbake.*Kundestøtte ga 250 kr tilbake/)
    await page.getByRole('link', { name: 'E-postadressen er feilskrevet' }).click()
    await page.getByLabel('Slik den skal være').fill('kaia')
    await press(page, 'Rett adressen')
    expect((await summary(page)).length).toBe(1)
    await page.getByLabel('Slik den skal være').fill(email.replace('gmial', 'gmail'))
    expect(await looksGood(page, 'support-address')).toContain('Rett en e-postadresse')
    await press(page, 'Rett adressen')
    expect(await wordsIn(page)).toMatch(/Adressen er rettet/)
    await page.getByRole('link', { name: 'Se alt om kjøperen' }).click()
    expect(await looksGood(page, 'support-person')).toMatch(/gmail.*Har plass.*Kopi av bekreftelse/)
    await page.context().close()
  },
  LONG_MS,
)

test(
  'on a phone in English: a company with its seats and people, and the code of an error page',
  async () => {
    const firm = await openFirm(house, 'Fjordlaks AS')
    const offering = await make.offering(house, { capacity: 20, title: 'Ledelse i praksis' })
    await firm.buys(offering, 3)
    await firm.invites(offering, [{ name: 'Nina Navngitt', email: 'nina@fjordlaks.example' }])
    const page = await asSupport(390)
    await page.goto(`${house.url}/en/support?search=Fjordlaks`)
    await page.getByRole('link', { name: 'Fjordlaks AS' }).first().click()
    expect(await looksGood(page, 'support-company-phone-en')).toMatch(/3 bought: 0 taken, 1 invited, 2 without a name/)
    const missing = await page.goto(`${house.url}/en/courses/no-such-course`)
    expect(missing?.status()).toBe(404)
    const code = await page.locator('.problem code').innerText()
    await expect.poll(async () => (await page.goto(`${house.url}/en/support?search=${code}`))?.status()).toBe(200)
    expect(await looksGood(page, 'support-request-phone-en')).toMatch(
      /We said no, and nothing was done.*They were told It may have moved/,
    )
    await page.context().close()
  },
  LONG_MS,
)
