import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, until } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from '../web/clicks.ts'
import { hireStaff } from '../web/desk-people.ts'

const LONG_MS = 120_000
const PHONE_PX = 390
const MAIL_WIDTHS_PX = [390, 700]
const EMAIL = 'nysgjerrig@leser.example'

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await make.offering(house, { startsInDays: 30, title: 'Fjordens økologi' })
  const [row] = await house.witness(
    `select extract(epoch from date_trunc('day', app_now() at time zone 'Europe/Oslo') + interval '36 hours' - app_now() at time zone 'Europe/Oslo')::int as s`,
  )
  await house.moveClock(Number(row!.s))
  await hireStaff(house)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const to = (email: string) => house.mails().filter((mail) => mail.to.some((each) => each.includes(email)))
const linkIn = (text: string, path: string) => new RegExp(`http://\\S+${path}\\?token=\\S+`).exec(text)![0]
async function isGood(page: Page, picture: string): Promise<void> {
  await keepPicture(page, picture)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
}

test(
  'somebody signs up on the landing page, says yes twice, gets what an administrator wrote and tried, and leaves again',
  async () => {
    const visitor = await openPage({ house, chromium }, '/', PHONE_PX)
    await isGood(visitor, 'landing-phone')
    await visitor.locator('.newsletter-band').getByLabel('E-post').fill('ingen adresse')
    await visitor.evaluate("document.querySelector('.newsletter-band__form').noValidate = true")
    await press(visitor, 'Meld meg på')
    expect(await wordsIn(visitor)).toContain('Skriv en gyldig e-postadresse')
    await visitor.getByLabel('E-post').fill(EMAIL)
    await isGood(visitor, 'sign-up-phone')
    await press(visitor, 'Meld meg på')
    expect(await wordsIn(visitor)).toContain('Vi har sendt deg en lenke')
    await until(() => to(EMAIL).length === 1)
    await visitor.goto(linkIn(to(EMAIL)[0]!.text, '/newsletter/confirmation'))
    expect(await wordsIn(visitor)).toContain(EMAIL)
    await press(visitor, 'Ja, send det')
    expect(await wordsIn(visitor)).toContain('Du får nyhetsbrevet fra nå av')
    await isGood(visitor, 'choices-phone')
    expect(await axeFaults(visitor)).toEqual([])

    const desk = await openPage({ house, chromium }, '/demo')
    await desk.locator('#administrator').getByRole('button').click()
    await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await desk.goto(`${house.url}/admin`)
    await desk.getByRole('link', { name: 'Nyhetsbrev' }).first().click()
    await desk.getByRole('link', { name: 'Nytt brev' }).click()
    await desk.getByLabel('Kampanje').fill('januar-2027')
    await desk.getByLabel('Emne – norsk').fill('Nytt i januar')
    await desk.getByLabel('Tekst – norsk').fill('Hei!\n\n{{kort}}')
    await press(desk, 'Lagre og se på det')
    expect(await wordsIn(desk)).toContain('En linje i doble krøllparenteser er skrevet feil')
    await desk
      .getByLabel('Tekst – norsk')
      .fill('Hei!\n\nHer er **det nyeste**, og [alle kurs](/courses).\n\n{{new max=2}}\n\n- én ting\n- en til')
    await isGood(desk, 'issue-form')
    expect(await axeFaults(desk)).toEqual([])
    await press(desk, 'Lagre og se på det')
    expect(await wordsIn(desk)).toContain('1 får det nå: 1 leser norsk, 0 leser engelsk')
    const reads = desk.frameLocator('.letter-frame').locator('h3')
    expect(await reads.innerText()).toBe('Fjordens økologi')
    await isGood(desk, 'issue-draft')
    expect(await axeFaults(desk)).toEqual([])
    await press(desk, /Send meg en prøve/)
    await until(() => house.mails().some(({ subject }) => subject === '[Prøve] Nytt i januar'))
    await desk.setViewportSize({ width: PHONE_PX, height: 900 })
    await desk.locator('.letter-frame').scrollIntoViewIfNeeded()
    await isGood(desk, 'issue-draft-phone')
    await press(desk, 'Send til 1')
    await until(() => to(EMAIL).length === 2)
    await until(async () => {
      await desk.reload()
      return (await wordsIn(desk)).includes('Sendt til 1 av 1')
    })
    await desk.goto(`${house.url}/en/admin/newsletters`)
    await isGood(desk, 'issues-en-phone')
    expect(await axeFaults(desk)).toEqual([])
    await desk.setViewportSize({ width: 1280, height: 900 })
    await keepPicture(desk, 'issues-en')

    const letter = to(EMAIL)[0]!
    await readsWell(letter.html)
    await visitor.goto(linkIn(letter.text, '/newsletter/choices'))
    await press(visitor, 'Meld meg av')
    expect(await wordsIn(visitor)).toContain('Du er meldt av')
    await visitor.goto(`${house.url}/en/newsletter`)
    await visitor.setViewportSize({ width: 1280, height: 900 })
    await keepPicture(visitor, 'sign-up-en')
  },
  LONG_MS,
)

/** The mail itself, light and dark, narrow and wide: nothing is wider than its window. */
async function readsWell(markup: string): Promise<void> {
  expect(markup).toContain('Fjordens økologi')
  expect(markup).not.toMatch(/<img|<script/)
  for (const width of MAIL_WIDTHS_PX)
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await chromium.newContext({ viewport: { width, height: 800 }, colorScheme })
      const page = await context.newPage()
      await page.setContent(markup)
      await keepPicture(page, `letter-${width}-${colorScheme}`)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await context.close()
    }
}
