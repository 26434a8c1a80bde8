import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const EMPLOYER = {
  kind: 'company',
  name: 'Arbeidsgiver AS',
  organisationNumber: '974767880',
  contactName: 'Lise Lønn',
  email: 'faktura@arbeidsgiver.example',
  street: 'Havnegata 1',
  postcode: '7010',
  city: 'Trondheim',
}
const EMPLOYER_PAYS = { kind: 'employer', payer: EMPLOYER, buyerReference: 'AVD-7' }

const documents = (placed: Answer) => desk.fleet.witness`
  select d.id, d.kind, d.content, d.gross_minor::int as gross, d.prepaid_minor::int as prepaid, d.returned_minor::int as returned, d.kid,
    d.credits_id, d.replaces_id from documents d where d.order_id = ${placed.body.id} order by d.number`

async function onInvoice(change: object = {}) {
  const { offeringId } = await launch(desk.fleet, { capacity: 2 })
  const placed = await desk.oneCall(orderOf(offeringId, 2, { purchaseOrderNumber: 'PO-FEIL', ...change }))
  await desk.documented(placed)
  return { placed, invoiceId: (await documents(placed))[0]!.id as string }
}
async function byCard(name: string) {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const placed = await placeByCard(desk.shop, offeringId, name)
  await pay(desk.fleet.sandbox.url, placed)
  await desk.documented(placed)
  return { placed, invoiceId: (await documents(placed))[0]!.id as string }
}

const wish = (placed: Answer, invoiceId: string, wanted: object, token = placed.body.orderToken as string) =>
  ask(`${desk.shop}/invoices/${invoiceId}/correction-wishes`, {
    method: 'POST',
    body: { wanted },
    headers: { 'order-token': token },
  })
const decide = (asked: Answer, decision: object = { granted: true }, key: string = randomUUID()) =>
  ask(`${desk.shop}/correction-wishes/${asked.body.id}/decision`, {
    method: 'POST',
    body: decision,
    headers: { ...desk.finance, 'idempotency-key': key },
  })
const payAt = ({ body }: Answer) =>
  ask(`${desk.fleet.sandbox.url}/_sandbox/sessions/${String(body.url).split('/').at(-1)}/pay`, {
    method: 'POST',
    body: { outcome: 'paid' },
  })
const credit = (placed: Answer, what: object) =>
  ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
    method: 'POST',
    body: { reason: 'Avtalt', ...what },
    headers: { ...desk.finance, 'idempotency-key': randomUUID() },
  })
const tied = async () => {
  await expectSoundBooks(desk.fleet.witness)
  await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
}
const problem = ({ status, body }: Answer) => [status, body.type]

