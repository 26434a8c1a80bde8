import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hire } from '../developing/people.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { type Ground, walkGuide } from './walk.ts'
import { walkBuyer } from './walks/buyer.ts'
import { walkCompany } from './walks/company.ts'
import { walkCourseAdministrator } from './walks/course-administrator.ts'
import { walkFinance } from './walks/finance.ts'
import { walkIntegrator } from './walks/integrator.ts'
import { walkSupport } from './walks/support.ts'

/** A Tuesday morning after a month's end: mails go out, banks are open, and pictures show the same days whenever they are taken. */
const TODAY = new Date('2027-03-02T09:00:00Z')
const LONG_MS = 120_000

let house: House
let chromium: Browser
let ground: Ground
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill({ seed: true, today: TODAY }), browser()])
  const { cookie } = await hire(house, 'Berit Berg', { role: 'administrator' })
  const [name, value] = cookie.split('=') as [string, string]
  ground = { url: house.url, chromium, witness: house.witness, boss: { name, value } }
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

// Whoever follows a guide finds each page and control in both languages, called what the guide calls it.
const WALKS = {
  support: () => walkGuide('support', ground, walkSupport),
  finance: () => walkGuide('finance', ground, walkFinance),
  'course administrators': () => walkGuide('course-administrator', ground, walkCourseAdministrator),
  integrators: () => walkGuide('integrator', ground, walkIntegrator),
  companies: () => walkGuide('company', ground, walkCompany),
  buyers: () => walkGuide('buyer', ground, walkBuyer),
}

test.each(Object.entries(WALKS))(
  'the guide for %s can be followed in both languages as it is written',
  {
    timeout: LONG_MS,
  },
  async (_, walk) => {
    expect(await walk()).toEqual([])
  },
)
