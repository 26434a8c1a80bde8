import { loadImage } from '@napi-rs/canvas'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering } from '../support/make.ts'
import { keepPicture, openPage, press, summary, wordsIn } from '../web/clicks.ts'
import { hireStaff } from '../web/desk-people.ts'
import { looksGood } from '../web/looks.ts'
import { drawn, fromCamera, headOfPng, PLACE } from './make-picture.ts'

const LONG_MS = 90_000
const PHONE_PX = 390
const MEGABYTE = 1024 * 1024
const ALT = { nb: 'Fjorden en morgen', en: 'The fjord one morning' }

type Shown = { large: string; small: string; alt: string; credit: string; width: number; height: number }

let house: House
let chromium: Browser
let keeper: Record<string, string>
let offering: Offering
let slug: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  keeper = bearer(await make.client(house, ['course-administrator']))
  offering = await make.offering(house, { title: 'Fjordens økologi' })
  slug = (await house.witness(`select slug from courses where id = '${offering.courseId}'`))[0]!.slug
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const put = (bytes: Buffer, change: object = {}) =>
  ask(house, `/courses/${offering.courseId}/picture`, {
    method: 'PUT',
    headers: keeper,
    body: { alt: ALT, content: bytes.toString('base64'), ...change },
  })
const shown = async (lang = 'nb'): Promise<Shown | null> =>
  (await ask<{ course: { picture: Shown | null } }>(house, `/courses/${slug}?lang=${lang}`)).body.course.picture
const fetched = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${house.url}${path}`, { headers })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('a picture is drawn anew, upright and in two sizes, and nothing else of the file is kept', async () => {
  expect(await shown()).toBeNull()
  expect((await put(fromCamera(await drawn(2400, 1200)), { credit: 'Foto: Kari Nordmann' })).status).toBe(204)
  const picture = (await shown())!
  expect(picture).toMatchObject({ alt: ALT.nb, credit: 'Foto: Kari Nordmann', width: 1200, height: 2400 })
  expect((await shown('en'))!.alt).toBe(ALT.en)
  const list = await ask<{ offers: { picture: Shown }[] }>(house, '/offerings')
  expect(list.body.offers[0]!.picture).toEqual(picture)
  const { answer, bytes } = await fetched(picture.small)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await loadImage(bytes)).toMatchObject({ width: 640, height: 1280 })
  const { bytes: large } = await fetched(picture.large)
  for (const file of [bytes, large]) expect(file.includes(PLACE) || file.includes('Exif')).toBe(false)
  expect(bytes.length).toBeLessThan(large.length)
})

test('another picture has another address, other words have the same, and the old address leads nowhere', async () => {
  const before = (await shown())!
  const words = { alt: { ...ALT, nb: 'Fjorden ved soloppgang' } }
  const path = `/courses/${offering.courseId}/picture`
  expect((await ask(house, `${path}/words`, { method: 'PUT', headers: keeper, body: words })).status).toBe(204)
  expect(await shown()).toEqual({ ...before, alt: 'Fjorden ved soloppgang', credit: '' })
  await put(await drawn(1600, 700))
  expect(await shown()).toMatchObject({ width: 1600, height: 700 })
  expect((await fetched(before.large)).answer.status).toBe(404)
  const log = await house.witness(
    `select deed from audit_acts where kind = 'course_pictures' and subject_id = '${offering.courseId}' order by id`,
  )
  expect(log.map(({ deed }) => deed)).toEqual(['added', 'changed', 'changed'])
  expect((await ask(house, path, { method: 'DELETE', headers: keeper })).status).toBe(204)
  expect(await shown()).toBeNull()
  expect(await house.witness('select 1 from course_picture_files')).toEqual([])
  expect(await ask(house, path, { method: 'DELETE', headers: keeper })).toMatchObject({ status: 404 })
})

test('what is no picture, too small, or would unfold to more than there is room for is refused by name, unopened', async () => {
  const code = (name: string) => ({ status: 422, body: { type: `/problems/picture/${name}` } })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')
  expect(await put(Buffer.from('%PDF-1.7 and nothing'))).toMatchObject(code('not-a-picture'))
  expect(await put(svg)).toMatchObject(code('not-a-picture'))
  expect(await put((await drawn(900, 400)).subarray(0, 700))).toMatchObject(code('not-a-picture'))
  expect(await put(await drawn(700, 500))).toMatchObject(code('too-small'))
  expect(await put(headOfPng(30_000, 30_000))).toMatchObject(code('too-many-pixels'))
  expect(await put(Buffer.alloc(8 * MEGABYTE + 1))).toMatchObject(code('too-large'))
  expect((await put(Buffer.alloc(12 * MEGABYTE))).status).toBe(413)
  expect((await put(await drawn(900, 400), { alt: { nb: 'Bare norsk' } })).status).toBe(422)
  expect(await shown()).toBeNull()
})

test('the picture of a draft is for those who keep the course', async () => {
  const { body } = await ask<{ courseId: string }>(house, '/courses', {
    method: 'POST',
    headers: keeper,
    body: {
      ...{
        slug: 'utkast-med-bilde',
        faculty: 'Fakultet for helse',
        creditTenths: 25,
        level: 'bachelor',
        topics: ['helse'],
      },
      contactEmail: 'kurs@hoyskolen.example',
      texts: { nb: { title: 'Utkast', summary: '', description: '', outcomes: '', prerequisites: '' } },
    },
  })
  const content = (await drawn(900, 400)).toString('base64')
  await ask(house, `/courses/${body.courseId}/picture`, { method: 'PUT', headers: keeper, body: { alt: ALT, content } })
  const [row] = await house.witness(`select digest from course_pictures where course_id = '${body.courseId}'`)
  const path = `/courses/${body.courseId}/picture/${row!.digest}/small`
  expect((await fetched(path)).answer.status).toBe(404)
  const { answer } = await fetched(path, keeper)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
})

test(
  'an administrator puts a picture with its words, and buyers see it at the top of the course and on its card',
  async () => {
    const page = await openPage({ house, chromium }, '/demo')
    await page.locator('#administrator').getByRole('button').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await page.goto(`${house.url}/admin/courses/${offering.courseId}/picture`)
    await press(page, 'Legg til bildet')
    expect((await summary(page)).length).toBe(3)
    await page
      .getByLabel('Bildefil')
      .setInputFiles({ name: 'fjord.jpg', mimeType: 'image/jpeg', buffer: await drawn(2000, 900) })
    await page.getByLabel(/på norsk/).fill(ALT.nb)
    await page.getByLabel(/på engelsk/).fill(ALT.en)
    await page.getByLabel(/Fotograf/).fill('Foto: Kari Nordmann / CC BY 4.0')
    await press(page, 'Legg til bildet')
    expect(await wordsIn(page)).toContain('Bildet er lagret og vises nå.')
    await looksGood(page, 'picture-desk')
    await page.goto(`${house.url}/courses/${slug}`)
    expect(await page.evaluate(`document.querySelector('.course-top img').naturalWidth`)).toBeGreaterThan(600)
    await looksGood(page, 'picture-course')
    await page.goto(`${house.url}/courses`)
    await keepPicture(page, 'picture-card')
    await page.setViewportSize({ width: PHONE_PX, height: 900 })
    await page.goto(`${house.url}/en/courses/${slug}`)
    expect(await page.locator('.course-top img').getAttribute('alt')).toBe(ALT.en)
    await looksGood(page, 'picture-course-phone-en')
    await page.context().close()
  },
  LONG_MS,
)
