import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, trade } from '../exports/trade.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Order, until } from '../support/make.ts'

type Listed = {
  rows: Record<string, unknown>[]
  totals: ({ currency: string; count: number } & Record<string, number>)[]
  next: string | null
}

let house: House
let finance: string
let mine: Order
const DAY_MS = 86_400_000
const EMAIL = 'kari.finnes@example.test'
beforeAll(async () => {
  house = await bootTill()
  finance = await make.client(house, ['finance'])
  const keys = { program: await make.client(house, ['course-administrator']), finance }
  await trade(house, keys)
  mine = await buy(house, {
    offering: await make.offering(house, { price: 123_450, startsInDays: 90 }),
    buyer: { name: 'Kari Finnes', email: EMAIL },
  })
  const other = await buy(house, { offering: await make.offering(house, { startsInDays: 200 }) })
  const issued = `select from documents where order_id in ('${mine.id}', '${other.id}')`
  await until(async () => (await house.witness(issued)).length === 2)
}, 90_000)
afterAll(() => house?.close())

const see = (path: string) => ask<Listed>(house, path, { headers: bearer(finance) })
const list = async (name: string, filter: Record<string, string> = {}): Promise<Listed> => {
  const { status, body } = await see(`/finance/lists/${name}?${new URLSearchParams(filter)}`)
  expect({ name, filter, status }).toEqual({ name, filter, status: 200 })
  return body
}
const invoices = async (filter: Record<string, string>) =>
  (
    await ask<{ documents: { number: string; orderNumber: number }[] }>(
      house,
      `/invoices?${new URLSearchParams(filter)}`,
      { headers: bearer(finance) },
    )
  ).body.documents
const one = async (sql: string) => (await house.witness(sql))[0]!
const sumIn = ({ totals }: Listed, name: string, currency = 'NOK') =>
  totals.find((total) => total.currency === currency)?.[name] ?? 0
const balanceOf = async (account: string, currency = 'NOK') =>
  Number(
    (
      await one(`select coalesce(sum(case when p.debit = '${account}' then p.amount_minor else 0 end - case when p.credit = '${account}' then p.amount_minor else 0 end), 0)::int as minor
        from postings p join entries e on e.id = p.entry_id where e.currency = '${currency}'`)
    ).minor,
  )

test('each thing that finance knows a payment by finds that payment and no other, however it is typed', async () => {
  const { kid, number } = await one(
    `select kid, content->>'number' as number from documents where order_id = '${mine.id}'`,
  )
  const { intent } = await one(`select stripe_payment_intent as intent from payments where order_id = '${mine.id}'`)
  const words = [
    String(kid),
    String(number),
    String(number).toLowerCase(),
    String(mine.number),
    'finnes',
    EMAIL.toUpperCase(),
    '1 234,50',
    '1234.50',
    'kr 1234,5',
    String(intent),
  ]
  for (const search of words) {
    const { rows } = await list('payments', { search })
    expect([search, rows.map(({ orderNumber }) => orderNumber)]).toEqual([search, [mine.number]])
    expect([search, (await invoices({ search })).map((each) => each.number)]).toEqual([search, [number]])
  }
  for (const search of ['finnes ikke', '1 234,51', 'pi_nei', 'kari@nei.test', '%', '99999999999'])
    expect([search, (await list('payments', { search })).rows]).toEqual([search, []])
})

test('a refund is found by Stripe’s id and by its credit note, and what came by bank by the bank’s own reference', async () => {
  const refund = await one('select id, stripe_refund from refunds')
  const { number } = await one(
    `select content->>'number' as number from documents where kind = 'credit-note' and order_id = (select order_id from refunds)`,
  )
  for (const search of [String(refund.stripe_refund), String(number)])
    expect((await list('refunds', { search })).rows.map(({ id }) => id)).toEqual([refund.id])
  const transfer = await one(`select id, reference from document_transfers where via = 'deposit'`)
  const { rows } = await list('payments', { search: String(transfer.reference) })
  expect(rows).toMatchObject([{ id: transfer.id, way: 'bank-file', state: 'received', minor: 100_000 }])
  for (const search of ['ukjent venn', '77,50', 'UKJENT-1', 'hei'])
    expect([search, (await list('unplaced', { search })).rows]).toMatchObject([
      search,
      [{ minor: 7_750, payer: 'Ukjent Venn' }],
    ])
})

test('days of the document, of the payment and of the course narrow together, and each of them alone', async () => {
  const day =
    await one(`select document_date::text as document, (p.captured_at at time zone 'Europe/Oslo')::date::text as paid, (s.starts_at at time zone 'Europe/Oslo')::date::text as taught
    from documents d join payments p on p.order_id = d.order_id join order_lines l on l.order_id = d.order_id join offering_sessions s on s.offering_id = l.offering_id where d.order_id = '${mine.id}'`)
  const [document, paid, taught] = [String(day.document), String(day.paid), String(day.taught)]
  const within = { from: document, to: document, paidFrom: paid, paidTo: paid, courseFrom: taught, courseTo: taught }
  const found = async (filter: Record<string, string>) =>
    (await list('payments', filter)).rows.map((row) => row.orderNumber)
  expect(await found(within)).toEqual([mine.number])
  expect((await invoices(within)).map((each) => each.orderNumber)).toEqual([mine.number])
  expect((await found({ from: document, to: document })).length).toBeGreaterThan(1)
  const later = (text: string) => new Date(Date.parse(text) + 3 * DAY_MS).toISOString().slice(0, 10)
  for (const wrong of [
    { from: later(document), to: later(document) },
    { paidFrom: later(paid), paidTo: later(paid) },
    { courseFrom: later(taught), courseTo: later(taught) },
  ]) {
    expect(await found({ ...within, ...wrong })).toEqual([])
    expect(await invoices({ ...within, ...wrong })).toEqual([])
  }
  expect(await found({ ...within, amountFrom: '1 234,50', amountTo: '1 234,50' })).toEqual([mine.number])
  expect(await found({ ...within, amountFrom: '1 234,51' })).toEqual([])
})

