import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOCUMENT_BYTES_MAX } from '../../src/admission/put-document.ts'
import { setAdmission } from '../../src/admission/set-admission.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make, type Offering, until } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let offering: Offering
let applicant: Account
let slug: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  applicant = await openAccount(house, 'Siri Søker')
  offering = await make.offering(house, { startsInDays: 60, capacity: 4, title: 'Avansert sykepleie' })
  const [row] = await house.witness(
    `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offering.offeringId}'`,
  )
  slug = row!.slug as string
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function mailTo(to: string, subject: string) {
  const found = () => house.mails().find((mail) => mail.to.includes(to) && mail.subject.startsWith(subject))
  await until(
    () => found() !== undefined,
    () => `no mail “${subject}”`,
  )
  return found()!
}
const cookieOf = (cookie: string) => {
  const [name, value] = cookie.split('=') as [string, string]
  return { name, value, url: house.url }
}
const linkIn = ({ text }: { text: string }): string => text.match(/https?:\S+/)![0]

test('over the API a document is taken by its bytes, up to its size, and no other one', async () => {
  const other = await openAccount(house, 'Ane Annen')
  const { cookie } = await signIn(house, other)
  const course = await make.offering(house, { startsInDays: 60 })
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    setAdmission(tx, course.offeringId, {
      ...{ requirements: { nb: 'Praksis', en: 'Practice' }, documents: [], decisionDays: 7 },
    }),
  )
  const post = <T = { type: string }>(path: string, body: object) =>
    ask<T>(house, path, { method: 'POST', body, headers: { cookie } })
  const applied = await post<{ id: string; state: string }>(`/offerings/${course.offeringId}/applications`, {})
  expect(applied).toMatchObject({ status: 201, body: { state: 'undecided' } })
  const sends = (name: string, bytes: Buffer) =>
    post(`/me/applications/${applied.body.id}/documents`, { kind: 'other', name, content: bytes.toString('base64') })
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(DOCUMENT_BYTES_MAX),
  ])
  expect(await sends('stort.pdf', png.subarray(0, DOCUMENT_BYTES_MAX))).toMatchObject({
    ...{ status: 201, body: { documents: [{ name: 'stort.pdf', mediaType: 'image/png', size: DOCUMENT_BYTES_MAX }] } },
  })
  expect((await sends('for-stort.png', png)).status).toBe(422)
  expect(await sends('side.pdf', Buffer.from('<html>'))).toMatchObject({
    ...{ status: 422, body: { type: '/problems/application/not-a-document' } },
  })
  const withdrawn = await post(`/me/applications/${applied.body.id}/withdrawal`, {})
  expect(withdrawn).toMatchObject({ status: 200, body: { endedAs: 'withdrawn', documents: [] } })
})

test('the course says that one applies; somebody applies with a document on a phone, is admitted, pays and takes part', {
  timeout: 180_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/offerings/${offering.offeringId}`)
  await desk.getByRole('link', { name: 'Hvem som kan søke' }).click()
  await desk.getByLabel('Søknad først, betaling etter ja').check()
  await press(desk, 'Lagre')
  expect((await summary(desk)).length).toBe(2)
  await desk.getByLabel('Kravene på norsk').fill('Autorisasjon som sykepleier og to års praksis.')
  await desk.getByLabel('Kravene på engelsk').fill('Licence as a nurse, and two years of practice.')
  await desk.getByLabel('Karakterutskrift').check()
  await press(desk, 'Lagre')
  await looksRight(desk, 'admission-settings')

  const phone = await openPage({ house, chromium }, `/courses/${slug}`, PHONE)
  expect(await wordsIn(phone)).toMatch(
    /Svar innen 7 dager.*Autorisasjon som sykepleier.*Du betaler først når du har fått ja/,
  )
  await looksRight(phone, 'admission-course-phone')
  const { cookie } = await signIn(house, applicant)
  await phone.context().addCookies([cookieOf(cookie)])
  await phone.getByRole('link', { name: 'Søk om plass' }).click()
  await phone.getByLabel('Hvordan oppfyller du kravene?').fill('Jeg har vært sykepleier i ti år.')
  await looksRight(phone, 'admission-apply-phone')
  await press(phone, 'Søk om plass')
  expect(await wordsIn(phone)).toContain('en plass holdes av til deg')
  const file = (name: string, words: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(words) })
  await phone.getByLabel('Fil').setInputFiles(file('karakterer.pdf', '<script>alert(1)</script>'))
  await press(phone, 'Legg ved')
  expect(await summary(phone)).toEqual([expect.stringContaining('PDF, JPEG eller PNG')])
  await phone.getByLabel('Fil').setInputFiles(file('karakterer.pdf', '%PDF-1.7 karakterer'))
  await press(phone, 'Legg ved')
  expect(await wordsIn(phone)).toContain('karakterer.pdf')
  await looksRight(phone, 'admission-own-phone')
  await mailTo(applicant.email, 'Vi har fått søknaden din')

  await desk.goto(`${house.url}/admin`)
  await desk.getByRole('link', { name: '1 søknad venter på svar' }).click()
  await looksRight(desk, 'admission-waiting')
  await desk.getByRole('link', { name: 'Siri Søker' }).click()
  const href = await desk.getByRole('link', { name: 'Karakterutskrift' }).getAttribute('href')
  const staff = (await desk.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const saved = await fetch(`${house.url}${href}`, { headers: { cookie: staff } })
  expect(saved.headers.get('content-disposition')).toBe('attachment; filename="karakterer.pdf"')
  expect(saved.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await saved.text()).toBe('%PDF-1.7 karakterer')
  const stranger = await fetch(`${house.url}${href}`, { headers: { cookie, accept: 'application/json' } })
  expect(stranger.status).toBe(404)
  const [log] = await house.witness(`select 1 as seen from audit_acts where kind = 'application-document' limit 1`)
  expect(log).toBeDefined()
  await press(desk, 'Spør søkeren')
  expect((await summary(desk)).length).toBe(1)
  await desk.getByLabel('Hva mangler?').fill('Bekreftelse på praksis.')
  await press(desk, 'Spør søkeren')
  await looksRight(desk, 'admission-one')
  await mailTo(applicant.email, 'Vi trenger litt mer')
  await desk.getByLabel('Ja, søkeren får plass').check()
  await press(desk, 'Send svaret')
  expect(await wordsIn(desk)).toContain('Plassen holdes av til søkeren har betalt')
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await desk.goto(`${house.url}/en/admin/offerings/${offering.offeringId}/applications`)
  await looksRight(desk, 'admission-list-phone-en')

  await phone.goto(linkIn(await mailTo(applicant.email, 'Du har fått ja')))
  await looksRight(phone, 'admission-yes-phone')
  await press(phone, 'Bestill plassen')
  await phone.waitForURL((url) => url.pathname === '/checkout')
  await phone.getByLabel('Gateadresse').fill('Storgata 1')
  await phone.getByLabel('Postnummer').fill('0155')
  await phone.getByLabel('Poststed').fill('Oslo')
  await phone.getByLabel(/Jeg godtar/).check()
  await phone.getByRole('button', { name: 'Bestill og betal' }).click()
  await phone.waitForURL(/sandbox\/stripe\/pay/)
  await phone.getByRole('button', { name: /^Betal \d/ }).click()
  await phone.getByRole('heading', { name: 'Du har fått plass!' }).waitFor()
  await until(async () => {
    await phone.goto(`${house.url}/my-learning`)
    return /Søknader .*Påmeldt/.test(await wordsIn(phone))
  })
})
