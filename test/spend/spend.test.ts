import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putMember } from '../../src/companies/put-member.ts'
import { ORDER_STATES } from '../../src/orders/state.ts'
import { act } from '../../src/platform/till.ts'
import { type Firm, firm, type Somebody, somebody } from '../credit/firms.ts'
import { signIn } from '../support/account.ts'
import { ask } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { eventfulYear } from './books.ts'

const PATIENCE_MS = 120_000
const FILES = ['orders.csv', 'orders.xlsx', 'documents.csv', 'documents.xlsx', 'spend.csv', 'spend.xlsx']

let house: House
let own: Firm
let viewer: Somebody
beforeAll(async () => {
  house = await bootTill()
  own = await firm(house)
  const account = await somebody(house, 'Siri Ser')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    putMember(tx, { companyId: own.id, personId: account.personId, role: 'finance-viewer' }),
  )
  await eventfulYear(house, own)
  viewer = { ...account, headers: await signIn(house, account) }
}, PATIENCE_MS)
afterAll(() => house?.close())

type Sums = { currency: string; netMinor: number; vatMinor: number; grossMinor: number; creditedMinor: number }
type Listed = { id: string; number: number; state: string; totalMinor: number; creditedMinor: number; currency: string }
const read = async <T>(path: string, { headers }: Somebody = viewer): Promise<T> => {
  const { status, body } = await ask(`${house.url}/companies/${own.id}/${path}`, { headers })
  expect([path, status, JSON.stringify(body).slice(0, 300)]).toEqual([path, 200, expect.any(String)])
  return body as T
}
const bytesOf = async (path: string, { headers }: Somebody = viewer): Promise<Buffer> => {
  const answer = await fetch(`${house.url}/companies/${own.id}/${path}`, { headers })
  expect([path, answer.status]).toEqual([path, 200])
  return buffer(answer.body!)
}
const inMinor = (text: string): number => Math.round(Number(text.replace(',', '.')) * 100)

test('what a company spent is what its documents say, to the øre: in all, by course, by month and in the files', async () => {
  const truth = (await house.witness(
    `select d.currency, sum(d.net_minor) filter (where d.kind = 'invoice')::bigint as "netMinor",
       sum(d.vat_minor) filter (where d.kind = 'invoice')::bigint as "vatMinor",
       sum(d.gross_minor) filter (where d.kind = 'invoice')::bigint as "grossMinor",
       coalesce(sum(d.gross_minor) filter (where d.kind = 'credit-note'), 0)::bigint as "creditedMinor"
     from documents d join orders o on o.id = d.order_id where o.company_id = '${own.id}'
     group by 1 order by d.currency = 'NOK' desc`,
  )) as unknown as Sums[]
  expect(truth.map(({ currency }) => currency)).toEqual(['NOK', 'GBP'])
  expect(truth[0]!.vatMinor).toBeGreaterThan(0)
  expect(truth[0]!.creditedMinor).toBeGreaterThan(0)
  const { totals, byCourse, byMonth } = await read<Record<'totals' | 'byCourse' | 'byMonth', Sums[]>>('spend')
  expect(totals).toEqual(truth)
  for (const parts of [byCourse, byMonth]) expect(summed(parts)).toEqual(truth)
  expect(byCourse.length).toBeGreaterThan(3)
  const [, ...rows] = (await bytesOf('spend.csv')).toString().trim().split('\r\n')
  const inFile = rows.map((row) => {
    const [, , currency, net, vat, gross, credited] = row.split(';') as [string, string, string, ...string[]]
    const [netMinor, vatMinor, grossMinor, creditedMinor] = [net, vat, gross, credited].map((each) => inMinor(each!))
    return { currency, netMinor, vatMinor, grossMinor, creditedMinor } as Sums
  })
  expect(summed(inFile)).toEqual(truth)
})

const summed = (parts: readonly Sums[]): Sums[] =>
  ['NOK', 'GBP'].map((currency) => {
    const own = parts.filter((each) => each.currency === currency)
    const sum = (of: (each: Sums) => number) => own.reduce((total, each) => total + of(each), 0)
    return {
      currency,
      netMinor: sum((each) => each.netMinor),
      vatMinor: sum((each) => each.vatMinor),
      grossMinor: sum((each) => each.grossMinor),
      creditedMinor: sum((each) => each.creditedMinor),
    }
  })

test('the documents’ totals are those of the documents, and once all is invoiced the orders’ totals are those of the invoices', async () => {
  const { totals: documents } = await read<{ totals: Sums[] }>('documents')
  const { totals: orders } = await read<{ totals: Listed[] }>('orders')
  const { totals: spent } = await read<{ totals: Sums[] }>('spend')
  expect(documents.map(({ currency, grossMinor }) => [currency, grossMinor])).toEqual(
    spent.map(({ currency, grossMinor, creditedMinor }) => [currency, grossMinor - creditedMinor]),
  )
  expect(orders.map(({ currency, totalMinor, creditedMinor }) => [currency, totalMinor, creditedMinor])).toEqual(
    spent.map(({ currency, grossMinor, creditedMinor }) => [currency, grossMinor, creditedMinor]),
  )
})

