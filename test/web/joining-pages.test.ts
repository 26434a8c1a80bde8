import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDomain, playing, type Somebody } from '../joining/domains.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
let names: NameServerPeer
let play: ReturnType<typeof playing>
beforeAll(async () => {
  names = await startNameServer()
  ;[house, chromium] = await Promise.all([bootTill({ env: { NAME_SERVERS: names.address } }), browser()])
  await hireStaff(house)
  play = playing(house, names)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
  await names?.close()
})

async function sound(page: Page, name: string): Promise<void> {
  await wordsIn(page)
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
}
async function as(person: Somebody, path: string, width = 390): Promise<Page> {
  const page = await openPage({ house, chromium }, `/sign-in?to=${path}`, width)
  await page.getByLabel('E-post', { exact: true }).first().fill(person.email)
  await page.getByLabel('Passord').fill(person.password)
  await press(page, 'Logg inn')
  return page
}

test(
  'an owner proves the domain of the mail, a colleague asks on their account page, and the owner lets them in',
  async () => {
    const domain = newDomain()
    const firm = await play.company(domain)
    const owner = await as(firm.owner, `/company/${firm.id}/members`)
    await owner.getByRole('link', { name: 'La kolleger bli med' }).click()
    await owner.getByLabel('Domene i e-postadressene').fill('gmail.com')
    await press(owner, 'Legg til')
    expect(await summary(owner)).toHaveLength(1)
    await owner.getByLabel('Domene i e-postadressene').fill(domain)
    await press(owner, 'Legg til')
    const record = await owner.locator('code').innerText()
    await sound(owner, 'domain-claimed-nb-390')
    await press(owner, 'Se etter nå')
    expect(await summary(owner)).toHaveLength(1)
    names.texts.set(domain, [record])
    await press(owner, 'Se etter nå')
    expect(await wordsIn(owner)).toContain('bekreftet med DNS')
    await owner.setViewportSize({ width: 1280, height: 900 })
    await owner.goto(`${house.url}/en/company/${firm.id}/domains`)
    await sound(owner, 'domain-proved-en-1280')

    const ada = await play.somebody(domain, 'Ada Ansatt')
    const colleague = await as(ada, '/account')
    await sound(colleague, 'to-join-nb-390')
    await press(colleague, 'Be om å bli med')
    expect(await wordsIn(colleague)).toContain('Du får en e-post når den har svart')
    await colleague.goto(`${house.url}/en/company`)
    await sound(colleague, 'to-join-company-en-390')

    await owner.goto(`${house.url}/company/${firm.id}/members`)
    await sound(owner, 'join-wishes-nb-1280')
    await press(owner, 'Ja, slipp inn')
    expect(await wordsIn(owner)).toContain('Svaret er sendt')
    await colleague.goto(`${house.url}/company`)
    expect(await wordsIn(colleague)).toContain('du er innkjøper')

    await owner.goto(`${house.url}/company/${firm.id}/domains`)
    await owner.getByLabel('De blir innkjøpere med en gang').check()
    await press(owner, 'Lagre')
    const bo = await play.somebody(domain, 'Bo Berg')
    const other = await as(bo, '/account')
    await press(other, 'Bli med som innkjøper')
    expect(await wordsIn(other)).toContain('Du handler nå for bedriften')
  },
  LONG_MS,
)

test(
  'staff see which domains wait, confirm one, and the company has it',
  async () => {
    const domain = newDomain()
    const firm = await play.company(domain, 'Bjørk Barnehage AS')
    await play.claim(firm.owner, firm.id, domain)
    const clerk = await openAsClerk({ house, chromium })
    await clerk.goto(`${house.url}/support/domains`)
    await sound(clerk, 'domains-to-confirm-nb-1280')
    await press(clerk, 'Domenet er bedriftens')
    expect(await wordsIn(clerk)).toContain('Ingen domener venter')
    await clerk.setViewportSize({ width: 390, height: 900 })
    await clerk.goto(`${house.url}/en/company/${firm.id}/domains`)
    await sound(clerk, 'domain-for-staff-en-390')
  },
  LONG_MS,
)
