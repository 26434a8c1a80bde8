import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, look, moveTo, toBuy } from '../cancelling/buyer.ts'
import { buySeats, documented, openFirm } from '../giving-back/firm.ts'
import { openAccount, signIn } from '../support/account.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, type Placed } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksGood } from './looks.ts'

const LONG_MS = 90_000
const PHONE_PX = 390
const MINUTE_MS = 60_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

/** As the mailed link opens it, without signing in. */
const byLink = ({ id, orderToken }: Placed, width?: number, before = ''): Promise<Page> =>
  openPage({ house, chromium }, `${before}/orders/${id}?token=${orderToken}`, width)

test(
  'on a phone and by keyboard, on the last day of the right, a guest withdraws from the mailed link in two steps and keeps the receipt',
  async () => {
    const offering = await toBuy(house, { startsInDays: 25, title: 'Statistikk for alle' })
    const email = `angrer-${randomUUID()}@example.test`
    const placed = await bought(house, offering, { buyer: { name: 'Kari Prøve', email } })
    await moveTo(house, (await look(house, placed)).body.withdrawUntil!, 10 * MINUTE_MS)
    const page = await byLink(placed, PHONE_PX)
    expect(await looksGood(page, 'cancel-order-phone')).toMatch(
      /Angreretten: du får tilbake alt du har betalt\. Det gjelder til .+ kl\. 24\.00\./,
    )
    await page.getByRole('link', { name: 'Angre kjøpet her' }).focus()
    await Promise.all([page.waitForURL('**/cancellation'), page.keyboard.press('Enter')])
    const seen = await looksGood(page, 'cancel-step-phone')
    expect(seen).toMatch(/Du får tilbake 4 900,00 kr\. Angreretten/)
    expect(seen).toMatch(/går til kortet du betalte med, senest/)
    expect(seen).toMatch(/Jeg, Kari Prøve, går med dette fra avtalen om kjøp av Statistikk for alle, ordre \d+\./)
    expect(seen).toMatch(
      /4 400,00 kr Avbestillingsvilkårene: gebyret er 25 % av prisen, høyst 500,00 kr per plass uten mva\./,
    )
    await page.getByRole('button', { name: 'Bekreft at jeg angrer kjøpet' }).focus()
    await Promise.all([page.waitForURL('**done=*'), page.keyboard.press('Enter')])
    expect(await looksGood(page, 'cancel-receipt-phone')).toMatch(
      /Kjøpet er angret Du får tilbake 4 900,00 kr\..+Mottatt/,
    )
    await documented(house, placed.id, 2)
    await page.goto(`${house.url}/orders/${placed.id}`)
    expect(await wordsIn(page)).not.toContain('Angre kjøpet her')
    await page.goto(`${house.url}/orders/${placed.id}/cancellation`)
    expect(await looksGood(page, 'cancel-again')).toContain('Det er ikke noe igjen å avbestille')
    await expectSoundBooks(house.eye)
    await page.context().close()
  },
  LONG_MS,
)

test(
  'in English at a desk a buyer of two seats cancels one; what has changed meanwhile is said, and done when it is seen',
  async () => {
    const offering = await toBuy(house, { startsInDays: 30, title: 'Statistikk for alle' })
    const people = ['Kari Prøve', 'Ola Venn'].map((name) => ({ name, email: `${randomUUID()}@example.test` }))
    const placed = await bought(house, offering, { quantity: 2, people, buyer: people[0]! })
    const page = await byLink(placed, 1280, '/en')
    await looksGood(page, 'cancel-order-en')
    await page.getByRole('link', { name: 'Withdraw from contract here' }).click()
    await page.getByLabel('Ola Venn').check()
    await press(page, 'See what happens')
    const seen = await looksGood(page, 'cancel-step-en')
    expect(seen).toMatch(/You get back NOK 4,900\.00\. The right of withdrawal/)
    expect(seen).toContain('I, Kari Prøve, hereby withdraw from my contract for Statistikk for alle')
    const { body } = await look(house, placed)
    await moveTo(house, body.withdrawUntil!, -MINUTE_MS)
    await press(page, 'Confirm withdrawal')
    expect(await page.getByRole('alert').innerText()).toContain('Something has changed since you looked.')
    await press(page, 'Confirm cancellation')
    expect(await wordsIn(page)).toContain('Your cancellation is confirmed')
    await documented(house, placed.id, 2)
    await page.context().close()
  },
  LONG_MS,
)

