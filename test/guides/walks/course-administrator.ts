import type { Page } from 'playwright-core'
import { LANGS } from '../../../src/platform/lang.ts'
import type { Walker } from '../walk.ts'
import { press } from './moves.ts'

const TITLE = { nb: 'Sårstell i praksis', en: 'Wound care in practice' }
const MAKE = 'button:text("Lag oppstarten"), button:text("Make the start")'
const START = {
  code: 'STYR-9',
  place: 'Kirkegata 15, Oslo',
  priceAmount: '14900',
  taxDecision: 'Undervisning, § 3-5',
  capacity: '18',
  minimum: '8',
  startsAt: '2027-10-05T09:00',
  endsAt: '2027-10-06T16:00',
  saleOpensAt: '2027-03-01T08:00',
  saleClosesAt: '2027-10-01T16:00',
  'sessions.0.startsAt': '2027-10-05T09:00',
  'sessions.0.endsAt': '2027-10-05T16:00',
}

/** A new start of a course that is taught already, and one that has sold too little. */
export async function walkCourseAdministrator(walker: Walker<'course-administrator'>): Promise<void> {
  const { as, picture, look, ground } = walker
  const keeper = await as('administrator')
  const idOf = async (code: string) =>
    (await ground.witness(`select id, course_id from offerings where code = '${code}'`))[0] as Record<string, string>
  await picture('decide', keeper, { at: '/admin', mark: 'main li a[href^="/teaching"], main li a[href*="/teaching/"]' })
  await look('course', keeper)
  await picture('course', keeper, {
    at: '/admin/courses/new',
    mark: 'main form .ds-field input',
    before: async (page) => {
      for (const [at, lang] of LANGS.entries())
        await page.locator('main form .ds-field input').nth(at).fill(TITLE[lang])
    },
  })
  const { course_id: courseId } = await idOf('STYR-2')
  await look('start', keeper, { at: `/admin/courses/${courseId}` })
  await picture('start', keeper, {
    at: `/admin/courses/${courseId}/offerings/new`,
    mark: MAKE,
    before: fillStart,
  })
  await press(keeper, MAKE)
  await picture('publish', keeper, { mark: 'button[value="publish"]' })
  const { id: taught } = await idOf('VEIL-2')
  const [session] = await ground.witness(
    `select id from offering_sessions where offering_id = '${taught}' order by starts_at limit 1`,
  )
  await picture('attendance', keeper, { at: `/teaching/${taught}/sessions/${session!.id}`, mark: 'main form fieldset' })
  const { id: few } = await idOf('SAMT-3')
  await look('going', keeper, { at: `/admin/offerings/${few}` })
  await picture('going', keeper, { at: `/admin/offerings/${few}/decision`, mark: 'main svg.going-bar' })
  await picture('cancel', keeper, {
    at: `/admin/offerings/${few}/decision/cancellation`,
    mark: 'main div:has(> table)',
  })
}

async function fillStart(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(START)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('[name="priceKind"]').first().check()
  await page.locator('[name="taxClass"]').selectOption('exempt-teaching')
  await page.locator('[name="terms"]').selectOption({ index: 1 })
}