test('an order is found by each of its states and by no other', async () => {
  const { orders: all } = await read<{ orders: Listed[] }>('orders?limit=200')
  const found: Listed[] = []
  for (const state of ORDER_STATES) {
    const { orders } = await read<{ orders: Listed[] }>(`orders?state=${state}&limit=200`)
    expect(orders.map((each) => each.state)).toEqual(orders.map(() => state))
    found.push(...orders)
  }
  expect(found.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
  expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThan(2)
})

test('lists are searched, narrowed to days and paged, and their files hold what the filter finds', async () => {
  const { orders: all } = await read<{ orders: Listed[] }>('orders')
  const one = all.at(-1)!
  expect((await read<{ orders: Listed[] }>(`orders?search=${one.number}`)).orders).toMatchObject([{ id: one.id }])
  expect((await read<{ orders: Listed[] }>('orders?search=akademisk')).orders).toHaveLength(1)
  expect((await read<{ orders: Listed[] }>('orders?search=%25')).orders).toEqual([])
  const pages: Listed[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { orders: Listed[]; next: string | null } = await read(`orders?limit=1${next ? `&after=${next}` : ''}`)
    pages.push(...page.orders)
    next = page.next
  }
  expect(pages.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect((await read<{ orders: Listed[] }>('orders?to=2020-01-01')).orders).toEqual([])
  const today = String((await house.witness('select app_now()::date::text as day'))[0]!.day)
  const { documents } = await read<{ documents: { kind: string; documentDate: string }[] }>(`documents?from=${today}`)
  expect(documents.length).toBeGreaterThan(0)
  expect(documents.every(({ documentDate }) => documentDate >= today)).toBe(true)
  const notes = (await bytesOf('documents.csv?kind=credit-note&lang=en')).toString().trim().split('\r\n')
  expect(notes.slice(1).every((row) => row.includes(';credit note;'))).toBe(true)
  const bad = await ask(`${house.url}/companies/${own.id}/orders?from=2026-02-01&to=2026-01-01`, {
    headers: viewer.headers,
  })
  expect(bad.status).toBe(422)
})

test('the files hold the lists, and a purchase order number that Excel would run is text in them', async () => {
  const { orders } = await read<{ orders: Listed[] }>('orders')
  const csv = (await bytesOf('orders.csv')).toString()
  expect(csv.startsWith('\uFEFFOrdre;')).toBe(true)
  expect(csv).toContain(";'=1+1;")
  expect(csv.trim().split('\r\n')).toHaveLength(orders.length + 1)
  const book = await readXlsx(new Uint8Array(await bytesOf('orders.xlsx')))
  expect(book.sheets[0]!.rows).toHaveLength(orders.length + 1)
  const sheet = (await readXlsx(new Uint8Array(await bytesOf('documents.xlsx')))).sheets[0]!
  const at = (sheet.rows[0] as string[]).indexOf('Brutto')
  const inBook = sheet.rows.slice(1).reduce((sum, row) => sum + Math.round(Number(row[at]) * 100), 0)
  const { totals } = await read<{ totals: Sums[] }>('documents')
  expect(inBook).toBe(totals.reduce((sum, each) => sum + each.grossMinor, 0))
})

test('a finance viewer reads all of it and changes nothing; strangers and members of other companies find nothing', async () => {
  const [stranger, rival] = [await somebody(house, 'Fremmed'), await firm(house)]
  for (const path of ['orders', 'documents', 'spend', ...FILES]) {
    for (const { headers } of [stranger, rival.member]) {
      const { status } = await fetch(`${house.url}/companies/${own.id}/${path}`, { headers })
      expect([path, status]).toEqual([path, 404])
    }
    expect((await fetch(`${house.url}/companies/${own.id}/${path}`)).status).toBe(401)
  }
  for (const path of FILES) expect((await bytesOf(path)).length).toBeGreaterThan(50)
  const { headers } = viewer
  const invoicing = { invoicesBy: 'mail', mailCopy: true, needs: 'nothing', buyerReference: null }
  const asked = { method: 'PUT', headers, body: { ...invoicing, orderNumberForms: [], referenceForms: [] } }
  expect((await ask(`${house.url}/companies/${own.id}/invoicing`, asked)).status).toBe(403)
})

test('until staff have confirmed a company each member sees only what they ordered themselves, in the files too', async () => {
  const unconfirmed = (unsure: boolean) =>
    act(house.till, { kind: 'job', name: 'test' }, ({ client }) =>
      client.query('update companies set confirmed_at = $2 where id = $1', [own.id, unsure ? null : new Date()]),
    )
  await unconfirmed(true)
  try {
    expect((await read<{ orders: Listed[]; totals: unknown[] }>('orders')).orders).toEqual([])
    expect((await read<{ totals: unknown[] }>('spend')).totals).toEqual([])
    expect((await bytesOf('orders.csv')).toString().trim().split('\r\n')).toHaveLength(1)
    expect((await bytesOf('documents.csv')).toString().trim().split('\r\n')).toHaveLength(1)
    const orderer = { ...own.member, headers: await signIn(house, own.member) }
    expect((await read<{ orders: Listed[] }>('orders', orderer)).orders.length).toBeGreaterThan(0)
  } finally {
    await unconfirmed(false)
  }
})
