import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { axeFaults } from '../support/accessibility.ts'
import { openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, order, until, untilOrder } from '../support/make.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

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

/** Signs in by the page, as an administrator of a real shop does. */
async function asAdministrator(width: number): Promise<Page> {
  const account = await openAccount(house, 'Siri Sjef')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    giveRole(tx, { personId: account.personId, role: 'administrator' }),
  )
  const page = await openPage({ house, chromium }, '/sign-in', width)
  await page.getByLabel('E-post', { exact: true }).first().fill(account.email)
  await page.getByLabel('Passord').fill(account.password)
  await press(page, 'Logg inn')
  return page
}
async function sound(page: Page, name: string): Promise<void> {
  await wordsIn(page)
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
}

test(
  'an administrator sets the limit; one clerk asks for more than it, and another person signs, in both languages and on a phone',
  async () => {
    const program = await make.client(house, ['course-administrator'])
    const { body: placed } = await order(house, program, { offering: await make.offering(house), quantity: 2 })
    await untilOrder(house, placed, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 1)

    const leader = await asAdministrator(390)
    await leader.goto(`${house.url}/setup/staff`)
    const limit = leader.getByLabel('Beløp i kroner')
    await limit.fill('mange')
    await press(leader, 'Lagre grensen')
    expect(await summary(leader)).toHaveLength(1)
    await limit.fill('5 000')
    await press(leader, 'Lagre grensen')
    expect(await wordsIn(leader)).toContain('Over 5 000,00 kr av en ordre må en annen i økonomi godkjenne.')
    await sound(leader, 'limit-nb-390')
    await press(leader, 'Gi rollen')
    expect([(await summary(leader)).length > 0, await limit.inputValue()]).toEqual([true, '5000'])

    const clerk = await openAsClerk({ house, chromium })
    await clerk.goto(`${house.url}/finance/orders/${placed.id}`)
    await clerk.getByLabel('Grunn', { exact: true }).fill('Kurset er avlyst')
    await press(clerk, 'Se hva som vil skje')
    expect(await wordsIn(clerk)).toContain('En annen i økonomi må godkjenne før noe skjer.')
    await sound(clerk, 'ask-nb-1280')
    await press(clerk, 'Krediter hele ordren')
    expect(await wordsIn(clerk)).toContain('Ingenting er gjort ennå')
    expect(await wordsIn(clerk)).toContain('Du ba om det selv')
    expect(await clerk.getByRole('button', { name: 'Godkjenn og utfør' }).count()).toBe(0)

    await leader.goto(`${house.url}/en/finance`)
    expect(await wordsIn(leader)).toContain('is to be credited or sent back')
    await leader.goto(`${house.url}/en/finance/orders/${placed.id}`)
    await sound(leader, 'sign-en-390')
    await press(leader, 'Sign and do it')
    expect(await wordsIn(leader)).toContain('Signed and done.')
    await until(
      async () =>
        (await house.witness(`select from documents where order_id = '${placed.id}' and kind = 'credit-note'`))
          .length === 1,
    )
  },
  LONG_MS,
)
