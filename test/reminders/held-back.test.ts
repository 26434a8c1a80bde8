import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideCorrection } from '../../src/corrections/decide-correction.ts'
import { act } from '../../src/platform/till.ts'
import { recordTransfer } from '../../src/reminders/record-transfer.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { attentionTo, dayOf, passTo } from '../support/finance.ts'
import { ask, bearer, make, order, type Placed, payAtBank, until, untilOrder } from '../support/make.ts'

const LONG_MS = 90_000
/** Due after two weeks; a letter may go two weeks later, with the holidays of Christmas between. */
const REMINDED_DAYS = 45
const STEP = { kind: 'reminder', afterDays: 14, deadlineDays: 14, feeMinor: 3_500, interest: true, text: {} }

let house: House
let program: string
let finance: string
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
  await ask(house, '/reminders/steps', { method: 'PUT', headers: bearer(finance), body: { steps: [STEP] } })
  for (const validFrom of ['2026-07-01', '2027-01-01', '2027-07-01'])
    await ask(house, '/reminders/legal-rates', {
      method: 'POST',
      headers: bearer(finance),
      body: { kind: 'late-interest', validFrom, value: 1_200, source: 'Prøve' },
    })
}, 60_000)
afterAll(() => house?.close())

const post = (path: string, body: object = {}, headers: object = {}) =>
  ask<{ id: string; url: string }>(house, path, {
    method: 'POST',
    body,
    headers: { ...bearer(finance), 'idempotency-key': randomUUID(), ...headers },
  })
async function invoiced(change: object = {}): Promise<{ id: string; placed: Placed }> {
  const { body: placed } = await order(house, program, {
    offering: await make.offering(house, { startsInDays: 300 }),
    change,
  })
  const { documents } = await untilOrder(house, placed, (seen) => seen.documents.filter(({ pdf }) => pdf).length === 1)
  return { id: documents[0]!.id, placed }
}
const previewed = async (documentId: string) => {
  type Previewed = { documentId: string; waits: { for: string } | null; claimsMinor: number }
  const { body } = await ask<{ invoices: Previewed[] }>(house, '/reminders/preview', { headers: bearer(finance) })
  return body.invoices.find((each) => each.documentId === documentId) ?? null
}
const lettersOf = (documentId: string) =>
  house.witness(`select id, fee_minor, interest_minor from reminders where document_id = '${documentId}'`)
const wish = ({ id }: { id: string }) =>
  post(`/invoices/${id}/correction-wishes`, { wanted: { kind: 'purchase-order', purchaseOrderNumber: 'PO 8' } })
const decide = (wishId: string, decision: object) => post(`/correction-wishes/${wishId}/decision`, decision)

test('an invoice that its buyer wants corrected is not reminded of until finance has decided', {
  timeout: LONG_MS,
}, async () => {
  const asked = await invoiced()
  const { body } = await wish(asked)
  await passTo(house, REMINDED_DAYS)
  await until(async () => (await previewed(asked.id)) !== null)
  expect(await previewed(asked.id)).toMatchObject({ waits: { for: 'disputed' } })
  expect(await lettersOf(asked.id)).toEqual([])
  expect(await decide(body.id, { granted: false, reason: 'Bestillingen er riktig' })).toMatchObject({ status: 200 })
  await passTo(house, 4)
  await until(async () => (await lettersOf(asked.id)).length === 1)
})

