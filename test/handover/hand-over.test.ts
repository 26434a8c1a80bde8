import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { HOUR_MS } from '../../src/platform/clock.ts'
import { calendarText } from '../../src/platform/icalendar.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Offering, order, until } from '../support/make.ts'
import { unzipped } from '../support/unzipped.ts'

type Row = Record<string, string>
const job = { kind: 'job', name: 'test' } as const
let house: House
let keeper: string
let offering: Offering
let learner: Account
let orderId: string
beforeAll(async () => {
  house = await bootTill()
  keeper = await make.client(house, ['course-administrator', 'finance'])
  offering = await make.offering(house, { startsInDays: 20 })
  learner = await openAccount(house, 'Kari Mellom Nordmann')
  orderId = await enrol('Kari Mellom Nordmann', learner.email)
  await enrol('Ola', 'ola@handover.test')
}, 60_000)
afterAll(() => house?.close())

async function enrol(name: string, email: string): Promise<string> {
  const { status, body } = await order(house, keeper, { offering, people: [{ name, email }], payer: company() })
  expect(status).toBe(201)
  return body.id
}
const leave = async (id: string) => {
  await until(async () => (await house.witness('select from documents_due')).length === 0)
  const headers = { ...bearer(keeper), 'idempotency-key': randomUUID() }
  const answer = await ask(house, `/orders/${id}/credit-note`, { method: 'POST', headers, body: { reason: 'Avlyst' } })
  expect(answer.status).toBeLessThan(300)
}

