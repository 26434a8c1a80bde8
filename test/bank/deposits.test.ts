import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, order, until } from '../support/make.ts'
import { ACCOUNT, camt, type Entry } from './camt.ts'

let house: House
let program: string
let headers: Record<string, string>
let today: string
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  headers = bearer(await make.client(house, ['finance']))
  today = await dayOf(house)
}, 60_000)
afterAll(() => house?.close())

type Invoice = { id: string; kid: string; gross: number }
async function invoiced(price = 1_000_000): Promise<Invoice> {
  const offering = await make.offering(house, { price, startsInDays: 300 })
  const { body: placed } = await order(house, program, { offering })
  let found: Invoice | undefined
  await until(async () => {
    const rows = await house.witness(
      `select id, kid, gross_minor as gross from documents where order_id = '${placed.id}'`,
    )
    found = rows[0] as Invoice | undefined
    return found !== undefined
  })
  return found!
}

type TakenFile = { id: string; newCount: number; knownCount: number; passedCount: number }
type Deposit = {
  id: string
  leftMinor: number
  hindrance: string | null
  isReversed: boolean
  placements: { id: string; place: string; amountMinor: number }[]
}
const kroner = (minor: number) => (minor / 100).toFixed(2)
const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
  ask<T>(house, path, { method, ...(body ? { body } : {}), headers: { ...headers, 'idempotency-key': randomUUID() } })
const take = async (entries: readonly Entry[], how: Parameters<typeof camt>[1] = {}, content = camt(entries, how)) => {
  const { status, body } = await send<TakenFile & { type?: string }>('POST', '/bank-files', {
    name: 'fil.xml',
    content,
  })
  if (status < 300)
    await until(async () => (await house.witness('select from deposits where judged_at is null')).length === 0)
  return { status, body, content }
}
const leftOf = async ({ id }: Invoice): Promise<number> =>
  (await send<{ leftMinor: number }>('GET', `/invoices/${id}`)).body.leftMinor
const depositsOf = async (fileId: string): Promise<Deposit[]> => {
  const { body } = await send<{ deposits: Deposit[] }>('GET', `/deposits?state=all&fileId=${fileId}`)
  const views = await Promise.all(body.deposits.map(({ id }) => send<Deposit>('GET', `/deposits/${id}`)))
  return views.map((view) => view.body)
}
const onlyOf = async (fileId: string): Promise<Deposit> => (await depositsOf(fileId))[0]!
const paid = (amount: string, kids: string[] = [], more: Partial<Entry> = {}): Entry => ({
  amount,
  day: today,
  reference: randomUUID(),
  payments: [{ strd: kids.map((kid) => ({ kid })) }],
  ...more,
})

test('a payment with its reference pays its invoice, and the same file again changes nothing', async () => {
  const invoice = await invoiced()
  const { status, body, content } = await take([paid(kroner(invoice.gross), [invoice.kid])])
  expect(status).toBe(201)
  expect(body).toMatchObject({ newCount: 1, knownCount: 0, passedCount: 0 })
  expect(await leftOf(invoice)).toBe(0)
  expect(await onlyOf(body.id)).toMatchObject({ leftMinor: 0, hindrance: null, placements: [{ place: 'invoice' }] })
  expect(await take([], {}, content)).toMatchObject({ status: 200, body: { id: body.id } })
  await expectSoundBooks(house.eye)
})

test('the statement tells what the notification told before, with its sums and what went out: nothing is counted twice', async () => {
  const [one, two] = [await invoiced(), await invoiced()]
  const batch: Entry = {
    amount: kroner(one.gross + two.gross),
    day: today,
    reference: 'BATCH-1',
    payments: [one, two].map(({ gross, kid }) => ({ amount: kroner(gross), strd: [{ kid }] })),
  }
  await take([batch], { version: '08' })
  expect([await leftOf(one), await leftOf(two)]).toEqual([0, 0])
  const sum: Entry = { amount: batch.amount, day: today, reference: 'BATCH-1' }
  const statement = [sum, { amount: '120.00', day: today, reference: 'WAGES', out: true as const }]
  const { body } = await take(statement, { kind: 'camt.053', account: `NO93${ACCOUNT}` })
  expect(body).toMatchObject({ newCount: 0, knownCount: 1, passedCount: 1 })
  await expectSoundBooks(house.eye)
})

