import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextBankingDay } from '../../src/platform/banking-days.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, order, type Placed, until } from '../support/make.ts'

const LONG_MS = 60_000
const STEPS = [
  {
    kind: 'reminder',
    afterDays: 14,
    deadlineDays: 14,
    feeMinor: 3_500,
    interest: false,
    text: { nb: 'Ring oss gjerne.' },
  },
  { kind: 'collection-notice', afterDays: 35, deadlineDays: 14, feeMinor: 3_500, interest: true, text: {} },
]

let house: House
let program: string
let headers: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  headers = bearer(await make.client(house, ['finance']))
  for (const [validFrom, value] of [
    ['2026-07-01', 1_200],
    ['2027-01-01', 1_175],
    ['2027-07-01', 1_150],
  ] as const)
    expect(
      await put('POST', '/reminders/legal-rates', { kind: 'late-interest', validFrom, value, source: 'Prøve' }),
    ).toBe(204)
  expect(await put('PUT', '/reminders/steps', { steps: STEPS })).toBe(204)
}, LONG_MS)
afterAll(() => house?.close())

const put = async (method: string, path: string, body: object): Promise<number> =>
  (await ask(house, path, { method, body, headers: { ...headers, 'idempotency-key': randomUUID() } })).status
type Sent = {
  id: string
  step: number
  issue: string
  due: string
  fee_minor: number
  interest_minor: number
  payable: number
}
const sentOf = (documentId: string) =>
  house.witness(`select id, step, issue_date::text as issue, due_date::text as due, fee_minor, interest_minor,
     (content ->> 'payableMinor')::int as payable from reminders where document_id = '${documentId}' order by step`) as Promise<
    Sent[]
  >
type Invoice = { id: string; due: string; placed: Placed }
const invoiced = async (price = 1_000_000): Promise<Invoice> => {
  const offering = await make.offering(house, { price, startsInDays: 300 })
  const { body: placed } = await order(house, program, { offering })
  let row: { id: string; due: string } | undefined
  await until(async () => {
    const rows =
      await house.witness(`select d.id, d.due_date::text as due from documents d join document_files f on f.document_id = d.id and f.kind = 'pdf'
      where d.order_id = '${placed.id}'`)
    row = rows[0] as typeof row
    return row !== undefined
  })
  return { ...row!, placed }
}
const today = async (): Promise<string> =>
  ((await house.witness(`select (app_now() at time zone 'Europe/Oslo')::date::text as day`)) as { day: string }[])[0]!
    .day
/** To noon of a day, or of the next on which banks are open, and until everything that has come due is done. */
const goTo = async (wanted: string): Promise<void> => {
  const day = nextBankingDay(wanted)
  const [row] = (await house.witness(
    `select extract(epoch from ('${day} 12:00'::timestamp at time zone 'Europe/Oslo') - app_now())::int as seconds`,
  )) as [{ seconds: number }]
  await house.moveClock(row.seconds)
  await until(async () => (await house.witness(`select from reminder_runs where day = '${day}'`)).length === 1)
  await until(async () => (await house.witness('select from reminders_due')).length === 0)
}
const preview = async (documentId: string) => {
  type Previewed = { documentId: string; send: object | null; waits: { for: string } | null; leftMinor: number }
  const { body } = await ask<{ invoices: Previewed[] }>(house, '/reminders/preview', { headers })
  return body.invoices.find((each) => each.documentId === documentId) ?? null
}
const sound = () =>
  expectSoundBooks({
    begin: (_: string, work: (sql: { unsafe(query: string): unknown }) => unknown) =>
      work({ unsafe: (query) => house.witness(query) }),
  } as unknown as postgres.Sql)