describe('a buyer asks for a corrected invoice', () => {
  test('wrong purchase order number: one click credits the invoice whole and issues the right one; the seats stay', async () => {
    const { placed, invoiceId } = await onInvoice()
    const asked = await wish(placed, invoiceId, { kind: 'purchase-order', purchaseOrderNumber: 'PO-4711' })
    expect(asked.status).toBe(201)
    const { body } = await ask(`${desk.shop}/finance/attention`, { headers: desk.finance })
    expect(body.attention).toContainEqual(
      expect.objectContaining({ kind: 'correction-asked', orderId: placed.body.id }),
    )
    const key = randomUUID()
    expect((await decide(asked, { granted: true }, key)).status).toBe(200)
    expect((await decide(asked, { granted: true }, key)).status).toBe(200)
    const order = await desk.documented(placed, 3)
    expect(order.body.state).toBe('awaiting-transfer')
    expect((order.body.seats as { returned: boolean }[]).some(({ returned }) => returned)).toBe(false)
    const [first, note, second] = await documents(placed)
    expect(note).toMatchObject({ kind: 'credit-note', credits_id: invoiceId, gross: first!.gross, returned: 0 })
    expect(second).toMatchObject({ kind: 'invoice', replaces_id: invoiceId, gross: first!.gross, prepaid: 0 })
    expect([first!.content.purchaseOrderNumber, second!.content.purchaseOrderNumber]).toEqual(['PO-FEIL', 'PO-4711'])
    expect(second!.kid).not.toBe(first!.kid)
    await tied()
  })

  test('my employer should pay: what the learner paid by card pays the employer’s invoice, and nobody gets money back', async () => {
    const { placed, invoiceId } = await byCard('arbeidstaker')
    const asked = await wish(placed, invoiceId, EMPLOYER_PAYS)
    expect((await decide(asked)).status).toBe(200)
    const order = await desk.documented(placed, 3)
    expect(order.body).toMatchObject({ state: 'confirmed', refunds: [] })
    const [first, note, second] = await documents(placed)
    expect(note).toMatchObject({ returned: first!.gross })
    expect(second).toMatchObject({ prepaid: first!.gross })
    expect(second!.content).toMatchObject({
      buyer: { kind: 'company', name: 'Arbeidsgiver AS', organisationNumber: '974767880' },
      buyerReference: 'AVD-7',
      totals: { payableMinor: 0 },
    })
    await tied()
    const mails = await until(
      () =>
        desk.fleet
          .witness`select to_email, text, kind from mails where order_id = ${placed.body.id} order by created_at`,
      (rows) => rows.some(({ to_email }) => to_email === EMPLOYER.email),
    )
    const theirs = mails.find(({ to_email }) => to_email === EMPLOYER.email)!
    expect([theirs.kind, /\/pay\/[\w-]{22}/.test(theirs.text as string), /token=/.test(theirs.text as string)]).toEqual(
      ['invoice', true, false],
    )
  })

  test('an invoice that was paid through its link is replaced by one that is paid by the same money, and can be corrected again', async () => {
    const { placed, invoiceId } = await onInvoice()
    const page = await ask(`${desk.shop}/invoices/${invoiceId}/payment-page`, {
      method: 'POST',
      headers: { 'order-token': placed.body.orderToken as string },
    })
    await payAt(page)
    await until(
      () => desk.documented(placed),
      ({ body }) => body.state === 'confirmed',
    )
    await decide(await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Kari' }))
    await desk.documented(placed, 3)
    const second = (await documents(placed))[2]!
    expect(second).toMatchObject({ prepaid: second.gross, replaces_id: invoiceId })
    await tied()
    await decide(await wish(placed, second.id as string, { kind: 'reference', buyerReference: 'Ola' }))
    await desk.documented(placed, 5)
    const third = (await documents(placed))[4]!
    expect([third.content.buyerReference, third.content.purchaseOrderNumber]).toEqual(['Ola', 'PO-FEIL'])
    expect((await credit(placed, {})).status).toBe(201)
    await until(
      () => desk.documented(placed, 6),
      ({ body }) => (body.refunds as { state: string }[])[0]?.state === 'done',
    )
    await tied()
  })

  test('money that arrives while the new invoice is being made pays the new one', async () => {
    const { placed, invoiceId } = await onInvoice()
    const page = await ask(`${desk.shop}/invoices/${invoiceId}/payment-page`, {
      method: 'POST',
      headers: { 'order-token': placed.body.orderToken as string },
    })
    const asked = await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Kari' })
    await Promise.all([decide(asked), payAt(page)])
    await desk.documented(placed, 3)
    await until(
      () => desk.documented(placed, 3),
      ({ body }) => body.state === 'confirmed',
    )
    expect((await desk.documented(placed, 3)).body.refunds).toEqual([])
    await tied()
  })

  test('refused: nothing changes, and the buyer is told why', async () => {
    const { placed, invoiceId } = await onInvoice()
    const asked = await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Per' })
    expect((await decide(asked, { granted: false, reason: 'Referansen finnes ikke hos dere' })).status).toBe(200)
    const mails = await until(
      () =>
        desk.fleet.witness`select text from mails where order_id = ${placed.body.id} and kind = 'correction-refused'`,
      (rows) => rows.length === 1,
    )
    expect(mails[0]!.text).toContain('Referansen finnes ikke hos dere')
    expect(await documents(placed)).toHaveLength(1)
    expect((await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Pål' })).status).toBe(201)
  })
})

describe('what cannot be corrected is refused by name', () => {
  test('asking twice, for what stands there already, with a wrong number, or by a stranger', async () => {
    const { placed, invoiceId } = await onInvoice()
    const same = { kind: 'purchase-order', purchaseOrderNumber: 'PO-FEIL' }
    expect(problem(await wish(placed, invoiceId, same))).toEqual([409, '/problems/correction/nothing-to-correct'])
    const badNumber = { ...EMPLOYER_PAYS, payer: { ...EMPLOYER, organisationNumber: '974767881' } }
    expect(problem(await wish(placed, invoiceId, badNumber))).toEqual([422, '/problems/companies/bad-number'])
    expect(problem(await wish(placed, invoiceId, { ...same, purchaseOrderNumber: '' }))[0]).toBe(422)
    expect(problem(await wish(placed, invoiceId, same, 'nei'))).toEqual([404, '/problems/document/unknown'])
    const right = { ...same, purchaseOrderNumber: 'PO-1' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => wish(placed, invoiceId, right)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const abroad = { ...EMPLOYER_PAYS, payer: { ...EMPLOYER, country: 'SE', organisationNumber: 'SE556703748501' } }
    expect(problem(await wish(placed, invoiceId, abroad))[0]).toBe(422)
    const person = await byCard('uten-po')
    expect(problem(await wish(person.placed, person.invoiceId, right))[0]).toBe(422)
  })

  test('deciding twice, also by ten clerks at once, reissues once', async () => {
    const { placed, invoiceId } = await onInvoice()
    const asked = await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Kari' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(asked)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 409 || status === 503)).toBe(
      true,
    )
    expect(problem(await decide(asked))).toEqual([409, '/problems/correction/decided-already'])
    await desk.documented(placed, 3)
    expect(problem(await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Ola' }))).toEqual([
      409,
      '/problems/correction/not-current',
    ])
    await tied()
  })

  test('after money has come from a bank, whole or in part', async () => {
    const { placed, invoiceId } = await onInvoice()
    const asked = await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Kari' })
    const [today] = await desk.fleet.witness`select (app_now() at time zone 'Europe/Oslo')::date::text as day`
    const transfer = await ask(`${desk.shop}/invoices/${invoiceId}/transfers`, {
      method: 'POST',
      body: { amountMinor: 300_000, paidOn: today!.day, reference: 'Nettbank' },
      headers: { ...desk.finance, 'idempotency-key': randomUUID() },
    })
    expect(transfer.status).toBe(201)
    expect(problem(await decide(asked))).toEqual([409, '/problems/correction/paid-by-bank'])
    await tied()
  })

  test('after a partial credit, after a whole one, and crediting while the new invoice is on its way', async () => {
    const { placed, invoiceId } = await onInvoice()
    const asked = await wish(placed, invoiceId, { kind: 'reference', buyerReference: 'Kari' })
    expect((await credit(placed, { amountMinor: 10_000 })).status).toBe(201)
    expect(problem(await decide(asked))).toEqual([409, '/problems/correction/partly-credited'])
    expect((await credit(placed, {})).status).toBe(201)
    expect(problem(await decide(asked))).toEqual([409, '/problems/order/not-creditable'])
    expect((await decide(asked, { granted: false, reason: 'Ordren er kreditert' })).status).toBe(200)
    const other = await onInvoice()
    const wanted = await wish(other.placed, other.invoiceId, { kind: 'reference', buyerReference: 'Kari' })
    const [granted, credited] = await Promise.all([decide(wanted), credit(other.placed, {})])
    expect([granted!.status, credited!.status].filter((status) => status < 300).length).toBeGreaterThan(0)
    await until(
      () => desk.fleet.witness`select id from documents_due where order_id = ${other.placed.body.id}`,
      (rows) => rows.length === 0,
    )
    await tied()
  })
})