test('while a payer’s bank disputes a payment of the order, its other invoice is not reminded of', {
  timeout: LONG_MS,
}, async () => {
  const [now, later] = [
    await make.offering(house, { startsInDays: 300 }),
    await make.offering(house, { startsInDays: 2, taxClass: 'standard', price: 100_000 }),
  ]
  const { body: placed } = await order(house, program, {
    offering: now,
    change: {
      lines: [now, later].map(({ offeringId }) => ({ offeringId, quantity: 1 })),
      expectedTotal: { minor: now.gross + later.gross, currency: 'NOK' },
    },
  })
  await passTo(house, 5)
  const { documents } = await untilOrder(house, placed, (seen) => seen.documents.filter(({ pdf }) => pdf).length === 2)
  const [first, second] = documents
  const page = await post(`/invoices/${second!.id}/payment-page`)
  await payAtBank(house, page.body.url.split('/').at(-1)!)
  await until(
    async () => (await house.witness(`select from document_payments where document_id = '${second!.id}'`)).length === 1,
  )
  const [paid] = await house.witness(
    `select stripe_payment_intent as intent from payments where order_id = '${placed.id}' and captured_at is not null`,
  )
  const { data: charges } = await house.till.stripe.client.charges.list({ payment_intent: String(paid!.intent) })
  await fetch(`${house.sandboxUrl}/_sandbox/charges/${charges[0]!.id}/dispute`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  await until(async () => (await house.witness(`select from disputes where order_id = '${placed.id}'`)).length === 1)
  await passTo(house, REMINDED_DAYS)
  await until(async () => (await previewed(first!.id)) !== null)
  expect(await previewed(first!.id)).toMatchObject({ waits: { for: 'disputed' } })
  expect(await lettersOf(first!.id)).toEqual([])
})

test('a reminder that cannot be drawn waits for a person, and those of others go out', {
  timeout: LONG_MS,
}, async () => {
  const [spoilt, other] = [await invoiced(), await invoiced()]
  await passTo(house, REMINDED_DAYS)
  await until(async () => (await lettersOf(other.id)).length === 1 && (await lettersOf(spoilt.id)).length === 1)
  await until(async () => (await house.witness('select from reminders_due')).length === 0)
  await house.till.connection.pool.query(
    `with copied as (insert into reminders (id, document_id, step, issued_at, issue_date, due_date, fee_minor, interest_minor, content, content_digest)
       select $1, document_id, 9, app_now(), issue_date, due_date, 0, 0, content || '{"language": "xx"}', content_digest
       from reminders where document_id = $2 returning id, issued_at)
     insert into reminders_due (reminder_id, since) select id, issued_at from copied`,
    [randomUUID(), spoilt.id],
  )
  await until(async () => (await attentionTo(house, finance, spoilt.placed.id)).length > 0)
  expect(await attentionTo(house, finance, spoilt.placed.id)).toMatchObject([{ kind: 'document-fault' }])
  const next = await invoiced()
  await passTo(house, REMINDED_DAYS)
  await until(async () =>
    house.mails().some(({ to, subject }) => to.join().includes(next.placed.payer.email) && /Påminnelse/.test(subject)),
  )
})

test('a corrected invoice takes its reminders’ fees and interest with it, also where a fee was waived before', {
  timeout: LONG_MS,
}, async () => {
  const { id, placed } = await invoiced()
  await passTo(house, REMINDED_DAYS)
  await until(async () => (await lettersOf(id)).length === 1)
  const [letter] = await lettersOf(id)
  expect(Number(letter!.fee_minor)).toBe(3_500)
  expect(Number(letter!.interest_minor)).toBeGreaterThan(0)
  expect(await post(`/reminders/${letter!.id}/fee-waiver`, { reason: 'Vår feil' })).toMatchObject({ status: 204 })
  const { body } = await wish({ id })
  expect(await decide(body.id, { granted: true })).toMatchObject({ status: 200 })
  await untilOrder(house, placed, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 3)
  expect(await previewed(id)).toBeNull()
  const waived = await house.witness(
    `select kind, amount_minor from reminder_waivers where reminder_id = '${letter!.id}' order by kind`,
  )
  expect(waived).toEqual([
    { kind: 'fee', amount_minor: Number(letter!.fee_minor) },
    { kind: 'interest', amount_minor: Number(letter!.interest_minor) },
  ])
  const [account] =
    await house.witness(`select sum(case when debit = '1500' then amount_minor else -amount_minor end)::int as minor
    from postings p join entries e on e.id = p.entry_id where '1500' in (debit, credit) and (e.source_id = '${letter!.id}')`)
  expect(account).toEqual({ minor: 0 })
  await expectSoundBooks(house.eye)
})

test('an invoice that cannot be reminded of keeps no other back, and is tried again the same day', {
  timeout: LONG_MS,
}, async () => {
  const [stuck, other] = [await invoiced(), await invoiced()]
  const holder = await house.till.connection.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from orders where id = $1 for update', [stuck.placed.id])
    await passTo(house, REMINDED_DAYS)
    await until(async () => (await lettersOf(other.id)).length === 1)
    expect(await lettersOf(stuck.id)).toEqual([])
    expect(await house.witness(`select from reminder_runs where day = '${await dayOf(house)}'`)).toEqual([])
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  house.till.wakeAtNewTime()
  await until(async () => (await lettersOf(stuck.id)).length === 1)
})

test('a letter that cannot be mailed keeps no other back, and is mailed once it can be', {
  timeout: LONG_MS,
}, async () => {
  const [stuck, other] = [await invoiced(), await invoiced()]
  const mailed = ({ placed }: typeof stuck) =>
    house.mails().filter(({ to, subject }) => to.join().includes(placed.payer.email) && /Påminnelse/.test(subject))
      .length
  await passTo(house, REMINDED_DAYS)
  await until(() => mailed(stuck) === 1 && mailed(other) === 1)
  const holder = await house.till.connection.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from orders where id = $1 for update', [stuck.placed.id])
    await house.till.connection.pool.query(
      `with copied as (insert into reminders (id, document_id, step, issued_at, issue_date, due_date, fee_minor, interest_minor, content, content_digest)
         select gen_random_uuid(), document_id, 9, app_now() - case when document_id = $1 then interval '1 hour' else '0' end, issue_date, due_date, 0, 0,
           content, content_digest from reminders where document_id in ($1, $2) returning id, document_id, issued_at),
       filed as (insert into reminder_files (reminder_id, kind, path, sha256, bytes, renderer, stored_at)
         select c.id, f.kind, f.path, f.sha256, f.bytes, f.renderer, f.stored_at from copied c join reminders r on r.document_id = c.document_id and r.step = 1
           join reminder_files f on f.reminder_id = r.id)
       insert into reminders_due (reminder_id, since) select id, issued_at from copied`,
      [stuck.id, other.id],
    )
    await until(() => mailed(other) === 2)
    expect(mailed(stuck)).toBe(1)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  await until(() => mailed(stuck) === 2)
})

test('money by bank is not taken for an invoice that is being replaced, and claims paid by bank keep one from it', {
  timeout: LONG_MS,
}, async () => {
  const [replaced, paid] = [await invoiced(), await invoiced()]
  await passTo(house, REMINDED_DAYS)
  await until(async () => (await lettersOf(paid.id)).length === 1)
  const paidOn = await dayOf(house)
  const { body: asked } = await wish(replaced)
  await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    await decideCorrection(tx, house.till, { wishId: asked.id, decision: { granted: true } })
    const transfer = recordTransfer(tx, replaced.id, { amountMinor: 1_000, paidOn, reference: 'KID 3' })
    await expect(transfer).rejects.toMatchObject({ code: 'invoice/being-credited' })
  })
  const page = await post(`/invoices/${paid.id}/payment-page`)
  await payAtBank(house, page.body.url.split('/').at(-1)!)
  await until(async () => (await previewed(paid.id))?.waits?.for === 'claims-left')
  const { claimsMinor } = (await previewed(paid.id))!
  expect(
    await post(`/invoices/${paid.id}/transfers`, { amountMinor: claimsMinor, paidOn, reference: 'KID 4' }),
  ).toMatchObject({ status: 201 })
  expect(await wish(paid)).toMatchObject({ status: 409, body: { type: '/problems/correction/paid-by-bank' } })
  await expectSoundBooks(house.eye)
})
