import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { KEPT_ROWS, readReleases, sha256 } from '../../scripts/upgrading/releases.ts'
import { orderTokenOf } from '../../src/checkout/order-token.ts'
import { DEMO_KEY } from '../../src/demo/demo-key.ts'
import { filesOf } from '../../src/invoicing/files-of.ts'
import { isWhole, verify } from '../../src/verifying/verify.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keptShop } from './kept-shop.ts'

/** Documents that are drawn anew: the oldest of each kind, and the newest. */
const DRAWN = `select content, f.files from (
    (select * from documents where kind = 'invoice' order by issued_at limit 1) union all
    (select * from documents where kind = 'credit-note' order by issued_at limit 1) union all
    (select * from documents order by issued_at desc, number desc limit 1)) d
  cross join lateral (select json_object_agg(kind, sha256) as files from document_files where document_id = d.id) f
  where f.files is not null`

const versions = readdirSync(KEPT_ROWS).map((name) => name.replace('.rows.br', ''))

test('what the oldest release left is kept, and nothing of what was none', () => {
  const known = readReleases().map(({ version }) => version)
  expect(versions).toContain(known[0])
  expect(versions.filter((version) => !known.includes(version))).toEqual([])
})

describe.for(versions)('a shop that release %s left', (version) => {
  let house: House
  let before: { orders: number; documents: number; postings: number }
  const countAll = async () =>
    (
      await house.witness(
        'select (select count(*) from orders) as orders, (select count(*) from documents) as documents, (select count(*) from postings) as postings',
      )
    )[0] as typeof before
  beforeAll(async () => {
    house = await bootTill({ database: await keptShop(version), seed: true })
    before = await countAll()
  })
  afterAll(() => house?.close())

  test('is this release’s now, with all it had, and whole', async () => {
    expect(before.orders).toBeGreaterThan(200)
    expect(before.documents).toBeGreaterThan(200)
    const found = await verify({ client: house.till.connection.pool }, { dataDir: '', withFiles: false })
    expect(isWhole(found), JSON.stringify(found).slice(0, 2_000)).toBe(true)
  })

  test('shows each kind of order to whoever has its link', async () => {
    const orders = await house.witness(
      `select distinct on (pay_by, settled_at is null, cancelled_at is null, company_id is null) id, number, link_turn as turn from orders order by pay_by, settled_at is null, cancelled_at is null, company_id is null, placed_at desc`,
    )
    expect(orders.length).toBeGreaterThan(4)
    for (const { id, number, turn } of orders) {
      const token = orderTokenOf(house.till.config.sessionSecret, id as string, turn as number)
      const headers = { 'order-token': token, accept: 'application/json' }
      const shown = await fetch(`${house.url}/orders/${id}`, { headers })
      expect(shown.status, `order ${number}`).toBe(200)
      expect(await shown.json()).toMatchObject({ id, number })
    }
  })

  test('draws what was issued to the very bytes', async () => {
    const documents = (await house.witness(DRAWN)) as unknown as {
      content: InvoiceDocument
      files: Record<string, string>
    }[]
    expect(documents.length).toBeGreaterThan(1)
    for (const { content, files } of documents) {
      const made = await filesOf({ of: 'document', content })
      expect(
        Object.fromEntries(
          (made as Exclude<typeof made, string>).map(({ kind, bytes }) => [kind, sha256(Buffer.from(bytes))]),
        ),
      ).toEqual(files)
    }
  })

  test('tells finance every posting of a month', async () => {
    const [month] = await house.witness(
      `select to_char(e.posted_on, 'YYYY-MM-01') as from, to_char(date_trunc('month', e.posted_on) + interval '1 month - 1 day', 'YYYY-MM-DD') as to, count(*) as lines
       from entries e join postings p on p.entry_id = e.id group by 1, 2 order by 3 desc limit 1`,
    )
    const answer = await fetch(`${house.url}/exports/journal.csv?from=${month!.from}&to=${month!.to}`, {
      headers: { authorization: `Bearer ${DEMO_KEY}` },
    })
    expect(answer.status).toBe(200)
    expect((await answer.text()).trim().split('\n').length).toBeGreaterThan(month!.lines as number)
  })
})
