import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { keepPicture, openPage } from '../web/clicks.ts'
import { hireStaff } from '../web/desk-people.ts'
import { looksGood, looksRight } from '../web/looks.ts'

let house: House
let chromium: Browser
let other: Server
let lines: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill({ host: 'localhost' }), browser()])
  await hireStaff(house)
  await make.offering(house, { title: 'Praktisk statistikk' })
  await make.offering(house, { title: 'Samfunnssikkerhet og beredskapsarbeid i kommunesektoren', startsInDays: 50 })
  other = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.end(`<!doctype html><html lang="nb"><title>Fakultetet</title><h1>Fakultetets eget nettsted</h1>${lines}</html>`)
  })
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
}, 120_000)
afterAll(async () => {
  other?.close()
  await chromium?.close()
  await house?.close()
})

const visitOther = async (): Promise<{ page: Page; refused: string[] }> => {
  const page = await chromium.newPage({ viewport: { width: 900, height: 800 } })
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
  return { page, refused }
}

const openAsKeeper = async (): Promise<Page> => {
  const page = await openPage({ house, chromium }, '/demo')
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}

test('a keeper chooses what another site shows and takes the line along, and it works there as high as it is', {
  timeout: 120_000,
}, async () => {
  const desk = await openAsKeeper()
  await desk.goto(`${house.url}/admin/embedding`)
  await desk.getByLabel('Tema, for listen').selectOption('statistikk')
  await desk.getByRole('button', { name: 'Vis linjene' }).click()
  lines = await desk.getByLabel('Linjen med skript').inputValue()
  expect(lines).toBe(`<script src="${house.url}/embed.js" data-topic="statistikk" data-lang="nb" async></script>`)
  await desk.frameLocator('iframe').getByRole('link', { name: 'Praktisk statistikk' }).waitFor()
  await looksRight(desk, 'embedding-wide')
  await desk.setViewportSize({ width: 390, height: 800 })
  await looksRight(desk, 'embedding-phone')

  const { page, refused } = await visitOther()
  const frame = page.frameLocator('iframe')
  await frame.getByRole('link', { name: 'Praktisk statistikk' }).waitFor()
  const heightOf = () => page.locator('iframe').evaluate((each) => each.getBoundingClientRect().height)
  await expect.poll(heightOf).toBeLessThan(400)
  await keepPicture(page, 'embedded-list')
  await frame.getByRole('link', { name: 'Praktisk statistikk' }).click()
  await page.waitForURL(/\/courses\/kurs-/)
  expect(refused).toEqual([])
  expect(await page.title()).toContain('Praktisk statistikk')
  await keepPicture(page, 'course-with-related')
})

test('the lines without a script work, and the list is for everybody in both languages', {
  timeout: 60_000,
}, async () => {
  lines = `<iframe src="${house.url}/en/embed/courses" title="Courses" width="100%" height="420"></iframe>`
  const { page } = await visitOther()
  await page.frameLocator('iframe').getByText('See all courses').waitFor()
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto(`${house.url}/en/embed/courses`)
  expect(await looksGood(page, 'embed-phone-en')).toContain('20 seats left')
  const slug = (await house.witness('select slug from courses order by id limit 1'))[0]!.slug
  await page.goto(`${house.url}/embed/courses/${slug}`)
  expect(await looksGood(page, 'embed-button')).toContain('4 900 kr · 20 ledige plasser')
})

test('no other site can show the shop itself', { timeout: 60_000 }, async () => {
  lines = `<iframe src="${house.url}/courses"></iframe>`
  const { page, refused } = await visitOther()
  await expect.poll(() => refused.join()).toMatch(/frame-ancestors|X-Frame-Options/)
  expect(page.frames().some((frame) => frame.url().startsWith(`${house.url}/courses`))).toBe(false)
})
