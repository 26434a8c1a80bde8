import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setFourEyes } from '../../src/countersigning/four-eyes.ts'
import { act } from '../../src/platform/till.ts'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { hire } from '../developing/people.ts'
import { openAccount } from '../support/account.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, type Offering, type Placed, readOrder, unique, until } from '../support/make.ts'

const LONG_MS = 180_000
/** A confirmation waits for its document, and that for its turn. */
const MAIL_MS = 60_000

let house: House
let offering: Offering
let support: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  offering = await toBuy(house, { capacity: 40 })
  support = { cookie: (await hire(house, 'Siri Støtte', { role: 'support' })).cookie }
}, LONG_MS)
afterAll(() => house?.close())

type Answer = {
  status: number
  body: { type?: string; left?: { minor: number }; noteId?: string; notes?: { words: string; isOwn: boolean }[] }
}
/** Who is told that the database is busy asks again, as the answer says. */
async function send(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const keyed = { 'idempotency-key': randomUUID(), ...support, ...headers }
  const answer: Answer = await ask(house, path, { method: 'POST', body, headers: keyed })
  return answer.status === 503 ? send(path, body, keyed) : answer
}
const linkIn = (text: string): string => /\/orders\/[^\s?]+\?token=([\w.-]+)/.exec(text)![1]!
const mailsTo = (email: string) => house.mails().filter(({ to }) => to.join().includes(email))
const newestLink = async (email: string, count: number): Promise<string> => {
  const seen = () => JSON.stringify(house.mails().map(({ to, subject }) => [to, subject]))
  await until(() => mailsTo(email).filter(({ text }) => text.includes('?token=')).length >= count, seen, MAIL_MS)
  return linkIn(mailsTo(email).find(({ text }) => text.includes('?token='))!.text)
}
const someone = async (name: string): Promise<{ placed: Placed; email: string }> => {
  const email = `${name.toLowerCase()}-${unique()}@gmial.example`
  return { placed: await bought(house, offering, { buyer: { name, email } }), email }
}
const opens = async ({ id }: Placed, token: string) =>
  (await ask(house, `/orders/${id}`, { headers: { 'order-token': token } })).status

test(
  'a misspelt address is corrected: the seat and the mail go to the right one, and old links are dead',
  async () => {
    const { placed, email } = await someone('Ole')
    const right = `ole-${unique()}@example.test`
    const old = await newestLink(email, 1)
    expect(await opens(placed, old)).toBe(200)
    const key = randomUUID()
    for (let twice = 0; twice < 2; twice++)
      expect(
        (await send(`/orders/${placed.id}/address`, { from: email, to: right }, { 'idempotency-key': key })).status,
      ).toBe(204)
    expect(await opens(placed, old)).toBe(404)
    const fresh = await newestLink(right, 1)
    expect(await opens(placed, fresh)).toBe(200)
    expect(await opens(placed, fresh.replace(/^1\./, '2.'))).toBe(404)
    const [seat] =
      await house.witness(`select n.email, o.payer ->> 'email' as payer, o.person_id = n.id as theirs, o.link_turn from enrolments e join people n on n.id = e.person_id
    join orders o on o.id = e.order_id where o.id = '${placed.id}' and e.withdrawn_at is null`)
    expect(seat).toEqual({ email: right, payer: right, theirs: true, link_turn: 1 })
    expect(mailsTo(right).filter(({ text }) => text.includes('?token='))).toHaveLength(1)
  },
  LONG_MS,
)

test(
  'an address that its owner has proved, one that nobody has, and one who sits there already are refused by name',
  async () => {
    const { placed, email } = await someone('Per')
    const other = await someone('Anna')
    const refusal = async (body: object) => (await send(`/orders/${placed.id}/address`, body)).body.type
    expect(await refusal({ from: 'ingen@example.test', to: 'noen@example.test' })).toBe(
      '/problems/order/address-unknown',
    )
    expect(await refusal({ from: email, to: email })).toBe('/problems/order/same-address')
    expect(await refusal({ from: email, to: other.email })).toBe('/problems/order/already-in-course')
    const account = await openAccount(house, 'Konto Karin')
    const theirs = await bought(house, offering, { buyer: { name: 'Konto Karin', email: account.email } })
    expect((await send(`/orders/${theirs.id}/address`, { from: account.email, to: 'k@example.test' })).body.type).toBe(
      '/problems/order/address-proven',
    )
    expect((await send(`/orders/${randomUUID()}/address`, { from: email, to: 'k@example.test' })).body.type).toBe(
      '/problems/order/unknown',
    )
  },
  LONG_MS,
)