test('a sum that came first steps back for its payments when they are told', async () => {
  const invoice = await invoiced()
  const sum: Entry = { amount: kroner(invoice.gross), day: today, reference: 'BATCH-2' }
  const { body: first } = await take([sum], { kind: 'camt.053' })
  expect(await onlyOf(first.id)).toMatchObject({ leftMinor: invoice.gross, hindrance: 'no-reference' })
  await take([{ ...sum, payments: [{ amount: kroner(invoice.gross), strd: [{ kid: invoice.kid }] }] }])
  expect(await onlyOf(first.id)).toMatchObject({ leftMinor: 0, placements: [{ place: 'itemised' }] })
  expect(await leftOf(invoice)).toBe(0)
  await expectSoundBooks(house.eye)
})

test('one payment for several invoices: by the amounts it names, or all of each where they come to the sum', async () => {
  const [one, two, three, four] = [await invoiced(), await invoiced(2_000_000), await invoiced(), await invoiced()]
  const named = [
    { kid: one.kid, amount: '4000.00' },
    { kid: two.kid, amount: kroner(two.gross) },
  ]
  await take([paid(kroner(400_000 + two.gross), [], { payments: [{ strd: named }] })])
  expect([await leftOf(one), await leftOf(two)]).toEqual([one.gross - 400_000, 0])
  await take([paid(kroner(three.gross + four.gross), [three.kid, four.kid])])
  expect([await leftOf(three), await leftOf(four)]).toEqual([0, 0])
  const { body } = await take([paid('100.00', [one.kid, four.kid])])
  expect(await onlyOf(body.id)).toMatchObject({ leftMinor: 10_000, hindrance: 'unclear-shares' })
})

test('too little leaves the rest open, too much waits for a person, and what nobody knows waits whole', async () => {
  const invoice = await invoiced()
  await take([paid('2500.00', [invoice.kid])])
  expect(await leftOf(invoice)).toBe(invoice.gross - 250_000)
  const { body: more } = await take([paid(kroner(invoice.gross), [invoice.kid])])
  expect(await onlyOf(more.id)).toMatchObject({ leftMinor: 250_000, hindrance: 'more-than-left' })
  const { body: strange } = await take([paid('99.00', ['0001234567897'])])
  expect(await onlyOf(strange.id)).toMatchObject({ leftMinor: 9_900, hindrance: 'unknown-reference' })
  const { body: list } = await send<{ deposits: Deposit[]; waiting: { leftMinor: number }[] }>('GET', '/deposits')
  expect(list.deposits.map(({ id }) => id)).toContain((await onlyOf(strange.id)).id)
  await expectSoundBooks(house.eye)
})

test('an øre too little or too much closes the invoice where finance allows as much, and stands on an account of its own', async () => {
  const [short, over, far] = [await invoiced(), await invoiced(), await invoiced()]
  expect((await send('PUT', '/bank-tolerance', { minor: 100 })).status).toBe(204)
  const amounts = [short.gross - 100, over.gross + 1, far.gross - 101]
  await take([short, over, far].map(({ kid }, at) => paid(kroner(amounts[at]!), [kid])))
  await send('PUT', '/bank-tolerance', { minor: 0 })
  expect([await leftOf(short), await leftOf(over), await leftOf(far)]).toEqual([0, 0, 101])
  const [rounded] = await house.witness(
    `select sum(case when debit = '7740' then amount_minor else -amount_minor end) as minor from postings where '7740' in (debit, credit)`,
  )
  expect(Number(rounded!.minor)).toBe(99)
  await expectSoundBooks(house.eye)
})

test('a person places what waits on the right invoice, never more than there is or is owed, and takes it back when it was wrong', async () => {
  const [right, wrong] = [await invoiced(), await invoiced()]
  const { body: file } = await take([paid(kroner(right.gross), [], { payments: [{ said: 'faktura for kurs' }] })])
  const { id } = await onlyOf(file.id)
  const place = (body: object) => send<Deposit & { type: string }>('POST', `/deposits/${id}/placements`, body)
  const on = ({ id: documentId }: Invoice, amountMinor: number) => ({ place: 'invoice', documentId, amountMinor })
  expect((await place(on(right, right.gross + 1))).body.type).toBe('/problems/bank/more-than-unplaced')
  const { body: placed } = await place(on(wrong, 300_000))
  expect(placed.leftMinor).toBe(right.gross - 300_000)
  const undoing = () => send<{ type: string }>('POST', `/placements/${placed.placements[0]!.id}/undoing`)
  const undone = await Promise.all([undoing(), undoing(), undoing()])
  expect(undone.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  expect(await leftOf(wrong)).toBe(wrong.gross)
  const twice = await Promise.all([place(on(right, right.gross)), place(on(right, right.gross))])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await leftOf(right)).toBe(0)
  await expectSoundBooks(house.eye)
})

