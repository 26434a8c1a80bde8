import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmCompany } from '../../src/companies/confirm-company.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import { putMember } from '../../src/companies/put-member.ts'
import { act } from '../../src/platform/till.ts'
import { axeFaults } from '../support/accessibility.ts'
import { type Account, openAccount } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const LONG_MS = 120_000
const job = { kind: 'job', name: 'test' } as const

let house: House
let chromium: Browser
let companyId: string
let owner: Account
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  owner = await openAccount(house, 'Eva Eier')
  await act(house.till, job, async (tx) => {
    const { id } = await createCompany(tx, {
      ...{ organisationNumber: '974760673', name: 'Fjordheim kommune', street: 'Rådhusgata 1', postcode: '5003' },
      ...{ city: 'Bergen', country: 'NO', invoiceEmail: 'faktura@fjordheim.example' },
    })
    companyId = id
    await confirmCompany(tx, id)
    await putMember(tx, { companyId, personId: owner.personId, role: 'owner' })
  })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('E-post', { exact: true }).first().fill(email)
  await page.getByLabel('Passord').fill(password)
  await press(page, 'Logg inn')
}
async function sound(page: Page, name: string): Promise<void> {
  await wordsIn(page)
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
}
async function linkTo(email: string): Promise<string> {
  const find = () =>
    house
      .mails()
      .filter(({ to }) => to.includes(email))
      .flatMap(({ text }) => /\S*invitation\?token=\S+/.exec(text)?.[0] ?? [])[0]
  await until(
    () => Promise.resolve(find()),
    (link) => link !== undefined,
  )
  return find()!
}

test(
  'an owner invites a colleague on a phone; the wrong person is turned back, the right one signs in and joins',
  async () => {
    const [kari, other] = [await openAccount(house, 'Kari Kjøper'), await openAccount(house, 'Ola Annen')]
    const page = await openPage({ house, chromium }, `/sign-in?to=/company/${companyId}/members`, 390)
    await signIn(page, owner)
    await page.getByLabel('E-postadressen til den du inviterer').fill('kari')
    await press(page, 'Send invitasjonen')
    expect(await summary(page)).toHaveLength(1)
    await page.getByLabel('E-postadressen til den du inviterer').fill(kari.email)
    await page.getByLabel('Rolle').first().selectOption('manager')
    await press(page, 'Send invitasjonen')
    expect(await wordsIn(page)).toContain('Invitasjonen er på vei.')
    const link = await linkTo(kari.email)
    await page.reload()
    expect(await wordsIn(page)).toContain('e-posten er sendt')
    await page.getByText('Slutt å handle for bedriften').waitFor()
    await sound(page, 'members-nb-390')

    const wrong = await openPage({ house, chromium }, new URL(link).pathname + new URL(link).search, 390)
    expect(await wordsIn(wrong)).toContain('Logg inn med adressen som fikk invitasjonen')
    await sound(wrong, 'invitation-visitor-nb-390')
    await wrong.locator('main').getByRole('link', { name: 'Logg inn' }).click()
    await wrong.waitForURL(/sign-in/)
    await signIn(wrong, other)
    expect(await wordsIn(wrong)).toContain('Du er logget inn som en annen.')
    expect(await wordsIn(wrong)).not.toContain(kari.email)
    await sound(wrong, 'invitation-another-nb-390')

    const right = await openPage({ house, chromium }, `/sign-in`, 1280)
    await signIn(right, kari)
    await right.goto(link.replace('/company/', '/en/company/'))
    await sound(right, 'invitation-en-1280')
    await press(right, 'Yes, join')
    expect(await wordsIn(right)).toContain('You act for the company now.')
    await right.goto(`${house.url}/en/company/${companyId}/members`)
    await sound(right, 'members-en-1280')
    await page.goto(`${house.url}/en/company/${companyId}/members`)
    await page.getByText('Change').first().click()
    await sound(page, 'member-change-en-390')
    await page.getByLabel('Role').last().selectOption('buyer')
    await press(page, 'Save the role')
    expect(await wordsIn(page)).toContain('The role is changed.')
    await right.goto(`${house.url}/company/${companyId}/leave`)
    await sound(right, 'leave-nb-1280')
    await press(right, 'Forlat bedriften')
    expect(await wordsIn(right)).not.toContain('Fjordheim kommune')
  },
  LONG_MS,
)
