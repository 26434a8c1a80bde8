import { afterAll, beforeEach, expect, test } from 'vitest'
import { claimFirstLink } from '../../src/identity/claim-first-link.ts'
import { makeFirstLink } from '../../src/identity/make-first-link.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { rolesOf } from '../../src/identity/queries.ts'
import { GOOD_PASSWORD, type House, openHouse } from './make.ts'

const houses: House[] = []
let house: House
beforeEach(async () => {
  house = await openHouse()
  houses.push(house)
})
afterAll(() => Promise.all(houses.map((each) => each.close())))

const passwordHash = await hashPassword(GOOD_PASSWORD)
const claim = (token: string, email = 'sjef@example.test') =>
  house.does((tx) => claimFirstLink(tx, { token, name: 'Siri Sjef', email, lang: 'nb', passwordHash }))

test('the operator’s link makes its bearer administrator, once', async () => {
  const { token } = await house.does(makeFirstLink)
  const { personId } = await claim(token)
  expect(await rolesOf({ client: house.pool }, personId)).toEqual(['administrator'])
  await expect(claim(token, 'another@example.test')).rejects.toMatchObject({ code: 'access/link-spent' })
})

test('twenty who open the link at once make one administrator', async () => {
  const { token } = await house.does(makeFirstLink)
  const claims = Array.from({ length: 20 }, (_, n) => claim(token, `sjef${n}@example.test`))
  const done = (await Promise.allSettled(claims)).filter(({ status }) => status === 'fulfilled')
  expect(done).toHaveLength(1)
  expect(await house.rows('select count(*)::int as n from person_roles')).toEqual([{ n: 1 }])
  expect(await house.rows('select count(*)::int as n from people')).toEqual([{ n: 1 }])
})

test('twenty programs that start at once leave one link that works', async () => {
  const links = await Promise.all(Array.from({ length: 20 }, () => house.does(makeFirstLink)))
  const claims = links.map(({ token }, n) => claim(token, `sjef${n}@example.test`))
  const done = (await Promise.allSettled(claims)).filter(({ status }) => status === 'fulfilled')
  expect(done).toHaveLength(1)
  expect(await house.rows('select count(*)::int as n from person_roles')).toEqual([{ n: 1 }])
})

test('a link ends after a day, and when a newer one is made', async () => {
  const first = await house.does(makeFirstLink)
  const second = await house.does(makeFirstLink)
  expect(second.endsAt.getTime() - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
  await expect(claim(first.token)).rejects.toMatchObject({ code: 'access/link-spent' })
  await house.pool.query(`update one_time_links set ends_at = app_now() where used_at is null`)
  await expect(claim(second.token)).rejects.toMatchObject({ code: 'access/link-spent' })
})

test('where there is an administrator, no link is made', async () => {
  await claim((await house.does(makeFirstLink)).token)
  await expect(house.does(makeFirstLink)).rejects.toMatchObject({ code: 'access/has-administrator' })
})
