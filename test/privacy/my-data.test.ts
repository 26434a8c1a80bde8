import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, company, make, order, person, until } from '../support/make.ts'
import { askAs, signedIn } from './people.ts'

type Copy = Record<string, Record<string, unknown>[]> & { about: string; addresses: string[] }

let house: House
let key: string
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())

const copyOf = async (who: { cookie: string }) => (await askAs<Copy>(house, who, '/me/data')).body
/** The names and texts of a ZIP whose parts are stored or deflated. */
function unzip(zip: Buffer): Record<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  const parts: Record<string, Buffer> = {}
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size, names, extra, note, start] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + names)
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const stored = zip.subarray(from, from + size)
    parts[name] = method === 8 ? inflateRawSync(stored) : stored
    at += 46 + names + extra + note
  }
  return parts
}

test('a buyer gets what they bought with the invoice, and nothing of whoever they bought for', async () => {
  const offering = await make.offering(house)
  const buyer = { name: 'Kari Kopi', email: 'kari@kopi.example' }
  const friend = { name: 'Venn Hemmelig', email: 'venn@hemmelig.example' }
  const bought = await buy(house, { offering, quantity: 2, people: [buyer, friend], buyer })
  await until(
    async () =>
      (
        await house.witness(
          'select 1 from files_due union all select 1 from tellings_due union all select 1 from deliveries_due',
        )
      ).length === 0,
  )
  const kari = await signedIn(house, buyer.name, buyer.email)
  const copy = await copyOf(kari)
  expect(copy.addresses).toEqual([buyer.email])
  expect(copy.account).toMatchObject([{ name: buyer.name, email: buyer.email, hasPassword: true }])
  expect(copy.orders).toMatchObject([{ number: bought.number, payer: { street: 'Storgata 1' }, acceptedSalesTerms: 1 }])
  expect(copy.seats).toMatchObject([{ name: buyer.name, givenBy: 'you' }])
  expect(copy.enrolments).toHaveLength(1)
  expect(copy.mails!.length).toBeGreaterThan(0)
  expect(copy.sessions).toHaveLength(1)
  const text = JSON.stringify(copy)
  for (const secret of ['hemmelig', 'argon2', '"digest"', bought.id])
    expect([secret, text.includes(secret)]).toEqual([secret, false])

  const answer = await fetch(`${house.url}/me/data.zip`, { headers: { cookie: kari.cookie } })
  expect(answer.headers.get('content-type')).toContain('application/zip')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const parts = unzip(Buffer.from(await answer.arrayBuffer()))
  expect(Object.keys(parts)).toEqual(['my-data.json', ...copy.documents!.map(({ file }) => String(file))])
  expect(parts[String(copy.documents![0]!.file)]!.subarray(0, 5).toString()).toBe('%PDF-')
  expect(JSON.parse(parts['my-data.json']!.toString())).toMatchObject({ addresses: [buyer.email], orders: copy.orders })

  const venn = await signedIn(house, friend.name, friend.email)
  const theirs = JSON.stringify(await copyOf(venn))
  expect(theirs).toContain('somebody else')
  for (const foreign of ['Kari Kopi', 'kari@kopi', 'Storgata', `${bought.number}.pdf`])
    expect([foreign, theirs.includes(foreign)]).toEqual([foreign, false])
})

test('a seat from the employer names the employer, and nobody there', async () => {
  const offering = await make.offering(house)
  const clerk = { name: 'Innkjøper Privat', email: 'privat@innkjop.example' }
  const colleague = { name: 'Kollega Annen', email: 'annen@kollega.example' }
  const learner = { name: 'Lars Lærer', email: 'lars@laerer.example' }
  await order(house, key, { offering, quantity: 2, people: [learner, colleague], payer: company(clerk) })
  const lars = await signedIn(house, learner.name, learner.email)
  const copy = await copyOf(lars)
  expect(copy.seats).toMatchObject([{ name: learner.name, givenBy: 'Prøvebedriften AS' }])
  expect(copy.orders).toEqual([])
  const text = JSON.stringify(copy)
  for (const foreign of ['Innkjøper', 'privat@', 'Annen', 'annen@', 'Bedriftsveien'])
    expect([foreign, text.includes(foreign)]).toEqual([foreign, false])
  const ordered = await signedIn(house, clerk.name, clerk.email)
  const own = await copyOf(ordered)
  expect(own.orders).toMatchObject([
    { totalMinor: null, lines: [], payer: { contactName: clerk.name, email: clerk.email } },
  ])
  expect(JSON.stringify(own)).not.toMatch(/Lars|Annen|Bedriftsveien/)
})

test('the copy asks for a fresh sign-in, is for people only, and that it was taken is written down', async () => {
  const { cookie, personId } = await signedIn(house, 'Treg Person')
  expect((await ask(house, '/me/data', { headers: { cookie } })).status).toBe(200)
  const traces = await house.witness(
    `select actor from events where name = 'PersonalDataTaken' and subject_id = '${personId}'`,
  )
  expect(traces).toEqual([{ actor: `person:${personId}` }])
  expect((await ask(house, '/me/data', { headers: bearer(key) })).status).toBe(403)
  expect((await ask(house, '/me/data')).status).toBe(401)
  await house.moveClock(16 * 60)
  for (const path of ['/me/data', '/me/data.zip'])
    expect((await ask<{ type: string }>(house, path, { headers: { cookie } })).body.type).toContain(
      'access/prove-again',
    )
})

test('support finds a person, sees how they get in and nothing they bought, and signs them out', async () => {
  const helper = bearer(await make.client(house, ['support']))
  const found = await signedIn(house, 'Finn Meg')
  const list = await ask<{ people: { id: string }[] }>(house, '/people?search=finn%20m', { headers: helper })
  expect(list.body.people.map(({ id }) => id)).toEqual([found.personId])
  const { body: card } = await ask(house, `/people/${found.personId}`, { headers: helper })
  expect(card).toMatchObject({ name: 'Finn Meg', openSessions: 1, hasPassword: true, roles: [] })
  expect(
    await house.witness(`select 1 from events where name = 'PersonLookedUp' and subject_id = '${found.personId}'`),
  ).toHaveLength(1)
  expect((await ask(house, `/people/${found.personId}/sessions`, { method: 'DELETE', headers: helper })).status).toBe(
    204,
  )
  expect((await askAs(house, found, '/me')).status).toBe(401)
  expect((await ask(house, `/people/${person().email}`, { headers: helper })).status).toBe(422)
})
