import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buySeats, course, documented, type Firm, giveBack, openFirm, someone } from '../giving-back/firm.ts'
import { axeFaults } from '../support/accessibility.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const LONG_MS = 90_000
const PHONE_PX = 390

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const addressOf = ({ companyId }: Firm, offeringId: string) => `/company/${companyId}/seats/${offeringId}/give-back`

/** The manager, signed in in a browser of their own. */
async function asManager({ manager }: Firm, path: string, width?: number): Promise<Page> {
  const page = await openPage({ house, chromium }, '/', width)
  const [name, value] = manager.cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: house.url }])
  await page.goto(`${house.url}${path}`)
  return page
}

test(
  'a manager gives back two seats in two clicks from the address that the wallet leads to, and sees before what it comes to',
  async () => {
    const firm = await openFirm(house)
    const { offeringId } = await course(house, { startsInDays: 12, title: 'Statistikk for alle' })
    const people = [someone('Anne Berg')]
    const placed = await buySeats(house, firm, offeringId, { quantity: 4, gross: 490_000, people })
    const page = await asManager(firm, addressOf(firm, offeringId))
    expect(await wordsIn(page)).toMatch(
      /Gir dere tilbake en plass nå, får dere 4 400,00 kr av 4 900,00 kr uten mva\. Det gjelder til/,
    )
    await keepPicture(page, 'give-back-choose')
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('Hvor mange plasser').fill('2')
    await press(page, 'Se hva som skjer')
    const shown = await wordsIn(page)
    expect(shown).toMatch(
      /2 plasser ble kjøpt for 9 800,00 kr uten mva\. Gebyret er 1 000,00 kr uten mva\. \(25 % etter vilkårene, opp til taket\)/,
    )
    expect(shown).toMatch(/8 800,00 kr trekkes fra det dere skylder/)
    expect(shown).toMatch(/Krediteres 8 800,00 kr Står igjen av fakturaen 10 800,00 kr/)
    expect(shown).toMatch(/2 plasser blir fri for andre\. Ingen mister plassen sin\./)
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'give-back-effects')
    await press(page, 'Gi tilbake 2 plasser')
    expect(await page.getByRole('status').innerText()).toContain('2 plasser er gitt tilbake.')
    await documented(house, placed.id, 2)
    await expectSoundBooks(house.eye)
    await page.context().close()
  },
  LONG_MS,
)

test(
  'on a phone and by keyboard a manager ticks a named seat, is told who loses it, and meets what has changed meanwhile',
  async () => {
    const firm = await openFirm(house)
    const { offeringId } = await course(house, { title: 'Statistikk for alle' })
    const people = [someone('Anne Berg')]
    await buySeats(house, firm, offeringId, { quantity: 3, gross: 490_000, people })
    const page = await asManager(firm, `/en${addressOf(firm, offeringId)}`, PHONE_PX)
    await page.getByText('Choose the seats yourself').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Anne Berg').focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'See what happens' }).nth(1).focus()
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await wordsIn(page)).toMatch(/1 place is free for others\. These lose their seat or invitation: Anne Berg/)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'give-back-phone')
    await giveBack(house, firm, offeringId, { number: 1 })
    await press(page, 'Give back 1 seat')
    expect(await summary(page)).toEqual([
      'Something has changed since you looked. Nothing was given back. Look at it again.',
    ])
    expect(await axeFaults(page)).toEqual([])
    await press(page, 'Give back 1 seat')
    expect(await page.getByRole('status').innerText()).toContain('1 seat has been given back.')
    await page.context().close()
  },
  LONG_MS,
)

test(
  'a number that is too large, or no seat ticked, is said at its field, and a stranger is shown nothing',
  async () => {
    const [firm, rival] = [await openFirm(house), await openFirm(house)]
    const { offeringId } = await course(house)
    await buySeats(house, firm, offeringId, { quantity: 1, gross: 490_000 })
    const page = await asManager(firm, `${addressOf(firm, offeringId)}?number=7`)
    expect(await summary(page)).toEqual(['Så mange plasser kan ikke gis tilbake. Velg færre.'])
    await page.goto(`${house.url}${addressOf(firm, offeringId)}?number=x`)
    expect((await summary(page)).length).toBe(1)
    expect(await axeFaults(page)).toEqual([])
    await page.goto(`${house.url}${addressOf(firm, offeringId)}?choose=seats`)
    expect(await summary(page)).toEqual(['Plassene: Velg minst én plass.'])
    await page.context().close()
    const stranger = await asManager(rival, addressOf(firm, offeringId))
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).not.toContain('Gi tilbake')
    await stranger.goto(`${house.url}${addressOf(rival, offeringId)}`)
    expect(await wordsIn(stranger)).toContain('Bedriften har ingen plasser her.')
    await stranger.context().close()
  },
  LONG_MS,
)