test('what somebody had entered by hand is recognised and not counted twice', async () => {
  const invoice = await invoiced()
  const entered = await send<{ id: string }>('POST', `/invoices/${invoice.id}/transfers`, {
    amountMinor: invoice.gross,
    paidOn: today,
    reference: 'telefon fra banken',
  })
  const { body: file } = await take([paid(kroner(invoice.gross), [invoice.kid])])
  const { id, leftMinor } = await onlyOf(file.id)
  expect(leftMinor).toBe(invoice.gross)
  const byHand = () =>
    send<{ type: string }>('POST', `/deposits/${id}/placements`, { place: 'by-hand', transferId: entered.body.id })
  expect((await byHand()).status).toBe(200)
  expect((await byHand()).status).toBe(409)
  await expectSoundBooks(house.eye)
})

test('what the bank takes back opens the invoice again, wherever it had been placed', async () => {
  const [invoice, other] = [await invoiced(), await invoiced()]
  const came = (endToEnd: string, { kid, gross }: Invoice) =>
    paid(kroner(gross), [], { payments: [{ strd: [{ kid }], endToEnd }] })
  const gone = (endToEnd: string, { gross }: Invoice) =>
    paid(kroner(gross), [], { payments: [{ endToEnd }], out: true, reversal: true })
  const { body: file } = await take([came('E1', invoice), came('E2', other)])
  await take([gone('E1', invoice)])
  expect([await leftOf(invoice), await leftOf(other)]).toEqual([invoice.gross, 0])
  const first = (await depositsOf(file.id)).find(({ isReversed }) => isReversed)!
  expect(
    (await send<{ type: string }>('POST', `/deposits/${first.id}/placements`, { place: 'not-ours', reason: 'feil' }))
      .body.type,
  ).toBe('/problems/bank/reversed')
  await take([gone('UNKNOWN', other)])
  const { body } = await send<{ reversals: { id: string; candidates: { depositId: string }[] }[] }>(
    'GET',
    '/bank-reversals',
  )
  const [open] = body.reversals
  expect(
    (await send('PUT', `/bank-reversals/${open!.id}/deposit`, { depositId: open!.candidates[0]!.depositId })).status,
  ).toBe(204)
  expect(
    (await send('PUT', `/bank-reversals/${open!.id}/deposit`, { depositId: open!.candidates[0]!.depositId })).status,
  ).toBe(404)
  await expectSoundBooks(house.eye)
})

test('money that is a payout of cards, or somebody else’s, leaves the list with a reason', async () => {
  const { body: file } = await take([paid('500.00'), paid('600.00')])
  const [payout, foreign] = await depositsOf(file.id)
  const place = ({ id }: Deposit, kind: string, reason?: string) =>
    send<Deposit>('POST', `/deposits/${id}/placements`, { place: kind, reason })
  expect((await place(payout!, 'card-payout')).status).toBe(422)
  expect((await place(payout!, 'card-payout', 'utbetaling 16. november')).body.leftMinor).toBe(0)
  expect((await place(foreign!, 'not-ours', 'husleie')).body.leftMinor).toBe(0)
  await expectSoundBooks(house.eye)
})

test('a file of another account, or one that does not add up, is refused whole', async () => {
  const before = await house.witness('select count(*) as n from deposits')
  expect((await take([paid('500.00')], { account: '15030000004' })).body.type).toBe('/problems/bank/other-account')
  expect((await take([{ amount: '30', day: today, payments: [{ amount: '10' }, { amount: '19' }] }])).body.type).toBe(
    '/problems/bank/file-unsound',
  )
  expect(await house.witness('select count(*) as n from deposits')).toEqual(before)
})