test('open items and the balances of customers come to the receivables of the book, and unmatched money to its account', async () => {
  for (const currency of ['NOK', 'EUR']) {
    const receivables = await balanceOf('1500', currency)
    const open = await list('open-invoices')
    expect(sumIn(open, 'minor', currency)).toBe(receivables)
    const ages = ['not-due', '1-30', '31-60', '61-90', 'over-90', 'in-credit']
    expect(ages.reduce((sum, age) => sum + sumIn(open, age, currency), 0)).toBe(receivables)
    const balances = await list('balances')
    expect(sumIn(balances, 'minor', currency)).toBe(receivables)
    expect(sumIn(balances, 'openMinor', currency) - sumIn(balances, 'creditMinor', currency)).toBe(receivables)
  }
  expect(sumIn(await list('unplaced'), 'minor')).toBe(0 - (await balanceOf('2980')))
  expect(sumIn(await list('payments', { way: 'card' }), 'minor')).toBe(
    Number((await one('select sum(captured_minor)::int as sum from payments where captured_at is not null')).sum),
  )
})

test('a page goes on where the one before ended, in any order, while rows come in between', async () => {
  const whole = (await list('payments', { sort: 'amount', order: 'up' })).rows
  expect(whole.map(({ minor }) => Number(minor))).toEqual(
    whole.map(({ minor }) => Number(minor)).toSorted((a, b) => a - b),
  )
  for (const sorted of [
    { sort: 'date', order: 'down' },
    { sort: 'amount', order: 'up' },
  ]) {
    const seen: unknown[] = []
    let after: string | null = null
    do {
      const page: Listed = await list('payments', { ...sorted, limit: '2', ...(after ? { after } : {}) })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
      if (seen.length === 2)
        await buy(house, { offering: await make.offering(house, { price: 900_000, startsInDays: 210 }) })
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    for (const { id } of whole) expect(seen).toContain(id)
  }
  const { next } = await list('payments', { limit: '1' })
  for (const after of ['nonsense', Buffer.from('["2026-01-01","x"]').toString('base64url')])
    expect((await see(`/finance/lists/payments?after=${after}`)).status).toBe(422)
  expect((await see(`/finance/lists/payments?sort=amount&after=${next}`)).status).toBe(422)
})

test('a filter that cannot be is refused with a pointer to what is wrong with it', async () => {
  const refusals = {
    'payments?from=2026-02-30': '/query/from',
    'payments?paidFrom=2026-03-02&paidTo=2026-03-01': '/query/paidTo',
    'refunds?courseFrom=2026-03-02&courseTo=2026-03-01': '/query/courseTo',
    'open-invoices?state=ancient': '/query/state',
    'balances?amountFrom=mye': '/query/amountFrom',
    'unplaced?courseFrom=2026-03-02': '/query',
    'disputes?sort=colour': '/query/sort',
  }
  for (const [path, pointer] of Object.entries(refusals)) {
    const { status, body } = await ask<{ errors: { pointer: string }[] }>(house, `/finance/lists/${path}`, {
      headers: bearer(finance),
    })
    expect([path, status, body.errors.map((each) => each.pointer).join()]).toEqual([
      path,
      422,
      expect.stringContaining(pointer),
    ])
  }
  const { body } = await ask<{ attention: { kind: string }[]; counts: object[] }>(
    house,
    '/finance/attention?kind=money-unplaced',
    { headers: bearer(finance) },
  )
  expect(body.attention.map(({ kind }) => kind)).toEqual(['money-unplaced'])
  expect(body.counts).toContainEqual({ kind: 'money-unplaced', count: 1 })
})

test('a list is taken out as it is narrowed and sorted, and who did so is in the log', async () => {
  const path = '/finance/lists/payments.csv?way=card&sort=amount&order=up&lang=nb'
  const answer = await fetch(`${house.url}${path}`, { headers: bearer(finance) })
  const rows = rowsOf((await answer.text()).replace('\uFEFF', ''), ';')
  const { rows: listed } = await list('payments', { way: 'card', sort: 'amount', order: 'up' })
  expect(rows.map((row) => row.Ordre)).toEqual(listed.map(({ orderNumber }) => String(orderNumber)))
  expect(rows[0]).toMatchObject({ Måte: 'card', Status: 'received', Valuta: 'NOK' })
  for (const name of ['refunds', 'disputes', 'open-invoices', 'balances', 'unplaced']) {
    const { status, headers } = await fetch(`${house.url}/finance/lists/${name}.xlsx`, { headers: bearer(finance) })
    expect([name, status, headers.get('content-type')]).toEqual([name, 200, expect.stringContaining('spreadsheetml')])
  }
  const [event] = await house.witness(
    `select facts->>'what' as what from events where name = 'DocumentsExported' and facts->>'what' = 'payments.csv'`,
  )
  expect(event).toEqual({ what: 'payments.csv' })
})
