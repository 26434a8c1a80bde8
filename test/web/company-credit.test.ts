import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buyFor, type Firm, firm } from '../credit/firms.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
let offering: Offering
let own: Firm
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 20 })
  own = await firm(house)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function sound(page: Page, name: string): Promise<void> {
  await wordsIn(page)
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
}
async function asMember(path: string, width: number): Promise<Page> {
  const page = await openPage({ house, chromium }, `/sign-in?to=${path}`, width)
  await page.getByLabel('E-post', { exact: true }).first().fill(own.member.email)
  await page.getByLabel('Passord').fill(own.member.password)
  await press(page, 'Logg inn')
  return page
}

test(
  'finance limits new companies, a buyer over the limit asks for more from the checkout, and finance answers',
  async () => {
    const clerk = await openAsClerk({ house, chromium })
    await clerk.goto(`${house.url}/finance/company-credit`)
    await clerk.getByLabel('Kan skylde, i kroner').first().fill('mye')
    await press(clerk, 'Lagre grensen')
    expect(await summary(clerk)).toHaveLength(1)
    await clerk.getByLabel('Kan skylde, i kroner').first().fill('10 000')
    await press(clerk, 'Lagre grensen')
    expect(await wordsIn(clerk)).toContain('Lagret. Det gjelder fra nå.')
    expect(await clerk.getByLabel('Kan skylde, i kroner').first().inputValue()).toBe('10000')

    const { headers } = own.member
    expect((await buyFor(house, own, { offering, quantity: 2, headers })).status).toBe(201)
    expect((await buyFor(house, own, { offering, headers })).status).toBe(409)
    const buyer = await asMember(`/company/${own.id}/credit`, 390)
    expect(await wordsIn(buyer)).toContain('Igjen 200,00 kr')
    await press(buyer, 'Send spørsmålet')
    expect(await summary(buyer)).toHaveLength(2)
    await buyer.getByLabel('Hvor mye vil dere kunne skylde i alt?').fill('30 000')
    await buyer.getByLabel('Hva er det til?').fill('Høstens kurs for hele avdelingen')
    await sound(buyer, 'credit-ask-nb-390')
    await press(buyer, 'Send spørsmålet')
    expect(await wordsIn(buyer)).toContain('Vi har ikke svart ennå.')

    await clerk.goto(`${house.url}/finance`)
    expect(await wordsIn(clerk)).toContain('1 bedrift ber om mer kreditt')
    await clerk.goto(`${house.url}/en/finance/company-credit`)
    await sound(clerk, 'credit-queue-en-1280')
    await clerk.setViewportSize({ width: 390, height: 900 })
    await clerk.goto(`${house.url}/finance/company-credit`)
    await sound(clerk, 'credit-queue-nb-390')
    await press(clerk, 'Innvilg')
    expect(await wordsIn(clerk)).toContain('Innvilget. Den som spurte, får beskjed.')

    await buyer.goto(`${house.url}/en/company/${own.id}/credit`)
    expect(await wordsIn(buyer)).toContain('and we said yes')
    await sound(buyer, 'credit-granted-en-390')
    expect((await buyFor(house, own, { offering, headers })).status).toBe(201)

    await clerk.getByLabel('Organisasjonsnummer').fill(own.organisationNumber)
    await clerk.getByLabel('Offentlig virksomhet').selectOption('yes')
    await clerk.getByLabel('Dager å betale på').fill('30')
    await press(clerk, 'Lagre for bedriften')
    expect(await wordsIn(clerk)).toContain('Lagret. Det gjelder fra nå.')
    await clerk.getByLabel('Organisasjonsnummer').fill('974760673')
    await press(clerk, 'Lagre for bedriften')
    expect(await summary(clerk)).toHaveLength(1)
    expect(await house.witness(`select public_body, payment_terms_days from companies where id = '${own.id}'`)).toEqual(
      [{ public_body: true, payment_terms_days: 30 }],
    )
  },
  LONG_MS,
)
