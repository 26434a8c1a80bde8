import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAdmission } from '../../src/admission/set-admission.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, until } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { openPage, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let firm: Firm
let offering: Offering
let siri: Account
let slug: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  firm = await openFirm(house, 'Fjord Omsorg AS')
  siri = await openAccount(house, 'Siri Søker')
  offering = await make.offering(house, { startsInDays: 60, capacity: 4, title: 'Avansert sykepleie' })
  await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    await setAdmission(tx, offering.offeringId, {
      requirements: { nb: 'Autorisasjon som sykepleier.', en: 'Licence as a nurse.' },
      ...{ documents: ['transcript'], decisionDays: 7 },
    })
    await tx.client.query('update companies set confirmed_at = coalesce(confirmed_at, app_now()) where id = $1', [
      firm.id,
    ])
  })
  const [row] = await house.witness(
    `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offering.offeringId}'`,
  )
  slug = row!.slug as string
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function mailTo(to: string, subject: RegExp) {
  const found = () => house.mails().find((mail) => mail.to.includes(to) && subject.test(mail.subject))
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

test('a company buys a seat and names somebody, who shows papers on a phone and is not admitted; the company is told, and not why', {
  timeout: 240_000,
}, async () => {
  const owner = await openPage({ house, chromium }, '/')
  await owner.context().addCookies([cookieOf(firm.owner.headers.cookie)])
  await owner.goto(`${house.url}/courses/${slug}`)
  await owner.getByRole('link', { name: 'Kjøp plasser til ansatte' }).click()
  expect(await wordsIn(owner)).toMatch(/Slik går det til.*ser dere aldri/)
  await looksRight(owner, 'sent-buy')
  await owner.getByLabel('Bedrift').selectOption({ label: 'Fjord Omsorg AS' })
  await press(owner, 'Til kassen')
  await owner.waitForURL((url) => url.pathname === '/checkout')
  expect(await wordsIn(owner)).toContain('Plassene bestilles uten navn')
  await looksRight(owner, 'sent-checkout')
  await firm.buys(offering, 1)

  await owner.goto(`${house.url}/company/${firm.id}/seats/${offering.offeringId}`)
  expect(await wordsIn(owner)).toContain('Kurset har krav til den som skal delta')
  await owner.getByLabel('Navn 1').fill('Siri Søker')
  await owner.getByLabel('E-post 1').fill(siri.email)
  await press(owner, 'Send invitasjoner')
  await looksRight(owner, 'sent-named')

  const phone = await openPage({ house, chromium }, '/', PHONE)
  await phone.goto(linkIn(await mailTo(siri.email, /gir deg plass/)))
  await looksRight(phone, 'sent-invitation-phone')
  const { cookie } = await signIn(house, siri)
  await phone.context().addCookies([cookieOf(cookie)])
  await phone.getByRole('link', { name: 'Ja takk, vis dokumentene mine' }).click()
  await phone.getByLabel('Hvordan oppfyller du kravene?').fill('Jeg er sykepleier.')
  await looksRight(phone, 'sent-papers-phone')
  await press(phone, 'Ja takk, gå videre')
  expect(await wordsIn(phone)).toMatch(/Legg ved det som mangler.*går plassen tilbake til Fjord Omsorg AS/)
  await looksRight(phone, 'sent-missing-phone')
  await owner.goto(`${house.url}/company/${firm.id}/seats/${offering.offeringId}`)
  expect(await wordsIn(owner)).toMatch(/Venter på dokumenter .*viser dokumenter innen/)
  await looksRight(owner, 'sent-waiting')
  const buffer = Buffer.from('%PDF-1.7 karakterer')
  await phone.getByLabel('Fil').setInputFiles({ name: 'karakterer.pdf', mimeType: 'application/pdf', buffer })
  await press(phone, 'Legg ved')
  expect(await wordsIn(phone)).toContain('aldri dokumentene dine')

  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/applications`)
  expect(await wordsIn(desk)).toContain('Betalt av Fjord Omsorg AS')
  await looksRight(desk, 'sent-queue')
  await desk.getByRole('link', { name: 'Siri Søker' }).click()
  await looksRight(desk, 'sent-one')
  await desk.getByLabel('Nei', { exact: true }).check()
  await desk.getByLabel('Hvis nei: hvorfor').selectOption('requirements')
  await desk.locator('#words').fill('Vi ser ingen autorisasjon.')
  await press(desk, 'Send svaret')
  expect(await wordsIn(desk)).toContain('Bedriften får vite at plassen er dens igjen, og ikke hvorfor')

  const told = await mailTo(firm.owner.email, /Gi plassen til en annen/)
  expect(told.text).not.toContain('autorisasjon')
  await owner.goto(linkIn(told))
  expect(await wordsIn(owner)).toMatch(/Siri Søker fikk ikke opptak.*gi plassen til en annen innen/)
  await looksRight(owner, 'sent-freed')
  await owner.setViewportSize({ width: PHONE, height: 844 })
  await owner.goto(`${house.url}/en/company/${firm.id}/seats/${offering.offeringId}`)
  expect(await wordsIn(owner)).toContain('was not admitted')
  await looksRight(owner, 'sent-freed-phone-en')
  await phone.reload()
  await looksRight(phone, 'sent-refused-phone')
})