test(
  'the confirmation is sent again with a link that works, five times in an hour at most',
  async () => {
    const { placed, email } = await someone('Berit')
    await newestLink(email, 1)
    for (let copy = 0; copy < 5; copy++) expect((await send(`/orders/${placed.id}/confirmations`)).status).toBe(204)
    const sixth = await send(`/orders/${placed.id}/confirmations`)
    expect([sixth.status, sixth.body.type]).toEqual([409, '/problems/order/sent-often'])
    expect(await opens(placed, await newestLink(email, 6))).toBe(200)
  },
  LONG_MS,
)

test(
  'goodwill is a credit note with its reason, the seat stays, and ten at once give no more than support may',
  async () => {
    const { placed } = await someone('Frida')
    const gifts = await Promise.all(
      Array.from({ length: 10 }, () =>
        send(`/orders/${placed.id}/goodwill`, { amountMinor: 30_000, reason: 'Rommet var kaldt' }),
      ),
    )
    expect(gifts.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, ...Array<number>(7).fill(409)])
    expect(new Set(gifts.flatMap(({ body }) => body.type ?? []))).toEqual(new Set(['/problems/goodwill/limit']))
    const left = await ask<{ left: { minor: number } }>(house, `/orders/${placed.id}/goodwill`, { headers: support })
    expect(left.body.left.minor).toBe(10_000)
    await until(async () => (await readOrder(house, placed)).documents.length === 4)
    const [credited] = await house.witness(
      `select sum(gross_minor)::int as gross, min(content ->> 'reason') as reason from documents where order_id = '${placed.id}' and kind = 'credit-note'`,
    )
    expect(credited!.gross).toBe(90_000)
    expect((await readOrder(house, placed)).seats.every(({ enrolled }) => enrolled)).toBe(true)
    await expectSoundBooks(house.eye)
    await expectBankEqualsBooks(house.sandboxUrl, house.eye)
  },
  LONG_MS,
)

test(
  'what needs two people in finance, support does not give away alone',
  async () => {
    const { placed } = await someone('Greta')
    const { personId } = await openAccount(house, 'Anders Admin')
    const boss = { kind: 'person', personId, roles: ['administrator'], isFresh: true } as const
    const limit = (most: { aboveMinor?: number }) => act(house.till, boss, (tx) => setFourEyes(tx, most))
    await limit({ aboveMinor: 10_000 })
    const refused = await send(`/orders/${placed.id}/goodwill`, { amountMinor: 20_000, reason: 'Kaffen var kald' })
    expect([refused.status, refused.body.type, refused.body.left?.minor]).toEqual([409, '/problems/goodwill/limit', 0])
    const small = await send(`/orders/${placed.id}/goodwill`, { amountMinor: 5_000, reason: 'Kaffen var kald' })
    expect(small.status).toBe(201)
    await limit({})
  },
  LONG_MS,
)

test(
  'a note is read by colleagues, taken away by who wrote it alone, and goes with whom it is about',
  async () => {
    const { placed } = await someone('Nora')
    const finance = { cookie: (await hire(house, 'Finn Økonomi', { role: 'finance' })).cookie }
    const written = await send('/notes', { orderId: placed.id, words: 'Ringte og var fornøyd.' })
    expect(written.status).toBe(201)
    const read = await ask<{ notes: { words: string; isOwn: boolean }[] }>(house, `/notes?orderId=${placed.id}`, {
      headers: finance,
    })
    expect(read.body.notes).toMatchObject([{ words: 'Ringte og var fornøyd.', isOwn: false }])
    const remove = (headers: Record<string, string>) =>
      ask(house, `/notes/${written.body.noteId}`, { method: 'DELETE', headers })
    expect((await remove(finance)).status).toBe(409)
    expect((await remove(support)).status).toBe(204)
    expect((await send('/notes', { orderId: placed.id, companyId: randomUUID(), words: 'x' })).status).toBe(422)
    expect((await send('/notes', { personId: randomUUID(), words: 'x' })).body.type).toBe('/problems/person/unknown')
  },
  LONG_MS,
)

test(
  'what a page or an answer refused is found under its code, without anything that opens something',
  async () => {
    const { placed } = await someone('Lise')
    const refused = await ask<{ requestId: string }>(house, `/orders/${placed.id}?token=hemmelig`, {
      headers: { 'order-token': 'feil' },
    })
    const failed = await ask<{ requestId: string }>(house, '/carts', { method: 'POST', body: { lines: 'no' } })
    const find = async (id: string) =>
      ask<{ code: string; path: string; pointers: string[] }>(house, `/refused-requests/${id}`, { headers: support })
    await until(async () => (await find(failed.body.requestId)).status === 200)
    expect((await find(refused.body.requestId)).body).toMatchObject({
      code: 'order/unknown',
      path: `/orders/${placed.id}`,
    })
    expect((await find(failed.body.requestId)).body.pointers.length).toBeGreaterThan(0)
    expect((await find(randomUUID())).status).toBe(404)
  },
  LONG_MS,
)
