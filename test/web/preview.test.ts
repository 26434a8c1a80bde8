import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { HEALTH, hire, LAW } from '../developing/people.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { openPage, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const TITLE = 'Førstehjelp for ansatte'
let house: House
let chromium: Browser
let course: { courseId: string; slug: string; offeringId: string; code: string }

beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  const { offeringId } = await make.offering(house, { title: TITLE })
  const found = await house.witness(
    `select c.id as "courseId", c.slug, o.id as "offeringId", o.code from offerings o join courses c on c.id = o.course_id where o.id = '${offeringId}'`,
  )
  course = found[0] as typeof course
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const write = (sql: string, ...values: string[]) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql, values))
const read = async (path: string, cookie = '') => {
  const answer = await fetch(`${house.url}${path}`, { headers: { accept: 'text/html', cookie } })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const preview = (id = course.courseId) => `/admin/courses/${id}/preview`
const article = ({ text }: { text: string }) => text.slice(text.indexOf('<article>'), text.indexOf('</article>'))
/** Without where its links and forms lead. */
const wordsOf = (page: { text: string }) => article(page).replaceAll(/(href|action)="[^"]*"/g, '$1')

test('a published course is previewed sign by sign as buyers see it', async () => {
  const { cookie } = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  const shown = wordsOf(await read(`/courses/${course.slug}`))
  expect(shown).toContain(TITLE)
  expect(shown).toContain('Kjøp plass')
  expect(wordsOf(await read(preview(), cookie))).toBe(shown)
})

test('a draft is shown to its keepers with what it lacks, sells nothing, and is there for nobody else', {
  timeout: 120_000,
}, async () => {
  const { cookie } = await hire(house, 'Kåre Kurs', { role: 'course-administrator' })
  const before = wordsOf(await read(`/courses/${course.slug}`))
  await write('update offerings set published_at = null, minimum = 0 where id = $1', course.offeringId)
  await write(`update courses set published_at = null, contact_email = '' where id = $1`, course.courseId)
  expect((await read(`/courses/${course.slug}`)).status).toBe(404)
  const drafted = await read(preview(), cookie)
  expect(wordsOf(drafted)).toContain('Kjøp plass')
  expect(wordsOf(drafted).length).toBeGreaterThan(before.length * 0.9)
  expect(drafted.text).toContain('<meta name="robots" content="noindex">')
  expect(drafted.headers.get('cache-control')).toBe('no-store')
  expect(article(drafted)).not.toMatch(/action="(?!\/admin\/courses\/)|href="\/(en\/)?(cart|offerings|waiting)/)

  const page = await keeper()
  await page.goto(`${house.url}${preview()}`)
  expect(await wordsIn(page)).toMatch(
    /Forhåndsvisning\..*e-postadresse for spørsmål mangler.*Minste antall deltakere mangler/,
  )
  await looksRight(page, 'preview')
  await press(page, 'Kjøp plass')
  expect(await wordsIn(page)).toContain('Ingenting ble kjøpt, lagt i handlekurven eller sendt.')
  expect(await house.witness('select from carts')).toEqual([])
  await page.goto(`${house.url}/en${preview()}`)
  expect(await wordsIn(page)).toMatch(/Preview\..*The smallest number of participants is missing/)
  await looksRight(page, 'preview-en')
  await page.getByRole('link', { name: 'See the page on a phone' }).click()
  await page.frameLocator('iframe').getByText('Preview.', { exact: true }).waitFor()
  await looksRight(page, 'preview-on-phone')
  const small = await keeper(PHONE)
  await small.goto(`${house.url}${preview()}`)
  await looksRight(small, 'preview-390')
  await small.goto(`${house.url}/admin/courses/${course.courseId}`)
  await small.getByRole('link', { name: 'Forhåndsvis for kjøpere' }).click()
  await small.waitForURL(`**${preview()}`)
})

test('who does not keep the course is told of nothing, as of a course that there is not', async () => {
  const none = '01990000-0000-7000-8000-000000000000'
  await write('update courses set faculty = $2 where id = $1', course.courseId, HEALTH)
  const [own, other] = [
    await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH }),
    await hire(house, 'Dekan Lov', { role: 'faculty-administrator', faculty: LAW }),
  ]
  expect((await read(preview(), own.cookie)).status).toBe(200)
  const [asked, absent] = [await read(preview(), other.cookie), await read(preview(none), other.cookie)]
  const same = ({ text }: { text: string }) =>
    text.replaceAll(course.courseId, none).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
  expect(asked.status).toBe(404)
  expect(same(asked)).toBe(same(absent))
  expect(asked.text).not.toContain(TITLE)
})

test('a start without a price is not shown, and the preview says why', async () => {
  const { cookie } = await hire(house, 'Kine Kurs', { role: 'course-administrator' })
  await write('delete from offering_prices where offering_id = $1', course.offeringId)
  const { text } = await read(preview(), cookie)
  expect(text).toContain('vises ikke før den har pris, vilkår og plasser')
  expect(text).not.toContain('Kjøp plass')
})

async function keeper(width?: number): Promise<Page> {
  const page = await openPage({ house, chromium }, '/demo', width)
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}
