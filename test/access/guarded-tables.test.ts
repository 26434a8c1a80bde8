import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { visitor } from '../../src/platform/actor.ts'
import { seeAs, sightOf } from '../../src/platform/db/sight.ts'
import { GUARDED, run, statement } from '../../src/platform/db/statement.ts'
import { type House, openHouse } from '../identity/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse(1)
}, 60_000)
afterAll(() => house?.close())

const COMPANIES = statement<{ n: number }>('test-companies', 'select count(*) as n from companies')
const COURSES = statement<{ n: number }>('test-courses', 'select count(*) as n from courses')

test('the program asks with its eyes narrowed wherever the database guards a table, and nowhere else', async () => {
  const guarded = await house.rows(`select relname from pg_class where relrowsecurity order by 1`)
  expect(guarded.map(({ relname }) => relname)).toEqual([...GUARDED].toSorted())
  const unforced = await house.rows(
    `select c.relname from pg_class c left join pg_policy p on p.polrelid = c.oid where c.relrowsecurity and p.oid is null`,
  )
  expect(unforced).toEqual([])
})

test('a guarded read of a request is one round trip, and any other has nothing more to say', async () => {
  const heard: string[] = []
  const query = vi.spyOn(pg.Client.prototype, 'query')
  const asked = async (work: () => Promise<unknown>) => {
    query.mockClear()
    const answer = seeAs(sightOf(visitor), work)
    await vi.waitUntil(() => query.mock.calls.length > 0)
    const sent = query.mock.calls.map(([what]) => String((what as { text?: string }).text ?? what).split(/[ ;]/)[0])
    await answer
    heard.push(sent.join(', '), `${query.mock.calls.length}`)
  }
  await asked(() => run({ client: house.pool }, COMPANIES, []))
  await asked(() => run({ client: house.pool }, COURSES, []))
  query.mockRestore()
  expect(heard).toEqual(['begin, select, commit', '3', 'select', '1'])
})

test('what fails in a guarded read is told, and the connection is as before', async () => {
  const broken = statement('test-broken', 'select 1 / 0 from companies union all select 1 / 0')
  const read = () => seeAs(sightOf(visitor), () => run({ client: house.pool }, broken, []))
  await expect(read()).rejects.toThrow('division by zero')
  expect(await house.rows(`select current_setting('app.reach') as reach, count(*)::int as n from companies`)).toEqual([
    { reach: 'house', n: 0 },
  ])
})

test('a connection that says nothing is shown nothing', async () => {
  const sees = (reach: string) =>
    house.does(async (tx) => {
      await tx.client.query(`select set_config('app.reach', $1, true)`, [reach])
      const { rows } = await tx.client.query<{ n: number }>('select count(*)::int as n from companies')
      return rows[0]!.n
    })
  await house.does((tx) =>
    tx.client.query(`insert into companies (id, organisation_number, name, street, postcode, city, invoice_email)
      values (gen_random_uuid(), '987654325', 'Fjord Firma AS', 'Storgata 5', '0155', 'Oslo', 'faktura@fjord.example')`),
  )
  expect([await sees(''), await sees('own'), await sees('house')]).toEqual([0, 0, 1])
})
