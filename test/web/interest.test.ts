import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, until } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const LONG_MS = 120_000
const LEAST = 3

let house: House
let chromium: Browser
let slug: string
let courseId: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  const made = await make.offering(house, { title: 'Sårstell i praksis', startsInDays: 60 })
  courseId = made.courseId
  await does(
    "update offerings set published_at = null, sale_opens_at = app_now() - interval '2 days', sale_closes_at = app_now() - interval '1 day' where id = $1",
    [made.offeringId],
  )
  slug = String((await house.witness(`select slug from courses where id = '${courseId}'`))[0]!.slug)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})
const does = (sql: string, values: unknown[]) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql, values))
/** The link in the last mail to somebody. */
async function linkTo(email: string): Promise<string> {
  const sent = () => house.mails().filter((mail) => mail.to.includes(email))
  await until(() => sent().length > 0)
  return /https?:\/\/\S+/.exec(sent().at(-1)!.text)![0]
}

test('a guest asks to hear of a course without a start, says yes twice, and those who keep it see how many wait', {
  timeout: LONG_MS,
}, async () => {
  const guest = await openPage({ house, chromium }, `/courses/${slug}`, 390)
  expect(await wordsIn(guest)).toContain('Det er ikke satt opp noen ny oppstart ennå.')
  await looksRight(guest, 'interest-course-390')
  await guest.setViewportSize({ width: 1280, height: 900 })
  await looksRight(guest, 'interest-course-1280')
  await guest.getByLabel('E-post').first().fill('ikke en adresse')
  await press(guest, 'Si fra til meg')
  expect(await summary(guest)).toHaveLength(1)
  await looksRight(guest, 'interest-refused-1280')
  await guest.getByLabel('E-post').fill('kari@venter.example')
  await press(guest, 'Si fra til meg')
  expect(await wordsIn(guest)).toContain('Vi har sendt deg en lenke.')
  await guest.goto(await linkTo('kari@venter.example'))
  expect(await wordsIn(guest)).toContain('Sårstell i praksis')
  await looksRight(guest, 'interest-confirm-1280')
  await press(guest, 'Ja, si fra til meg')
  expect(await wordsIn(guest)).toContain('Takk! Vi sier fra når kurset kan bestilles.')
  await guest.setViewportSize({ width: 390, height: 900 })
  await looksRight(guest, 'interest-own-390')
  for (let n = 1; n < LEAST; n += 1)
    await does(
      `insert into course_interests (id, course_id, email, lang, wording, asked_at, confirmed_at) values (uuidv7(), $1, $2, 'nb', 1, app_now(), app_now())`,
      [courseId, `nr${n}@venter.example`],
    )
  const keeper = await openPage({ house, chromium }, '/demo')
  await keeper.locator('#administrator').getByRole('button').click()
  await keeper.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await keeper.goto(`${house.url}/admin`)
  expect(await wordsIn(keeper)).toContain('3 vil vite når kurset kan bestilles, og ingen ny oppstart er satt opp.')
  await looksRight(keeper, 'interest-desk-1280')
  await keeper.setViewportSize({ width: 390, height: 900 })
  await looksRight(keeper, 'interest-desk-390')
  await keeper.goto(`${house.url}/en/admin/courses/${courseId}`)
  expect(await wordsIn(keeper)).toContain('3 wait to hear when it is on sale.')
  await press(guest, 'Ikke si fra')
  expect(await wordsIn(guest)).toContain('Vi skriver ikke til deg om dette kurset')
  await guest.goto(`${house.url}/en/courses/${slug}`)
  expect(await wordsIn(guest)).toContain('Tell me when the course is on sale')
  await looksRight(guest, 'interest-course-en-390')
})
