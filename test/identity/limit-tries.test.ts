import { afterEach, beforeEach, expect, test } from 'vitest'
import { ACCOUNT_TRIES, countTry } from '../../src/identity/limit-tries.ts'
import { routes } from '../../src/identity/routes.ts'
import { ask, GOOD_PASSWORD, type House, openHouse, type Site, serve } from './make.ts'

const LOOPBACK = '127.0.0.1'
/** So many mails to strangers, or guesses at the operator's link, and the address has had its share. */
const SIGN_UPS = 60
const LINKS = 15

let house: House
let site: Site
beforeEach(async () => {
  house = await openHouse()
  site = await serve(house, routes)
})
afterEach(async () => {
  await site.close()
  await house.close()
})

const signUp = (email: string) => ask(site, 'POST /people', { body: { name: 'Ola', email, password: GOOD_PASSWORD } })
const claim = () =>
  ask(site, 'POST /people/first-administrator', {
    body: { token: 'guessed', name: 'Ola', email: 'ola@example.test', password: GOOD_PASSWORD },
  })
const spend = (what: 'sign-up' | 'first-link', times: number, ip = LOOPBACK) =>
  Promise.all(
    Array.from({ length: times }, (_, n) => countTry(house.pool, { what, email: `stranger-${n}@example.test`, ip })),
  )

test('nobody mails a whole town: one network address asks for so many accounts and no more', async () => {
  await spend('sign-up', SIGN_UPS - 1)
  expect((await signUp('one@example.test')).status).toBe(202)
  const late = await signUp('two@example.test')
  expect([late.status, late.body.type]).toEqual([429, '/problems/access/too-many-tries'])
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
  expect(site.mails).toHaveLength(1)
})

test('guessing at the operator’s link ends before it costs the machine anything', async () => {
  expect((await claim()).status).toBe(409)
  await spend('first-link', LINKS - 1)
  expect((await claim()).status).toBe(429)
})

test('somebody at another address is not kept waiting by it', async () => {
  await spend('sign-up', SIGN_UPS, '192.0.2.7')
  await expect(spend('sign-up', 1, '192.0.2.7')).rejects.toMatchObject({ code: 'access/too-many-tries' })
  expect((await signUp('three@example.test')).status).toBe(202)
})

test('whoever tries one account from many networks comes to an end as well', async () => {
  const from = (n: number) => countTry(house.pool, { what: 'sign-in', email: 'Kari@example.test', ip: `192.0.2.${n}` })
  await Promise.all(Array.from({ length: ACCOUNT_TRIES }, (_, n) => from(n)))
  await expect(from(200)).rejects.toMatchObject({ code: 'access/too-many-tries', status: 429 })
  await countTry(house.pool, { what: 'sign-in', email: 'ola@example.test', ip: '192.0.2.200' })
})