test(
  'under My learning the card says what comes back now and leads there; an order of a company says who cancels',
  async () => {
    const offering = await toBuy(house, { startsInDays: 30 })
    const account = await openAccount(house, 'Kari Prøve')
    const { cookie } = await signIn(house, account)
    await bought(house, offering, { buyer: { name: 'Kari Prøve', email: account.email } })
    const page = await openPage({ house, chromium }, '/', PHONE_PX)
    const [name, value] = cookie.split('=') as [string, string]
    await page.context().addCookies([{ name, value, url: house.url }])
    await page.goto(`${house.url}/my-learning`)
    expect(await looksGood(page, 'cancel-learning')).toMatch(/Angreretten: du får tilbake alt.+Angre kjøpet her/)
    await page.context().close()
    const firm = await openFirm(house)
    const theirs = await buySeats(house, firm, offering.offeringId, { quantity: 1, gross: 490_000 })
    const answer = await ask<string>(house, `/orders/${theirs.id}/cancellation`, {
      headers: { 'order-token': theirs.orderToken },
    })
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/cancelling/company-pays' } })
    const other = await byLink(theirs)
    await other.goto(`${house.url}/orders/${theirs.id}/cancellation`)
    expect(await wordsIn(other)).toContain('Det er virksomheten som gir dem tilbake')
    await other.context().close()
  },
  LONG_MS,
)

test(
  'a course administrator changes terms, reads in both languages what they say, is told what is wrong at its field, and orders keep theirs',
  async () => {
    await hireStaff(house)
    const offering = await toBuy(house, { startsInDays: 40 })
    const placed = await bought(house, offering)
    const page = await openPage({ house, chromium }, '/demo')
    await page.locator('#administrator').getByRole('button').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await page.goto(`${house.url}/admin/terms`)
    expect(await looksGood(page, 'terms-list')).toContain('Gratis avbestilling til kl. 24.00 14 dager før start.')
    await page.getByRole('link', { name: 'Fleksible' }).click()
    expect(await looksGood(page, 'terms-editor')).toMatch(
      /På norsk Gratis avbestilling .+ In English Free cancellation .+ Et eksempel .+ Angreretten/,
    )
    const third = page.getByRole('group', { name: 'Trinn 3' })
    await third.getByLabel('Gebyr i prosent').fill('20')
    await press(page, 'Se hvordan det leses')
    expect(await summary(page)).toEqual([
      'Trinn 3, Gebyr i prosent: Det kan ikke bli billigere å vente: ikke lavere enn i trinnet før.',
    ])
    await looksGood(page, 'terms-refused')
    await third.getByLabel('Gebyr i prosent').fill('75')
    await page.getByRole('group', { name: 'Når kurset er i gang' }).getByLabel('for samlingene som gjenstår').check()
    await press(page, 'Se hvordan det leses')
    const read = await looksGood(page, 'terms-read')
    expect(read).toContain('Deretter koster det 75 % av prisen til kurset starter.')
    expect(read).toMatch(/Til 8\. juni \d+ kl\. 09:00 750,00 kr Avbestillingsvilkårene: 3 av 4 samlinger gjenstår/)
    await page.getByLabel('Bruk den nye versjonen').check()
    await press(page, 'Lagre som ny versjon')
    expect(await wordsIn(page)).toContain('Det som er bestilt, beholder sine.')
    const terms = await house.witness(
      `select w.version, (select count(*)::int from offering_terms u where u.terms_id = w.id and u.offering_id = '${offering.offeringId}') as sells,
         (select count(*)::int from order_lines l where l.terms_id = w.id and l.order_id = '${placed.id}') as ordered
       from cancellation_terms w where w.code = 'fleksible' order by w.version`,
    )
    expect(terms).toEqual([
      { version: 1, sells: 0, ordered: 1 },
      { version: 2, sells: 1, ordered: 0 },
    ])
    await page.setViewportSize({ width: PHONE_PX, height: 900 })
    await page.goto(`${house.url}/en/admin/terms/fleksible`)
    expect(await looksGood(page, 'terms-editor-phone-en')).toContain('How it reads')
    await page.context().close()
  },
  LONG_MS,
)
