import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let offering: Offering

beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { title: 'Førstehjelp for ansatte', startsInDays: 30 })
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const desk = async (width?: number) => {
  const page = await openPage({ house, chromium }, '/demo', width)
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}

test('somebody answers for a course, a template is kept and put on a start, a task is added and done with one click', {
  timeout: 180_000,
}, async () => {
  const page = await desk()
  await page.goto(`${house.url}/admin/courses/${offering.courseId}/life`)
  await page.getByLabel('Den som er ansvarlig for kurset').selectOption({ label: 'Ingrid Sæther' })
  await press(page, 'Lagre')
  expect(await wordsIn(page)).toContain('Den ansvarlige er lagret.')
  await looksRight(page, 'life-responsible')

  await page.goto(`${house.url}/admin/task-templates`)
  await press(page, 'Lagre malen')
  expect((await summary(page)).length).toBeGreaterThan(0)
  await page.getByLabel('Navn').fill('Før en oppstart')
  await page.getByLabel('Hva som skal gjøres').nth(0).fill('Bestill rom')
  await page.getByLabel('Hvor lenge').nth(0).fill('6')
  await page.getByLabel('Hva som skal gjøres').nth(2).fill('Send lenke')
  await page.getByLabel('Før eller etter').nth(2).selectOption('days-before')
  await press(page, 'Lagre malen')
  expect(await summary(page)).toEqual(['Fyll ut dette feltet.'])
  expect(await page.getByLabel('Hvor lenge').nth(2).getAttribute('aria-invalid')).toBe('true')
  await looksRight(page, 'template-refused')
  await page.getByLabel('Hvor lenge').nth(2).fill('3')
  await press(page, 'Lagre malen')
  expect(await wordsIn(page)).toMatch(/Malen er lagret\..*Før en oppstart.*2 oppgaver/)
  await looksRight(page, 'templates')

  await page.goto(`${house.url}/admin/offerings/${offering.offeringId}`)
  await page.getByRole('link', { name: 'Oppgaver' }).click()
  await press(page, 'Legg til oppgavene')
  expect(await wordsIn(page)).toMatch(/Oppgavene i malen er lagt til\..*Bestill rom Forfalt.*6 uker før første samling/)
  await page.goto(`${house.url}/admin/courses/${offering.courseId}/tasks?start=${offering.offeringId}`)
  await press(page, 'Legg til oppgavene')
  expect(await summary(page)).toEqual(['Oppgavene i denne malen er lagt til her allerede.'])
  await page.getByLabel('Hva som skal gjøres').fill('Ring foreleseren')
  await press(page, 'Legg til')
  expect(await summary(page)).toEqual(['Velg enten en dato, eller hvor lenge før eller etter første samling.'])
  expect(await page.getByLabel('Hva som skal gjøres').inputValue()).toBe('Ring foreleseren')
  await page.getByLabel('Eller så lenge').fill('1')
  await page.getByLabel('Regnet fra første samling').selectOption('weeks-after')
  await press(page, 'Legg til')
  expect(await wordsIn(page)).toMatch(/Oppgaven er lagt til\..*Ring foreleseren.*1 uke etter første samling/)
  await looksRight(page, 'course-tasks')

  const phone = await desk(PHONE)
  await phone.goto(`${house.url}/admin/tasks`)
  expect(await wordsIn(phone)).toMatch(/Forfalt \(1\) Bestill rom.*Senere \(2\)/)
  await looksRight(phone, 'my-tasks-phone')
  await phone.getByRole('button', { name: /^Gjort.*Bestill rom/ }).click()
  expect(await wordsIn(phone)).toMatch(/Oppgaven er gjort\./)
  expect(await wordsIn(phone)).not.toContain('Bestill rom')
  await phone.goto(`${house.url}/en/admin/courses/${offering.courseId}/tasks`)
  expect(await wordsIn(phone)).toMatch(/Done .*Bestill rom.*Not done/)
  await looksRight(phone, 'course-tasks-phone-en')
  await phone.goto(`${house.url}/en/admin/board?responsible=mine`)
  expect(await wordsIn(phone)).toMatch(/On sale 1.*Førstehjelp/)
  await looksRight(phone, 'board-filter-phone-en')
  await page.goto(`${house.url}/admin/board`)
  await looksRight(page, 'board-filter')
})

test('a task is written anew and taken away; a start says what was changed of it and what it has cost', {
  timeout: 120_000,
}, async () => {
  const page = await desk()
  await page.goto(`${house.url}/admin/courses/${offering.courseId}/tasks`)
  await page.getByRole('link', { name: 'Send lenke' }).click()
  expect(await page.getByLabel('Eller så lenge').inputValue()).toBe('3')
  await page.getByLabel('Frist på en dato').fill('2030-01-07')
  await page.getByLabel('Eller så lenge').fill('')
  await looksRight(page, 'task')
  await press(page, 'Lagre')
  expect(await wordsIn(page)).toMatch(/Oppgaven er lagret\..*7\. januar 2030/)
  await page.getByRole('link', { name: 'Send lenke' }).click()
  await press(page, 'Slett oppgaven')
  expect(await wordsIn(page)).not.toContain('Send lenke')

  const here = `${house.url}/admin/offerings/${offering.offeringId}`
  await page.goto(here)
  await press(page, 'Ta av salg')
  await page.getByRole('link', { name: 'Hva som er endret, og priser over tid' }).click()
  expect(await wordsIn(page)).toMatch(/gjelder nå.*4\s900,00 kr.*Tatt av salg.*Ingrid Sæther/)
  await looksRight(page, 'history')
  const phone = await desk(PHONE)
  await phone.goto(`${house.url}/en/admin/offerings/${offering.offeringId}/history`)
  expect(await wordsIn(phone)).toMatch(/stands now.*Taken off sale/)
  await looksRight(phone, 'history-phone-en')
})