/** The cells of a line of CSV (RFC 4180); none of these holds a line break. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
  )

/** The files of a ZIP as rows by the names of their columns. */
async function tablesOf(path: string, key = keeper): Promise<Record<string, Row[]>> {
  const answer = await fetch(`${house.url}${path}`, { headers: bearer(key) })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipped(Buffer.from(await answer.arrayBuffer()))
  return Object.fromEntries(
    [...files].map(([name, bytes]) => {
      const [heads, ...lines] = bytes.toString('utf8').trimEnd().split('\r\n')
      const names = heads!.split(',')
      return [name, lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, n) => [names[n], cell])))]
    }),
  )
}
const calendar = async (path: string, headers: Record<string, string> = {}): Promise<Row[]> => {
  const answer = await fetch(`${house.url}${path}`, { headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  return entriesOf(await answer.text())
}
/** Entries of a calendar, read as RFC 5545 says: lines that begin with a space go on. */
function entriesOf(text: string): Row[] {
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((each) =>
      Object.fromEntries(
        each
          .split('\r\n')
          .filter((line) => line.includes(':'))
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
      ),
    )
}

test('Canvas gets each offering with its learners by ids that stay, and who left as deleted', async () => {
  const path = `/offerings/${offering.offeringId}/rosters/canvas`
  const before = await tablesOf(path)
  expect(Object.keys(before).toSorted()).toEqual(['courses.csv', 'enrollments.csv', 'sections.csv', 'users.csv'])
  expect(before['users.csv']!.map(({ full_name }) => full_name).toSorted()).toEqual(['Kari Mellom Nordmann', 'Ola'])
  expect(before['enrollments.csv']!.map(({ role, status }) => [role, status])).toEqual([
    ['student', 'active'],
    ['student', 'active'],
  ])
  const [section] = before['sections.csv']!
  for (const { course_id, section_id, user_id } of before['enrollments.csv']!) {
    expect([course_id, section_id]).toEqual([section!.course_id, section!.section_id])
    expect(before['users.csv']!.some((each) => each.user_id === user_id)).toBe(true)
  }
  const gone = await enrol('Går Straks', 'gaar@handover.test')
  await leave(gone)
  const after = await tablesOf(path)
  const left = after['users.csv']!.find(({ full_name }) => full_name === 'Går Straks')!
  expect(after['enrollments.csv']!.find(({ user_id }) => user_id === left.user_id)!.status).toBe('deleted')
  await enrol('Går Straks', 'gaar@handover.test')
  const again = await tablesOf(path)
  expect(again['enrollments.csv']!.filter(({ user_id }) => user_id === left.user_id)).toMatchObject([
    { status: 'active' },
  ])
})

test('OneRoster gets the same as a delta whose references all lead somewhere', async () => {
  const faculty = encodeURIComponent('Fakultet for helsevitenskap')
  const files = await tablesOf(`/rosters/oneroster?faculty=${faculty}`)
  const manifest = Object.fromEntries(files['manifest.csv']!.map(({ propertyName, value }) => [propertyName, value]))
  expect(manifest).toMatchObject({
    'manifest.version': '1.0',
    'oneroster.version': '1.2',
    'file.users': 'delta',
    'file.results': 'absent',
  })
  const held = Object.keys(files).filter((name) => name !== 'manifest.csv')
  expect(held.map((name) => manifest[`file.${name.replace('.csv', '')}`])).toEqual(held.map(() => 'delta'))
  const ids = new Set(Object.values(files).flatMap((rows) => rows.map(({ sourcedId }) => sourcedId)))
  const rows = held.flatMap((name) => files[name]!)
  for (const row of rows) {
    expect(['active', 'tobedeleted']).toContain(row.status)
    expect(new Date(row.dateLastModified!).toISOString()).toBe(row.dateLastModified)
    const led = Object.entries(row).filter(([name, id]) => /.SourcedIds?$/.test(name) && id !== '')
    expect(led.filter(([, id]) => !ids.has(id))).toEqual([])
  }
  expect(new Set(rows.map(({ sourcedId }) => sourcedId)).size).toBe(rows.length)
  const kari = files['users.csv']!.find(({ email }) => email === learner.email)
  expect(kari).toMatchObject({ givenName: 'Kari Mellom', familyName: 'Nordmann', enabledUser: 'true' })
  expect((await tablesOf('/rosters/canvas?faculty=Ukjent'))['users.csv']).toEqual([])
  const support = await make.client(house, ['support'])
  expect((await ask(house, '/rosters/canvas', { headers: bearer(support) })).status).toBe(403)
})

test('a learner’s calendar opens with its link alone, tells changes and what is cancelled, and closes when the link is renewed', async () => {
  const headers = await signIn(house, learner)
  const make = async () => (await ask<{ url: string }>(house, '/me/calendar', { method: 'POST', headers })).body.url
  const url = new URL(await make()).pathname
  const joinUrl = 'https://moete.example/rom/42'
  await act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, joinUrl }))
  const [before] = await calendar(url)
  expect(before!.DESCRIPTION).toContain(joinUrl)
  expect(before).toMatchObject({ SUMMARY: 'Praktisk statistikk', STATUS: 'CONFIRMED', LOCATION: 'Rom P45' })
  expect(before!.DTSTART).toMatch(/^\d{8}T\d{6}Z$/)
  const [open] = await calendar(`/offerings/${offering.offeringId}/calendar`)
  expect([open!.UID, open!.DESCRIPTION!.includes('moete.example')]).toEqual([before!.UID, false])

  const [row] = await house.witness(`select starts_at from offerings where id = '${offering.offeringId}'`)
  const at = (hours: number) => new Date((row!.starts_at as Date).getTime() + hours * HOUR_MS)
  const put = (sessions: { startsAt: Date; endsAt: Date; place: string }[]) =>
    act(house.till, job, (tx) => changeOffering(tx, { offeringId: offering.offeringId, sessions }))
  await put([
    { startsAt: at(0), endsAt: at(6), place: 'Rom med, komma; og et veldig langt navn på grunn av æøå æøå æøå æøå' },
  ])
  const changed = async (fits: (entries: Row[]) => boolean) => {
    let entries: Row[] = []
    await until(
      async () => {
        entries = await calendar(url)
        return fits(entries)
      },
      () => JSON.stringify(entries),
    )
    return entries
  }
  const [moved] = await changed(([first]) => Number(first!.SEQUENCE) > Number(before!.SEQUENCE))
  expect([moved!.UID, moved!.LOCATION]).toEqual([before!.UID, expect.stringContaining('med\\, komma\\; og')])
  await put([{ startsAt: at(1), endsAt: at(7), place: 'Rom P45' }])
  const both = await changed((entries) => entries.length === 2)
  expect(both.map(({ UID, STATUS }) => [UID === before!.UID, STATUS])).toEqual([
    [true, 'CANCELLED'],
    [false, 'CONFIRMED'],
  ])
  await leave(orderId)
  expect(new Set((await calendar(url)).map(({ STATUS }) => STATUS))).toEqual(new Set(['CANCELLED']))

  const renewed = new URL(await make()).pathname
  expect([renewed === url, (await ask(house, url)).status, (await calendar(renewed)).length]).toEqual([false, 404, 2])
  expect((await ask(house, `${renewed}x`)).status).toBe(404)
  await ask(house, '/me/calendar', { method: 'DELETE', headers })
  expect((await ask(house, renewed)).status).toBe(404)
})

test('a line of a calendar is cut at 75 bytes and never inside a letter', () => {
  const entry = { uid: 'u', place: '', description: '', url: 'https://x.example/', sequence: 0, isCancelled: false }
  const at = new Date(0)
  const text = calendarText({
    name: 'x',
    at,
    entries: [{ ...entry, title: 'æ😀'.repeat(60), startsAt: at, endsAt: at, changedAt: at }],
  })
  expect(entriesOf(text)[0]!.SUMMARY).toBe('æ😀'.repeat(60))
})
