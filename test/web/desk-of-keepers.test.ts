import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Offering, order } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const WAITING = ['Anne Astad', 'Bjørn Berg', 'Cato Carlsen'] as const
let house: House
let chromium: Browser
let key: string
let full: Offering
let held: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  key = await make.client(house, ['course-administrator', 'support'])
  full = await make.offering(house, { startsInDays: 20, capacity: 2, title: 'Praktisk statistikk' })
  held = await make.offering(house, { startsInDays: 2, title: 'Førstehjelp for ansatte' })
  await order(house, key, { offering: full, quantity: 2 })
  const people = ['Dina Dahl', 'Erik Eng'].map((name, n) => ({ name, email: `deltaker-${n}@oppstart.test` }))
  await buy(house, { offering: held, quantity: 2, people })
  for (const name of WAITING) {
    const headers = await signIn(house, await openAccount(house, name))
    const path = `/offerings/${full.offeringId}/waiting-entries`
    expect((await ask(house, path, { method: 'POST', headers, body: { quantity: 1 } })).status).toBe(202)
  }
  await house.moveClock(2 * 24 * 3600 + 300)
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const inLine = async () => {
  const path = `/offerings/${full.offeringId}/waiting-list`
  const { body } = await ask<{ entries: { name: string; rank: number }[] }>(house, path, { headers: bearer(key) })
  return body.entries.map(({ name, rank }) => `${rank} ${name}`)
}

test('a course administrator begins with what wants deciding, writes a note, moves somebody on the waiting list with a reason, and excuses somebody', {
  timeout: 180_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin`)
  const words = await wordsIn(desk)
  expect(words).toMatch(
    /trenger en avgjørelse denne uken.*Denne uken.*Førstehjelp for ansatte.*Når det er tid.*Praktisk statistikk/,
  )
  expect(words).toContain('Fullt, og det ventes på 3 plasser. Kan det bli flere plasser?')
  await looksRight(desk, 'keeper-start')

  await desk.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  await desk.getByRole('heading', { level: 2, name: 'Notater' }).waitFor()
  expect(await wordsIn(desk)).toMatch(/2 = 2 solgt \+ 0 ledige for ventelisten.*3 venter/)
  await press(desk, 'Lagre notatet')
  expect(await summary(desk)).toHaveLength(1)
  await desk.getByLabel('Nytt notat').fill('Rommet har plass til fire til.\nSpør drift.')
  await press(desk, 'Lagre notatet')
  expect(await wordsIn(desk)).toContain('Rommet har plass til fire til.')
  await looksRight(desk, 'keeper-overview')

  await desk.getByRole('link', { name: 'Åpne ventelisten' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Venteliste' }).waitFor()
  expect(await inLine()).toEqual(['1 Anne Astad', '2 Bjørn Berg', '3 Cato Carlsen'])
  await desk.getByLabel('Hvem som flyttes').selectOption({ index: 2 })
  await desk.getByLabel('Ny plass i køen').fill('4')
  await press(desk, 'Flytt')
  expect(await summary(desk)).toEqual(['Hvorfor de flyttes: Fyll ut dette feltet.'])
  await desk.getByLabel('Hvorfor de flyttes').fill('Fikk løfte om plass i fjor')
  await press(desk, 'Flytt')
  expect(await summary(desk)).toEqual(['Ny plass i køen: Velg en plass fra 1 til 3.'])
  await desk.getByLabel('Ny plass i køen').fill('1')
  await press(desk, 'Flytt')
  expect(await wordsIn(desk)).toContain('Flyttet. Listen står i den nye rekkefølgen.')
  expect(await inLine()).toEqual(['1 Cato Carlsen', '2 Anne Astad', '3 Bjørn Berg'])
  await looksRight(desk, 'keeper-waiting-list')
  const [logged] = await house.witness(`select before, after from audit_acts where kind = 'waiting-moved'`)
  expect(logged).toMatchObject({ before: { place: 3 }, after: { place: 1, reason: 'Fikk løfte om plass i fjor' } })

  await desk.goto(`${house.url}/admin/waiting-rules`)
  expect(await wordsIn(desk)).toContain('Ingen har satt reglene ennå')
  await desk.getByLabel('Timer et tilbud varer').fill('6')
  await press(desk, 'Lagre reglene')
  expect(await summary(desk)).toHaveLength(1)
  await desk.getByLabel('Timer et tilbud varer').fill('24')
  await press(desk, 'Lagre reglene')
  expect(await wordsIn(desk)).toMatch(/Lagret\. .*Forbi 3 ganger, holdt av 7 dager, tilbud i 24 timer/)
  await looksRight(desk, 'keeper-waiting-rules')

  await desk.goto(`${house.url}/admin/offerings/${held.offeringId}/teachers`)
  await desk.getByLabel('Navn').fill('Gunn Gjest')
  await desk.getByLabel('E-post').fill('gunn@oppstart.test')
  await press(desk, 'Legg til')
  await desk.getByText('Alle samlinger').click()
  await desk.getByLabel('Bare disse:').check()
  await press(desk, 'Lagre samlingene')
  expect(await summary(desk)).toEqual(['Samlinger: Velg minst én samling.'])
  await desk.getByLabel('Bare disse:').check()
  await desk.getByRole('checkbox').first().check()
  await looksRight(desk, 'keeper-teachers')
  await press(desk, 'Lagre samlingene')
  expect(await wordsIn(desk)).toContain('Samlingene er lagret og gjelder fra nå.')
  expect(await desk.locator('.teacher summary').innerText()).toContain('1 av 1 samlinger')

  const phone = await openPage({ house, chromium }, '/demo', PHONE)
  await phone.locator('#administrator').getByRole('button').click()
  await phone.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await phone.goto(`${house.url}/en/admin`)
  await looksRight(phone, 'keeper-start-phone-en')
  await phone.goto(`${house.url}/admin/offerings/${held.offeringId}`)
  await looksRight(phone, 'keeper-overview-phone')
  await phone.locator('#sessions + ul a').first().click()
  await phone.getByLabel('Dina Dahl', { exact: true }).check()
  await phone.getByLabel('Gyldig fravær: Erik Eng').check()
  await looksRight(phone, 'keeper-session-phone')
  await press(phone, 'Før oppmøtet')
  expect(await wordsIn(phone)).toContain('1 av 2 til stede, 1 med gyldig fravær')
  await phone.getByLabel('Til stede på minst').fill('50')
  await phone.getByLabel('Som om deltakeren var til stede').check()
  await press(phone, 'Lagre kravet')
  expect(await wordsIn(phone)).toContain('Gyldig fravær teller som til stede. Den som aldri kom, fullfører ikke.')
  await looksRight(phone, 'keeper-participants-phone')
  await desk.goto(`${house.url}/en/admin/offerings/${held.offeringId}`)
  expect(await wordsIn(desk)).toMatch(/1 of 2 present, 1 excused.*1 of 2 have completed/)
  await looksRight(desk, 'keeper-overview-en')
})
