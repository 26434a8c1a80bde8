import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkActs } from '../../src/audit/check-acts.ts'
import { noteAct } from '../../src/audit/note-act.ts'
import { CUT_VALUES } from '../../src/audit/personal.ts'
import { sealActs } from '../../src/audit/seal-acts.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { type Connection, connect } from '../../src/platform/db/connect.ts'
import { run } from '../../src/platform/db/statement.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { newId } from '../../src/platform/ids.ts'
import { freshDatabase } from '../support/database.ts'
import { promise } from '../support/promises.ts'

const ingrid: Actor = { kind: 'person', personId: newId(), roles: ['administrator'] }
const sealer: Actor = { kind: 'job', name: 'sealer' }
const KARI = newId()
const ACTS = 6
const MANY = 1_200

let shop: Connection
let owner: pg.Client
const opened: { close(): Promise<unknown> }[] = []
beforeEach(async () => {
  const { appUrl, ownerUrl } = await freshDatabase()
  shop = connect(appUrl, 4)
  owner = new pg.Client(ownerUrl)
  await owner.connect()
  const [client, connection] = [owner, shop]
  opened.push({ close: () => Promise.all([client.end(), connection.close()]) })
  for (let n = 1; n <= ACTS; n++) await write(n)
  await seal()
  // Whoever tampers as the owner of the tables is stopped by no constraint.
  await owner.query('alter table audit_seals drop constraint audit_seals_act_id_audit_acts_id_fkey')
  await owner.query('alter table audit_values drop constraint audit_values_act_id_audit_acts_id_fkey')
})
afterAll(() => Promise.all(opened.map(({ close }) => close())))

const write = (n: number) =>
  transact(shop.pool, ingrid, (tx) =>
    noteAct(tx, {
      kind: 'capacity',
      subjectId: `pool ${n}`,
      before: { seats: n },
      after: { seats: n + 1 },
      ...(n === 3 ? { personal: { aboutId: KARI, after: { name: 'Kari Nordmann' } } } : {}),
    }),
  )
const seal = () => transact(shop.pool, sealer, sealActs)
const checked = () => checkActs({ client: shop.pool })
const actAt = async (number: number): Promise<number> => {
  const { rows } = await owner.query<{ id: string }>('select act_id as id from audit_seals where number = $1', [number])
  return Number(rows[0]!.id)
}

test('an untouched log is whole', async () => {
  expect(await checked()).toMatchObject({ sealed: ACTS, waiting: 0, cut: 0, broken: null })
  await write(7)
  expect(await checked()).toMatchObject({ sealed: ACTS, waiting: 1, broken: null })
  await seal()
  expect(await checked()).toMatchObject({ sealed: ACTS + 1, waiting: 0, broken: null })
})

test('a changed act is found', async () => {
  await owner.query(`update audit_acts set after = '{"seats": 900}' where id = $1`, [await actAt(4)])
  expect((await checked()).broken).toEqual({ number: 4, how: 'changed' })
})

test('a removed act is found, with its seal and without', async () => {
  const act = await actAt(3)
  await owner.query('delete from audit_acts where id = $1', [act])
  expect((await checked()).broken).toEqual({ number: 3, how: 'removed' })
  await owner.query('delete from audit_seals where act_id = $1', [act])
  expect((await checked()).broken).toEqual({ number: 3, how: 'removed' })
  await owner.query('update audit_seals set number = number - 1 where number > 3')
  expect((await checked()).broken).toEqual({ number: 3, how: 'moved' })
})

test('two acts that changed places are found', async () => {
  const [second, fifth] = [await actAt(2), await actAt(5)]
  await owner.query('drop index audit_seals_once')
  await owner.query(
    `update audit_seals s set act_id = o.act_id, digest = o.digest from audit_seals o
     where s.act_id = any($1) and o.act_id = any($1) and s.act_id <> o.act_id`,
    [[second, fifth]],
  )
  expect((await checked()).broken).toEqual({ number: 2, how: 'moved' })
})

test('an act that was slipped in and is not to be sealed is found', async () => {
  await write(7)
  await owner.query('delete from audit_unsealed')
  expect((await checked()).broken).toEqual({ number: null, how: 'unsealed' })
})

test('whoever cuts off the end is found out by the digest that was kept elsewhere', async () => {
  const kept = await checked()
  await owner.query(
    `delete from audit_acts where id = ${await actAt(ACTS)}; delete from audit_seals where number = ${ACTS}`,
  )
  const now = await checked()
  expect(now).toMatchObject({ sealed: ACTS - 1, broken: null })
  expect(now.chainDigest).not.toBe(kept.chainDigest)
})

test('what is personal is cut out and the log is whole; what was changed in it instead is found', async () => {
  const before = await checked()
  await owner.query(`update audit_values set after = '{"name": "Ola Nordmann"}'`)
  expect((await checked()).broken).toEqual({ number: 3, how: 'values' })
  await transact(shop.pool, ingrid, (tx) => run(tx, CUT_VALUES, [KARI, []]))
  expect(await checked()).toEqual({ ...before, cut: 1 })
  const { rows } = await owner.query(`select count(*)::int as n from audit_acts a, audit_values v
    where (to_jsonb(a)::text || to_jsonb(v)::text) like '%Nordmann%'`)
  expect(rows).toEqual([{ n: 0 }])
})

test("the program's own role can neither change nor remove what was done", async () => {
  for (const sql of [
    `update audit_acts set actor = 'nobody'`,
    'delete from audit_acts',
    'update audit_seals set number = 0',
    'delete from audit_seals',
    `update audit_values set salt = ''`,
    'truncate audit_acts cascade',
  ])
    await expect(shop.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
})

test('many acts at once and several sealers: every act once, without a gap', async () => {
  let written = 0
  const writer = async () => {
    while (written < MANY) {
      written++
      await write(1)
    }
  }
  const sealing = async () => {
    while (written < MANY) await seal()
  }
  await Promise.all([writer(), writer(), sealing(), sealing()])
  while ((await seal()) > 0);
  const total = await owner.query<{ n: number }>('select count(*)::int as n from audit_acts')
  expect(await checked()).toMatchObject({ sealed: total.rows[0]!.n, waiting: 0, broken: null })
  promise(
    `the audit log: ${total.rows[0]!.n} acts of 2 writers sealed meanwhile by 2 sealers, each once, without a gap`,
  )
}, 120_000)