test(
  'an unpaid invoice is reminded of, then threatened with collection, each once; paid with all it then owed, it is over',
  async () => {
    const { id, due, placed } = await invoiced()
    await goTo(dayPlus(due, 10))
    expect(await preview(id)).toMatchObject({ send: null, waits: { for: 'not-yet' }, leftMinor: 1_000_000 })
    await goTo(dayPlus(due, 16))
    expect(await sentOf(id)).toMatchObject([{ step: 1, fee_minor: 3_500, interest_minor: 0, payable: 1_003_500 }])
    const reminded = () =>
      house
        .mails()
        .filter(({ to, subject }) => to.join().includes(placed.payer.email) && subject.startsWith('Påminnelse'))
    await until(() => reminded().length === 1)
    expect(reminded()[0]).toMatchObject({
      subject: expect.stringMatching(/^Påminnelse om faktura/),
      attachments: [{ mimeType: 'application/pdf' }],
    })
    await sound()
    await house.moveClock(86_400)
    expect(await sentOf(id)).toHaveLength(1)
    expect(await preview(id)).toMatchObject({ waits: { for: 'deadline' } })

    await goTo(dayPlus(due, 42))
    const [, second] = await sentOf(id)
    expect(second).toMatchObject({ step: 2, fee_minor: 3_500 })
    const rates = (await house.witness(
      `select content -> 'interest' as interest from reminders where id = '${second!.id}'`,
    )) as { interest: { start: string; end: string; rateBasisPoints: number; amountMinor: number }[] }[]
    expect(rates[0]!.interest[0]).toMatchObject({ start: dayPlus(due, 1) })
    expect(rates[0]!.interest.at(-1)).toMatchObject({ end: second!.issue })
    expect(second!.interest_minor).toBe(rates[0]!.interest.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
    expect(second!.payable).toBe(1_000_000 + 7_000 + second!.interest_minor)
    await sound()

    const pay = (amountMinor: number) =>
      today().then((paidOn) => put('POST', `/invoices/${id}/transfers`, { amountMinor, paidOn, reference: 'KID 1' }))
    expect(await pay(second!.payable + 1)).toBe(409)
    expect(await pay(second!.payable)).toBe(201)
    expect(await preview(id)).toBeNull()
    await goTo(dayPlus(due, 90))
    expect(await sentOf(id)).toHaveLength(2)
    const [left] = await house.witness(
      `select sum(case when debit = '1500' then amount_minor else -amount_minor end)::int as minor from postings where '1500' in (debit, credit)`,
    )
    expect(left).toEqual({ minor: 0 })
    await sound()
  },
  LONG_MS,
)

test(
  'a pause, a stop and a part that was paid each keep the next reminder back until finance lets it go on',
  async () => {
    const [paused, stopped, partly] = [await invoiced(), await invoiced(), await invoiced()]
    const hold = (id: string, body: object) =>
      put('POST', `/invoices/${id}/reminder-holds`, { reason: 'Avtalt på telefon', ...body })
    const due = paused.due
    expect(await hold(paused.id, { kind: 'paused', until: dayPlus(due, 20) })).toBe(204)
    expect(await hold(stopped.id, { kind: 'stopped' })).toBe(204)
    expect(await hold(stopped.id, { kind: 'stopped', until: dayPlus(due, 3) })).toBe(422)
    const body = { amountMinor: 400_000, paidOn: await today(), reference: 'Delbetaling' }
    expect(await put('POST', `/invoices/${partly.id}/transfers`, body)).toBe(201)
    await goTo(dayPlus(due, 16))
    for (const [id, why] of [
      [paused.id, 'paused'],
      [stopped.id, 'stopped'],
      [partly.id, 'partly-paid'],
    ] as const)
      expect(await preview(id)).toMatchObject({ send: null, waits: { for: why } })
    expect(await hold(partly.id, { kind: 'resumed' })).toBe(204)
    await goTo(dayPlus(due, 24))
    expect(await sentOf(paused.id)).toHaveLength(1)
    expect(await sentOf(partly.id)).toMatchObject([{ payable: 603_500 }])
    expect(await sentOf(stopped.id)).toEqual([])
    await sound()
  },
  LONG_MS,
)

test(
  'a fee that finance waives is not claimed by the next reminder and leaves the books, once',
  async () => {
    const { id, due } = await invoiced()
    await goTo(dayPlus(due, 16))
    const [first] = await sentOf(id)
    const waive = () => put('POST', `/reminders/${first!.id}/fee-waiver`, { reason: 'Fakturaen kom sent fram' })
    expect(await waive()).toBe(204)
    expect(await waive()).toBe(409)
    await sound()
    await goTo(dayPlus(due, 42))
    const [, second] = await sentOf(id)
    expect(second!.payable).toBe(1_000_000 + 3_500 + second!.interest_minor)
    await sound()
  },
  LONG_MS,
)

test('steps that the law forbids are refused at their field', async () => {
  const [step] = STEPS
  const refused = async (...steps: object[]) => {
    const { status, body } = await ask<{ errors: { pointer: string }[] }>(house, '/reminders/steps', {
      method: 'PUT',
      body: { steps },
      headers,
    })
    return [status, body.errors[0]!.pointer]
  }
  expect(await refused({ ...step, feeMinor: 3_501 })).toEqual([422, '/steps/0/feeMinor'])
  expect(await refused({ ...step, afterDays: 13 })).toEqual([422, '/steps/0/afterDays'])
  expect(await refused({ ...step, deadlineDays: 13 })).toEqual([422, '/steps/0/deadlineDays'])
  expect(await refused(step!, { ...step, afterDays: 30 }, { ...step, afterDays: 60 })).toEqual([
    422,
    '/steps/2/feeMinor',
  ])
  expect(await refused(step!, { ...step })).toEqual([422, '/steps/1/afterDays'])
})
