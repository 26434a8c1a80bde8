import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HEALTH, hire } from '../developing/people.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let dean: { cookie: string }

beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  await make.offering(house, { title: 'Førstehjelp for ansatte' })
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const desk = async (width?: number) => {
  const page = await openPage({ house, chromium }, '/demo', width)
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 16)

test('a faculty proposes, the unit grants, the course is made, stands on the board, and its start is copied to the next term', {
  timeout: 180_000,
}, async () => {
  const page = await desk()
  await page.goto(`${house.url}/admin/rounds`)
  await page.getByLabel('Navn på norsk').fill('Våren 2027')
  await page.getByLabel('Navn på engelsk').fill('Spring 2027')
  await page.getByLabel('Åpner').fill(inDays(-2))
  await page.getByLabel('Frist').fill(inDays(-3))
  await press(page, 'Sett opp runden')
  expect((await summary(page)).length).toBe(1)
  await page.getByLabel('Frist').fill(inDays(20))
  await press(page, 'Sett opp runden')
  expect(await wordsIn(page)).toContain('Runden er satt opp.')
  await looksRight(page, 'round')

  const [name, value] = dean.cookie.split('=') as [string, string]
  const proposer = await openPage({ house, chromium }, '/', PHONE)
  await proposer.context().addCookies([{ name, value, url: house.url }])
  await proposer.goto(`${house.url}/admin/rounds`)
  await proposer.getByRole('link', { name: 'Våren 2027' }).click()
  await proposer.getByRole('link', { name: 'Nytt forslag' }).click()
  await proposer.getByLabel('Tittel på norsk').fill('Sårstell i praksis')
  await press(proposer, 'Lagre og lever')
  expect((await summary(proposer)).length).toBe(7)
  await looksRight(proposer, 'proposal-missing-phone')
  await proposer.getByLabel('Tittel på engelsk').fill('Wound care in practice')
  await proposer.getByLabel('Ideen').fill('Hva en sykepleier gjør når såret ikke gror.')
  await proposer.getByLabel('Behovet').fill('Tolv kommuner har spurt.')
  await proposer.getByLabel('Målgruppe').fill('Sykepleiere.')
  await proposer.getByLabel('Første oppstart').selectOption({ index: 3 })
  await proposer.getByLabel('E-post til kontakten').fill('saar@oppstart.test')
  await proposer.getByLabel('Utvikling, én gang').fill('200 000')
  await proposer.getByLabel('Hver gjennomføring').fill('60 000')
  await proposer.getByLabel('Pris per plass uten mva.').fill('5000')
  await proposer.getByLabel('Deltakere per gjennomføring').fill('20')
  await press(proposer, 'Lagre og lever')
  expect(await wordsIn(proposer)).toMatch(
    /Forslaget er levert\..*går i null med 12 deltakere.*tjent inn etter 5 gjennomføringer/,
  )

  await page.goto(`${house.url}/admin/board`)
  await page.getByRole('link', { name: 'Sårstell i praksis' }).click()
  await page.getByLabel('Innvilg', { exact: true }).check()
  await press(page, 'Send svaret')
  expect((await summary(page)).length).toBe(1)
  await page.getByLabel('Beløp, om det innvilges').fill('200000')
  await looksRight(page, 'proposal')
  await press(page, 'Send svaret')
  expect(await wordsIn(page)).toContain('Svaret er sendt.')
  await page.getByLabel('Kursets adresse').fill('saarstell')
  await press(page, 'Lag kurset')
  expect(await wordsIn(page)).toMatch(/Kurset er laget av forslaget.*Utvikling/)
  await page.getByLabel('Til markedsføring').check()
  await press(page, 'Ta steget')
  expect((await summary(page)).length).toBe(3)
  await looksRight(page, 'life')

  await page.goto(`${house.url}/en/admin/board`)
  expect(await wordsIn(page)).toMatch(/Development 1 .*Wound care in practice.*3 things are missing.*On sale 1/)
  await looksRight(page, 'board-en')
  await proposer.goto(`${house.url}/admin/board`)
  await looksRight(proposer, 'board-phone')

  const { body } = await ask<{ stages: { cards: { title: string; courseId: string }[] }[] }>(house, '/admin/board', {
    headers: dean,
  })
  const { courseId } = body.stages[3]!.cards[0]!
  const [{ id }] = (await house.witness(`select id from offerings where course_id = '${courseId}'`)) as [{ id: string }]
  await page.goto(`${house.url}/admin/offerings/${id}`)
  await page.getByRole('link', { name: 'Kopier til en ny oppstart' }).click()
  await press(page, 'Kopier oppstarten')
  expect((await summary(page)).length).toBe(1)
  await page.getByLabel('Første dag').fill('2028-05-17')
  await looksRight(page, 'copy')
  await press(page, 'Kopier oppstarten')
  expect(await wordsIn(page)).toContain('Samlingen 17. mai 2028 er på en helligdag.')
  await looksRight(page, 'look-over')
})
