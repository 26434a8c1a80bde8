import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RULES } from '../../src/verifying/rules/all.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, order, until } from '../support/make.ts'

let house: House
let owner: pg.Client
type Part = { documentId: string; demandId: string; orderId: string; collective: boolean; grossMinor: number }
let parts: Part[] = []
const read = () =>
  house.witness(
    `select y.document_id as "documentId", y.demand_id as "demandId", y.order_id as "orderId", y.collective, y.gross_minor as "grossMinor"
     from document_demands y join documents d on d.id = y.document_id order by d.number`,
  ) as unknown as Promise<Part[]>

beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  const [program, finance] = [await make.client(house, ['course-administrator']), await make.client(house, ['finance'])]
  for (const price of [120_000, 60_000])
    await order(house, program, { offering: await make.offering(house, { price }), quantity: 2 })
  await until(async () => {
    parts = await read()
    return parts.length === 2
  })
  await ask(house, `/invoices/${parts[0]!.documentId}/transfers`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': 'parts-transfer' },
    body: { amountMinor: 100_000, paidOn: await dayOf(house), reference: 'bank' },
  })
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

/** The first invoice as if it had been issued for both orders: 600.00 of it for the first, 1 800.00 for the second. Put back after `looking`. */
async function asIfForBoth(looking: (first: Part, second: Part) => Promise<void>): Promise<void> {
  const [first, second] = parts as [Part, Part]
  try {
    await owner.query(
      `update document_demands set collective = true, vat = '[{"category": "E", "rateBasisPoints": 0, "baseMinor": 60000, "vatMinor": 0}]', net_minor = 60000, vat_minor = 0, gross_minor = 60000
       where document_id = $1`,
      [first.documentId],
    )
    await owner.query(
      `insert into document_demands (document_id, demand_id, order_id, position, collective, net_minor, vat_minor, gross_minor, vat)
       values ($1, $2, $3, 2, true, 180000, 0, 180000, '[{"category": "E", "rateBasisPoints": 0, "baseMinor": 180000, "vatMinor": 0}]')`,
      [first.documentId, second.demandId, second.orderId],
    )
    await looking(first, second)
  } finally {
    await owner.query('delete from document_demands where position = 2')
    await owner.query(
      'update document_demands set collective = false, vat = null, net_minor = 240000, gross_minor = 240000 where document_id = $1',
      [first.documentId],
    )
  }
}

const paidOf = async (orderId: string): Promise<unknown[]> =>
  (
    await owner.query('select paid_minor::int as paid, credited_minor::int as credited from collective_parts_of($1)', [
      orderId,
    ])
  ).rows

test('an invoice says for which demand of which order it was issued, and that all of it is that demand’s', () => {
  expect(parts.map(({ collective, grossMinor }) => [collective, grossMinor])).toEqual([
    [false, 240_000],
    [false, 120_000],
  ])
})

test('what is paid of an invoice for two orders pays the first one first, and together they are paid what came', async () => {
  await asIfForBoth(async (first, second) => {
    expect(await paidOf(first.orderId)).toEqual([{ paid: 60_000, credited: 0 }])
    expect(await paidOf(second.orderId)).toEqual([{ paid: 40_000, credited: 0 }])
  })
})

test('whoever sees one of two orders sees its part of the invoice and not the invoice', async () => {
  await asIfForBoth(async (first, second) => {
    const seen = async (...orders: string[]): Promise<object> => {
      const client = await house.till.connection.pool.connect()
      await client.query('begin')
      await client.query(`select set_config('app.reach', 'own', true), set_config('app.orders', $1, true)`, [
        `{${orders.join()}}`,
      ])
      const documents = await client.query('select from documents where id = $1', [first.documentId])
      const rows = await client.query('select from document_demands where document_id = $1', [first.documentId])
      await client.query('rollback')
      client.release()
      return { documents: documents.rowCount, parts: rows.rowCount }
    }
    expect(await seen(second.orderId)).toEqual({ documents: 0, parts: 1 })
    expect(await seen(first.orderId, second.orderId)).toEqual({ documents: 1, parts: 2 })
    expect(await seen()).toEqual({ documents: 0, parts: 0 })
  })
})

test('a part that is an øre off is found, and so is one of an order that is not its demand’s', async () => {
  const rule = RULES.find(({ id }) => id === 'I06 demands')!
  const broken = async (doing: string): Promise<number> => {
    await owner.query('begin')
    await owner.query(doing)
    const found = (await owner.query(rule.broken)).rowCount
    await owner.query('rollback')
    return found ?? 0
  }
  const [first, second] = parts as [Part, Part]
  expect(await broken('select 1')).toBe(0)
  await asIfForBoth(async () => expect((await owner.query(rule.broken)).rowCount).toBe(0))
  const ofFirst = `where document_id = '${first.documentId}'`
  expect(
    await broken(`update document_demands set net_minor = net_minor + 1, gross_minor = gross_minor + 1 ${ofFirst}`),
  ).toBe(1)
  expect(await broken(`update document_demands set order_id = '${second.orderId}' ${ofFirst}`)).toBe(1)
  expect(await broken(`delete from document_demands ${ofFirst}`)).toBe(1)
})

test('the program may neither change nor remove what a document was issued for', async () => {
  for (const doing of ['update document_demands set position = 2', 'delete from document_demands'])
    await expect(house.till.connection.pool.query(doing)).rejects.toThrow('permission denied')
})
