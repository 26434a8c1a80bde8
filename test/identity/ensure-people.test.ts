import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { peopleByIds, personByEmail, personById } from '../../src/identity/queries.ts'
import { type House, openHouse } from './make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse(20)
})
afterAll(() => house.close())

const named = (...emails: string[]) => emails.map((email) => ({ name: `Navn på ${email}`, email }))
const ensure = (...emails: string[]) => house.does((tx) => ensurePeople(tx, named(...emails), 'nb'))

test('people are found or made, in the order they were named, each once', async () => {
  const [b] = await ensure('b@example.test')
  const ids = await ensure('c@example.test', 'B@example.test', 'a@example.test', 'c@example.test')
  expect(ids[1]).toBe(b)
  expect(ids[0]).toBe(ids[3])
  expect(new Set(ids).size).toBe(3)
  const emails = await Promise.all(ids.map(async (id) => (await personById({ client: house.pool }, id))?.email))
  expect(emails).toEqual(['c@example.test', 'b@example.test', 'a@example.test', 'c@example.test'])
})

test('nobody is no trouble', async () => {
  expect(await ensure()).toEqual([])
})

test('a name that is here is not changed by whoever types the address next', async () => {
  const on = { client: house.pool }
  const [id] = await house.does((tx) => ensurePeople(tx, [{ name: 'Anne Lie', email: 'anne@example.test' }], 'en'))
  await house.does((tx) => ensurePeople(tx, [{ name: 'Noe Annet', email: 'anne@example.test' }], 'nb'))
  const anne = { id, email: 'anne@example.test', name: 'Anne Lie', lang: 'en' }
  expect(await personByEmail(on, 'ANNE@example.test')).toEqual(anne)
  expect(await peopleByIds(on, [id!, '01890000-0000-7000-8000-000000000001'])).toEqual([anne])
})

test('finding people who are all here writes nothing', async () => {
  const [id] = await ensure('still@example.test')
  const version = () => house.rows('select xmin, xmax from people where id = $1', [id])
  const before = await version()
  await ensure('still@example.test')
  expect(await version()).toEqual(before)
})

test('twenty orders that name overlapping people at once make one of each, and none fails', async () => {
  const emails = Array.from({ length: 600 }, (_, n) => `crowd${n}@example.test`)
  const orders = Array.from({ length: 20 }, (_, n) => {
    const turned = [...emails.slice(n * 20), ...emails.slice(0, n * 20)].slice(0, 500)
    return n % 2 === 0 ? turned : turned.reverse()
  })
  let runs = 0
  const answers = await Promise.all(
    orders.map((order) =>
      house.does((tx) => {
        runs++
        return ensurePeople(tx, named(...order), 'nb')
      }),
    ),
  )
  expect(runs).toBe(20) // a deadlock would have been played again
  const rows = await house.rows(`select id, email from people where email like 'crowd%'`)
  expect(rows).toHaveLength(600)
  const idOf = new Map(rows.map(({ id, email }) => [email, id]))
  for (const [n, ids] of answers.entries()) expect(ids).toEqual(orders[n]!.map((email) => idOf.get(email)))
})
