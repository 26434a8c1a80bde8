import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, type Statement } from '../../src/platform/db/statement.ts'
import { act } from '../../src/platform/till.ts'
import { personalInProfiles } from '../../src/profiles/personal.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering } from '../support/make.ts'
import { openPage, press, wordsIn } from '../web/clicks.ts'
import { looksGood } from '../web/looks.ts'

type Shown = { name: string; lang: string; title: string; about: string; link: string | null }

const LONG_MS = 90_000
const PHONE_PX = 390
const PATH = '/me/teacher-profile'
const TEXTS = { nb: { title: 'Professor i økologi', about: 'Jeg har målt fjorden i tretti år.' } }

let house: House
let chromium: Browser
let keeper: string
let offering: Offering
let slug: string
let account: Account
let teacher: { cookie: string }
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  keeper = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { title: 'Fjordens økologi' })
  account = await openAccount(house, 'Berit Berg')
  teacher = await signIn(house, account)
  slug = (await house.witness(`select slug from courses where id = '${offering.courseId}'`))[0]!.slug
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const call = (method: string, path: string, body?: object) =>
  ask<{ type: string; errors?: { pointer: string }[] }>(house, path, { method, headers: teacher, body })
const write = (change: object = {}) => call('PUT', PATH, { name: 'Berit Berg', texts: TEXTS, ...change })
const shown = async (): Promise<Shown[]> =>
  (await ask<{ offers: { teachers: Shown[] }[] }>(house, `/courses/${slug}`)).body.offers[0]!.teachers
const teachers = () => `/offerings/${offering.offeringId}/teachers`

test('only those who teach have a profile, and what is no profile is refused at its place', async () => {
  expect(await write()).toMatchObject({ status: 409, body: { type: '/problems/profile/not-a-teacher' } })
  await ask(house, teachers(), {
    method: 'POST',
    headers: bearer(keeper),
    body: { name: 'Berit Berg', email: account.email },
  })
  expect(await call('PUT', `${PATH}/consent`, { wording: 1 })).toMatchObject({ status: 409 })
  const wrong = await write({ name: '', texts: { nb: { title: '' } }, link: 'http://berit.example.no/' })
  expect(wrong.body.errors!.map(({ pointer }) => pointer).toSorted()).toEqual(['/link', '/name', '/texts/nb/title'])
  expect((await write({ link: 'javascript:alert(1)' })).status).toBe(422)
  for (const link of ['HTTPS://berit.example.no/', 'https:berit.example.no'])
    expect((await write({ link })).body.errors).toMatchObject([{ pointer: '/link' }])
  expect((await write({ texts: {} })).body.errors).toMatchObject([{ pointer: '/texts' }])
  expect((await write({ link: 'https://berit.example.no/' })).status).toBe(204)
})

test('a teacher is shown from their consent on until they take it back, to a wording that is noted each time', async () => {
  expect(await shown()).toEqual([])
  expect((await call('PUT', `${PATH}/consent`, { wording: 2 })).status).toBe(422)
  expect([
    (await call('PUT', `${PATH}/consent`, { wording: 1 })).status,
    (await call('PUT', `${PATH}/consent`, { wording: 1 })).status,
  ]).toEqual([204, 204])
  expect(await shown()).toEqual([{ name: 'Berit Berg', lang: 'nb', ...TEXTS.nb, link: 'https://berit.example.no/' }])
  const [{ sessionIds: _, ...listed }] = (
    await ask<{ teachers: [{ sessionIds: null; shownSince: string }] }>(house, teachers(), { headers: bearer(keeper) })
  ).body.teachers
  expect(listed).toMatchObject({ shownSince: expect.any(String) })
  await call('DELETE', `${PATH}/consent`)
  expect(await shown()).toEqual([])
  expect((await ask<{ consents: object[] }>(house, PATH, { headers: teacher })).body.consents).toMatchObject([
    { given: false, wording: 1 },
    { given: true, wording: 1 },
  ])
})

test(
  'on a phone a teacher writes, sees how it looks, says yes, and stands on the course page in the language there is',
  async () => {
    const page = await openPage({ house, chromium }, '/sign-in', PHONE_PX)
    await page.getByLabel('E-post').fill(account.email)
    await page.getByLabel('Passord').fill(account.password)
    await press(page, 'Logg inn')
    await page.goto(`${house.url}/teaching`)
    await page.getByRole('link', { name: 'Profilen din på kurssidene' }).click()
    await page.getByLabel('Tittel eller fag – norsk').fill('')
    await press(page, 'Lagre profilen')
    expect(await page.locator('.ds-error-summary li').count()).toBe(1)
    await page.getByLabel('Tittel eller fag – norsk').fill('Professor i marin økologi')
    await press(page, 'Lagre profilen')
    expect(await looksGood(page, 'profile-phone')).toMatch(/Vises ikke.*Professor i marin økologi.*vises for alle/)
    await press(page, 'Ja, vis meg på kurssidene')
    await page.goto(`${house.url}/courses/${slug}`)
    expect(await looksGood(page, 'profile-course-phone')).toMatch(/Hvem som underviser.*Berit Berg/)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${house.url}/en/courses/${slug}`)
    expect(await looksGood(page, 'profile-course-en')).toMatch(/Who teaches.*Berit Berg.*More about Berit Berg/)
    await page.goto(`${house.url}/en/account/teacher-profile`)
    await looksGood(page, 'profile-en')
    await press(page, 'Show me no longer')
    expect(await wordsIn(page)).toContain('shown nowhere any more')
    await page.context().close()
  },
  LONG_MS,
)

test('with somebody who is erased their profile and their consents go', async () => {
  await call('PUT', `${PATH}/consent`, { wording: 1 })
  expect(await shown()).toHaveLength(1)
  await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    for (const { erased } of personalInProfiles)
      for (const each of erased as Statement<unknown>[]) await run(tx, each, [account.personId, [account.email]])
  })
  expect([await shown(), await house.witness('select * from teacher_consents')]).toEqual([[], []])
})
