import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptReply } from '../../src/platform/http/kept-replies.ts'
import { act } from '../../src/platform/till.ts'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make } from '../support/make.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
}, 120_000)
afterAll(() => house?.close())

type Found = { offers: { offeringId: string; seats: { left: number } }[] }
const list = () => ask<Found>(house, '/offerings?limit=50')
const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${house.url}${path}`, { headers: { accept: 'text/html', ...headers } })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const write = (sql: string, ...values: string[]) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql, values))
/** Statements of this name that the till sends while `work` goes on. */
async function sent(name: string, work: () => Promise<unknown>): Promise<number> {
  const { pool } = house.till.connection
  const was = pool.query
  let n = 0
  pool.query = ((...asked: Parameters<typeof was>) => {
    if ((asked[0] as { name?: string }).name === name) n += 1
    return was.apply(pool, asked)
  }) as typeof was
  await work().finally(() => {
    pool.query = was
  })
  return n
}

test('a list that a hundred visitors ask for is made once, and they all read the same', async () => {
  await make.offering(house)
  const reads = await sent('storefront-list', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, list))
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(all[0]!.body.offers.length).toBe(1)
  })
  expect(reads).toBeGreaterThan(0)
  expect(reads).toBeLessThan(20)
})

test('what was sold, published or taken off is in the next list, whoever asks how soon', async () => {
  const { offeringId } = await make.offering(house, { capacity: 3 })
  const left = async () => (await list()).body.offers.find((each) => each.offeringId === offeringId)?.seats.left
  expect(await left()).toBe(3)
  for (const expected of [2, 1, 0]) {
    await write(
      `update seats set held_until = app_now() + interval '1 hour' where id = (select s.id from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = $1 and s.held_until <= app_now() limit 1)`,
      offeringId,
    )
    expect(await left()).toBe(expected)
  }
  await write('update offerings set published_at = null where id = $1', offeringId)
  expect(await left()).toBeUndefined()
})

test('a page that is kept for visitors has nobody’s name, cart or language in it', async () => {
  const account = await openAccount(house, 'Nina Navn')
  const { cookie } = await signIn(house, account)
  const [visitor, again] = [await page('/courses'), await page('/courses')]
  const own = await page('/courses', { cookie })
  expect(own.text).toContain('Nina Navn')
  const after = await page('/courses')
  for (const { text, headers } of [visitor, again, after]) {
    expect(text).toContain('Logg inn')
    expect(text).not.toContain('Nina Navn')
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('cache-control')).toBe('no-store')
  }
  expect((await page('/en/courses')).text).toContain('<html lang="en">')
  expect((await page('/courses?topic=ingenting')).text).not.toBe(visitor.text)
  expect((await page('/courses', { referer: 'https://www.google.com/' })).text).toContain('Lenken du kom fra')
})

test('whoever is known is answered by themselves, and whoever has it already gets nothing again', async () => {
  const address = `${house.url}/offerings?limit=50`
  const first = await fetch(address, { headers: { accept: 'application/json' } })
  await first.text()
  const known = first.headers.get('etag')!
  const second = await fetch(address, {
    headers: { accept: 'application/json', 'if-none-match': known, 'cache-control': 'max-age=0' },
  })
  expect(second.status).toBe(304)
  const account = await openAccount(house, 'Per Person')
  const { cookie } = await signIn(house, account)
  const read = await sent('http-look', () => ask(house, '/offerings?limit=50', { headers: { cookie } }))
  expect(read).toBe(0)
})

test('what could not be made is made anew for whoever asks next, though nothing was written', async () => {
  const { pool } = house.till.connection
  let tries = 0
  const make = async () => {
    tries += 1
    if (tries === 1) throw new Error('the database was busy')
    return { text: 'made', keep: true }
  }
  await expect(keptReply(pool, 'busy', make)).rejects.toThrow('busy')
  expect((await keptReply(pool, 'busy', make)).plain.toString()).toBe('made')
  expect(tries).toBe(2)
})
