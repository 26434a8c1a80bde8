import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { payAsGuest } from './guest-pays.ts'
import { looksRight } from './looks.ts'

const LONG_MS = 240_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  await make.offering(house, { title: 'Klimarett', startsInDays: 30, price: 490_000 })
  await make.offering(house, {
    title: 'Klimaregnskap',
    startsInDays: 40,
    price: 612_500 / 1.25,
    taxClass: 'standard',
  })
  await make.offering(house, { title: 'Grønne anskaffelser', startsInDays: 50, price: 120_000, capacity: 3 })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})
const plain = async (page: Page): Promise<string> => (await wordsIn(page)).replaceAll('\u00a0', ' ')

test('a course administrator makes a path, is told what it lacks, and sells it; a guest on a phone buys it whole', {
  timeout: LONG_MS,
}, async () => {
  const keeper = await openPage({ house, chromium }, '/demo')
  await keeper.locator('#administrator').getByRole('button').click()
  await keeper.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await keeper.goto(`${house.url}/admin/paths`)
  expect(await plain(keeper)).toContain('Ingen læringsløp ennå.')
  await keeper.goto(`${house.url}/admin/paths/new`)
  await looksRight(keeper, 'path-new-1280')
  await keeper.getByLabel('Tittel på norsk').fill('Klima i praksis')
  await keeper.getByLabel('Adresse', { exact: true }).fill('klima-i-praksis')
  await keeper.getByLabel('Kurs 1', { exact: true }).selectOption({ label: 'Klimarett' })
  await keeper.getByLabel('Pris for alle kursene').fill('mye')
  await press(keeper, 'Lagre')
  expect(await summary(keeper)).toHaveLength(1)
  expect(await keeper.getByLabel('Tittel på norsk').inputValue()).toBe('Klima i praksis')
  await keeper.getByLabel('Pris for alle kursene').fill('10 000')
  await press(keeper, 'Lagre')
  expect(await plain(keeper)).toContain('Læringsløpet er laget. Det selges ikke ennå.')
  await press(keeper, 'Legg ut for salg')
  const lacks = await summary(keeper)
  expect(lacks.join(' ')).toContain('Tittel, ingress og beskrivelse må være fylt ut på minst ett språk.')
  expect(lacks.join(' ')).toContain('Minst to kurs må være valgt.')
  await looksRight(keeper, 'path-lacks-1280')
  await keeper.getByLabel('Ingress på norsk').fill('Tre kurs om klima for dem som skal gjøre noe med det.')
  await keeper.getByLabel('Beskrivelse på norsk').fill('Begynn med *retten*, og ta resten etterpå.')
  await keeper.getByLabel('Læringsutbytte på norsk').fill('- stille krav\n- regne på dem')
  await keeper.getByLabel('Kurs 2', { exact: true }).selectOption({ label: 'Klimaregnskap' })
  await keeper.getByLabel('Kurs 3', { exact: true }).selectOption({ label: 'Grønne anskaffelser' })
  await press(keeper, 'Lagre')
  await press(keeper, 'Legg ut for salg')
  expect(await plain(keeper)).toContain('Læringsløpet er lagt ut for salg.')
  await looksRight(keeper, 'path-one-1280')
  await keeper.setViewportSize({ width: 390, height: 900 })
  await looksRight(keeper, 'path-one-390')
  await keeper.goto(`${house.url}/en/admin/paths`)
  await looksRight(keeper, 'path-list-en-390')

  const guest = await openPage({ house, chromium }, '/', 390)
  await guest.getByRole('link', { name: 'Klima i praksis' }).click()
  const page = await plain(guest)
  expect(page).toContain('10 000 kr')
  expect(page).toContain('Hver for seg 12 225 kr. Du sparer 2 225 kr.')
  expect(page).toContain('Bare 3 plasser igjen')
  await looksRight(guest, 'path-page-390')
  await press(guest, 'Legg i handlekurven')
  const cart = await plain(guest)
  expect(cart).toContain('Å betale 10 000 kr')
  expect(cart).toContain('Læringsløpet «Klima i praksis»: du sparer 2 225 kr.')
  await looksRight(guest, 'path-cart-390')
  await press(guest, /Fjern Klimarett/)
  expect(await plain(guest)).toContain(
    'Ett kurs mangler, så prisen for læringsløpet «Klima i praksis» gjelder ikke nå.',
  )
  await looksRight(guest, 'path-cart-missing-390')
  await guest.getByRole('link', { name: 'Se læringsløpet' }).click()
  await press(guest, 'Kjøp læringsløpet')
  expect(await plain(guest)).toContain('Å betale 10 000 kr')
  await looksRight(guest, 'path-checkout-390')
  await payAsGuest(guest)
  const receipt = await plain(guest)
  expect(receipt).toContain('Læringsløpet «Klima i praksis»: del av samlet pris')
  expect(receipt).toContain('Plassen beholder prisen sin, også om et annet kurs i løpet avbestilles.')
  await looksRight(guest, 'path-receipt-390')

  await guest.goto(`${house.url}/en/paths/klima-i-praksis`)
  await guest.setViewportSize({ width: 1280, height: 900 })
  expect(await plain(guest)).toContain('Bought separately NOK 12,225. You save NOK 2,225.')
  await looksRight(guest, 'path-page-en-1280')
  await guest.goto(`${house.url}/en/paths`)
  await looksRight(guest, 'path-all-en-1280')
  const facts = await guest.goto(`${house.url}/paths/klima-i-praksis`).then((answer) => answer!.text())
  expect(facts).toContain('"hasPart"')
  await guest.getByRole('link', { name: 'Klimarett' }).first().click()
  expect(await plain(guest)).toContain('Kurset er del av Klima i praksis: 3 kurs, 10 000 kr i alt')
  await guest.goto(`${house.url}/paths`)
  await looksRight(guest, 'path-all-1280')

  await keeper.goto(`${house.url}/admin/paths`)
  await keeper.getByRole('link', { name: 'Klima i praksis' }).click()
  expect(await plain(keeper)).toContain('3 plasser bestilt som del av løpet')
  await press(keeper, 'Ta av salg')
  expect(await plain(keeper)).toContain('Læringsløpet er tatt av salg.')
  expect((await fetch(`${house.url}/paths/klima-i-praksis`, { headers: { accept: 'text/html' } })).status).toBe(404)
  await guest.goto(`${house.url}/courses`)
  await guest.getByRole('link', { name: 'Klimarett' }).first().click()
  await guest.getByRole('button', { name: 'Kjøp plass' }).waitFor()
  expect(await plain(guest)).not.toContain('Kurset er del av')
})
