import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { until } from '../support/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { type Municipality, openMunicipality } from '../units/units.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const LONG_MS = 150_000

let house: House
let chromium: Browser
let town: Municipality
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  town = await openMunicipality(house)
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

test(
  'an owner adds a unit, binds a buyer to it, orders for it and sees what each unit spent',
  async () => {
    const { offeringId } = await make.offering(house, { title: 'Praktisk statistikk', startsInDays: 60 })
    const [{ slug }] = (await house.witness(
      `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offeringId}'`,
    )) as [{ slug: string }]
    const page = await openPage({ house, chromium }, `/sign-in?to=/company/${town.id}/units`, 390)
    await page.getByLabel('E-post', { exact: true }).first().fill(town.owner.email)
    await page.getByLabel('Passord').fill(town.owner.password)
    await press(page, 'Logg inn')
    await page.getByLabel('Navn på enheten').fill('Fjordheim skole')
    await press(page, 'Legg til')
    expect((await summary(page)).join('|')).toContain('Bedriften har en enhet med dette navnet allerede.')
    await page.getByLabel('Navn på enheten').fill('Fjordheim sykehjem')
    await page.getByText('Egne fakturaer', { exact: true }).click()
    await page.getByLabel('E-post for faktura').fill('faktura@sykehjemmet.example')
    await press(page, 'Legg til')
    expect(await wordsIn(page)).toContain('Enheten er lagt til.')
    await sound(page, 'company-units-nb-390')

    await page.getByRole('link', { name: 'Fjordheim sykehjem' }).click()
    await page.getByLabel('Budsjett i kroner uten mva.').fill('50 000')
    await press(page, 'Lagre budsjettet')
    expect((await summary(page)).join('|')).toContain('Hva er vedtatt, og av hvem?')
    await page.getByLabel('Hva er vedtatt, og av hvem?').fill('Kommunestyret')
    await sound(page, 'company-unit-nb-390')
    await press(page, 'Lagre budsjettet')
    expect(await wordsIn(page)).toContain('Enheten er lagret.')

    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${house.url}/company/${town.id}/members`)
    const member = page.getByRole('listitem').filter({ hasText: 'Nils Neste' })
    await member.getByText('Endre').click()
    await member.getByLabel('Fjordheim sykehjem').check()
    await sound(page, 'company-members-units-nb-1280')
    await member.getByRole('button', { name: 'Lagre enhetene' }).click()
    expect(await wordsIn(page)).toContain('Bare for Fjordheim barnehage, Fjordheim sykehjem')

    await page.goto(`${house.url}/courses/${slug}`)
    await page.getByRole('button', { name: 'Kjøp for ansatte' }).click()
    await page.getByRole('heading', { name: 'Kasse' }).waitFor()
    await page.getByLabel('Enhet', { exact: true }).selectOption({ label: 'Fjordheim sykehjem' })
    expect(await wordsIn(page)).toMatch(/0 kr av 50.000 kr er brukt|0,00 kr av 50.000,00 kr er brukt/)
    await sound(page, 'checkout-unit-nb-1280')
    await page.getByLabel(/Jeg godtar/).check()
    await press(page, /^Bestill/)
    await page.waitForURL(/\/orders\//)
    expect(await wordsIn(page)).toContain('Fjordheim sykehjem')
    await sound(page, 'order-unit-nb-1280')
    await page.getByLabel('Enhet', { exact: true }).selectOption({ label: 'Fjordheim skole (3310)' })
    await press(page, 'Lagre')
    await until(
      () => house.witness(`select unit_id from orders where unit_id = '${town.skole}'`),
      ({ length }) => length === 1,
    )
    await until(
      () => house.witness('select id from documents'),
      ({ length }) => length === 1,
    )
    await page.setViewportSize({ width: 390, height: 900 })
    await page.goto(`${house.url}/en/company/${town.id}/spend`)
    expect(await wordsIn(page)).toContain('By unit')
    await sound(page, 'company-spend-units-en-390')
    expect((await page.goto(`${house.url}/company/${town.id}/orders?unit=${town.barnehage}`))!.status()).toBe(200)
    expect(await wordsIn(page)).toContain('Ingen ordrer å vise')
  },
  LONG_MS,
)
