import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { signIn } from '../support/account.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { ask, bearer, make, type Offering } from '../support/make.ts'
import { type Municipality, openMunicipality, typeOf } from '../units/units.ts'

const PATIENCE_MS = 120_000
const MAIL = 'regnskap@fjordheim.example'
const DAY_MS = 86_400_000

let house: House
let town: Municipality
let finance: string
let cheap: Offering
let taxed: Offering
let day: string
const orders: Record<'first' | 'second' | 'numbered' | 'taxed' | 'ofSchool', string> = {} as never
type Row = { id: string; number: string; content: InvoiceDocument; orders: string[]; gross: number }
let invoices: Row[]

const documents = () =>
  house.witness(
    `select d.id, d.content ->> 'number' as number, d.content, d.gross_minor as gross,
       array(select y.order_id::text from document_demands y where y.document_id = d.id order by y.position) as orders
     from documents d where d.kind = 'invoice' order by d.number`,
  ) as unknown as Promise<Row[]>
const settings = { invoicesBy: 'mail', mailCopy: true, needs: 'nothing', buyerReference: null }
const collect = (collects: string | undefined, headers = town.owner.headers) =>
  town.call(headers, 'PUT', `${town.here}/invoicing`, {
    ...{ ...settings, orderNumberForms: [], referenceForms: [], ...(collects && { collects }) },
  })
const read = (orderId: string, headers = town.owner.headers): Promise<Answer> =>
  town.call(headers, 'GET', `/orders/${orderId}`)
const pay = async (documentId: string, amountMinor: number) =>
  ask(house, `/invoices/${documentId}/transfers`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': `bank-${documentId}-${amountMinor}` },
    body: { amountMinor, paidOn: await dayOf(house), reference: 'bank' },
  })

beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 0)
  town = await openMunicipality(house)
  finance = await make.client(house, ['finance'])
  cheap = await make.offering(house, { price: 120_000, startsInDays: 60 })
  taxed = await make.offering(house, { price: 79_999, taxClass: 'standard', startsInDays: 2 })
  day = await dayOf(house, -25)
  expect((await collect(String(Math.min(28, Number(day.slice(8)))))).status).toBe(200)
  expect((await collect(undefined)).status).toBe(200)
  const payer = { ...town.payer, email: MAIL }
  const of = (lines: [Offering, number][], more: object = {}) =>
    town.call(town.owner.headers, 'POST', '/orders', {
      lines: lines.map(([{ offeringId }, quantity]) => ({ offeringId, quantity })),
      ...{ payer, payBy: 'invoice', acceptedSalesTerms: 1 },
      expectedTotal: { minor: lines.reduce((sum, [{ gross }, n]) => sum + gross * n, 0), currency: 'NOK' },
      ...more,
    })
  const placed = [
    await of([[cheap, 2]]),
    await of([[cheap, 1]]),
    await of([[cheap, 1]], { purchaseOrderNumber: 'PO-7' }),
    await of([[taxed, 1]], { purchaseOrderNumber: 'PO-7' }),
    await of([[cheap, 1]], { unitId: town.skole }),
  ]
  const [first, second, numbered, taxedOne, ofSchool] = placed.map(({ body }) => body.id as string)
  Object.assign(orders, { first, second, numbered, taxed: taxedOne, ofSchool })
}, PATIENCE_MS)
afterAll(() => house?.close())

test('orders of a company that collects wait for its day, and say so', async () => {
  const { body } = await read(orders.first)
  expect(body).toMatchObject({ state: 'awaiting-transfer', nextIsCollected: true, documents: [] })
  expect(body.nextInvoiceOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(await documents()).toEqual([])
  const told = await until(
    async () => house.mails().filter(({ to }) => String(to).includes(MAIL)),
    ({ length }) => length >= 5,
  )
  expect(told.every(({ text }) => text.includes('samlet med annet som bedriften bestiller'))).toBe(true)
})

test('on that day one invoice comes for those that name the same, with a number, a reference and a file', async () => {
  const ahead =
    (Date.parse(String((await read(orders.first)).body.nextInvoiceOn)) - Date.parse(await dayOf(house))) / DAY_MS
  await passTo(house, ahead)
  for (const member of [town.owner, town.buyer, town.other]) member.headers = await signIn(house, member)
  invoices = await until(documents, ({ length }) => length === 3)
  expect(invoices.map((each) => each.orders)).toEqual([
    [orders.first, orders.second],
    [orders.numbered, orders.taxed],
    [orders.ofSchool],
  ])
  const [both] = invoices as [Row]
  expect(both.gross).toBe(360_000)
  expect(both.content.orderNumber).toBeUndefined()
  expect(both.content.payUrl).toBeUndefined()
  expect(both.content.lines.map(({ order }) => order?.participants)).toEqual([2, 1])
  const { body } = await until(
    () => read(orders.second),
    (order) => (order.body.documents as { pdf: string | null }[])[0]?.pdf != null,
  )
  expect(body).toMatchObject({
    state: 'awaiting-transfer',
    nextIsCollected: false,
    documents: [{ id: both.id, collective: true, gross: { minor: 120_000 } }],
  })
})

test('one mail carries it, names all of its orders, and opens it and no order', async () => {
  const [both] = invoices as [Row]
  const numbers = await Promise.all([orders.first, orders.second].map(async (id) => (await read(id)).body.number))
  const [mail, ...others] = await until(
    async () => house.mails().filter(({ text, subject }) => `${subject}${text}`.includes(`Faktura ${both.number} `)),
    ({ length }) => length > 0,
  )
  expect(others).toEqual([])
  expect(mail!.subject).toBe(`Faktura ${both.number} til ordre ${numbers.join(' og ')}`)
  expect(mail!.text).toContain(`Ordrer: ${numbers.join(' og ')}`)
  expect(mail!.text).not.toContain('/orders/')
})

test('finance sees how much of it is for which order', async () => {
  const [both] = invoices as [Row]
  const { body } = await ask(house, `/invoices/${both.id}`, { headers: bearer(finance) })
  expect(body).toMatchObject({
    collective: true,
    orders: [
      { id: orders.first, grossMinor: 240_000 },
      { id: orders.second, grossMinor: 120_000 },
    ],
  })
})

test('it is paid from the bank and not by card, and is not rewritten', async () => {
  const [both, , single] = invoices as [Row, Row, Row]
  const at = (id: string, what: string, body: object) =>
    town.call(town.owner.headers, 'POST', `/invoices/${id}/${what}`, body)
  const card = await at(both.id, 'payment-page', {})
  expect([card.status, typeOf(card)]).toEqual([409, 'document/collective'])
  const wish = { wanted: { kind: 'reference', buyerReference: 'Avd. 9' }, words: 'Feil referanse' }
  const asked = await at(both.id, 'correction-wishes', wish)
  expect([asked.status, typeOf(asked)]).toEqual([409, 'correction/collective'])
  expect((await at(single.id, 'payment-page', {})).status).toBe(200)
})

test('a member who may not see one of its orders sees neither the invoice nor what is for others', async () => {
  const [both] = invoices as [Row]
  const list = await town.call(town.buyer.headers, 'GET', `${town.here}/documents`)
  expect(JSON.stringify(list.body)).not.toContain(both.id)
  for (const headers of [town.buyer.headers, town.other.headers]) {
    const answer = await town.call(headers, 'GET', `/invoices/${both.id}`)
    expect([403, 404]).toContain(answer.status)
    expect(JSON.stringify(answer.body)).not.toContain('regnskap@')
  }
})

test('a credit of one order takes back its own part, and what is paid pays the first order first', async () => {
  const [both] = invoices as [Row]
  expect((await pay(both.id, 250_000)).status).toBeLessThan(300)
  expect((await read(orders.first)).body.state).toBe('confirmed')
  const credited = await ask(house, `/orders/${orders.second}/credit-note`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': 'credit-second' },
    body: { reason: 'Avlyst' },
  })
  expect(credited.status, JSON.stringify(credited.body)).toBeLessThan(300)
  const [note] = await until(
    () =>
      house.witness(`select content, gross_minor as gross, order_id as of from documents where kind = 'credit-note'`),
    ({ length }) => length === 1,
  )
  const { number } = (await read(orders.second)).body
  expect(note).toMatchObject({
    ...{ gross: 120_000, of: orders.second },
    content: { orderNumber: String(number), precedingInvoice: { number: both.number } },
  })
  const { body } = await ask<{ leftMinor: number }>(house, `/invoices/${both.id}`, { headers: bearer(finance) })
  expect(body.leftMinor).toBe(-10_000)
  await expectSoundBooks(house.eye)
})

test('what carries VAT joins after its delivery, and the VAT of the invoice is what its order was agreed at', async () => {
  const [, numbered] = invoices as [Row, Row]
  const { body } = await ask(house, `/invoices/${numbered.id}`, { headers: bearer(finance) })
  expect(body).toMatchObject({
    ...{ netMinor: 199_999, vatMinor: 20_000, purchaseOrderNumber: 'PO-7' },
    orders: [{ grossMinor: 120_000 }, { grossMinor: 99_999 }],
  })
})

test('orders of programs and of companies that nobody has confirmed are invoiced at once', async () => {
  const program = await make.client(house, ['course-administrator'])
  const placed = await ask<{ id: string }>(house, '/orders', {
    method: 'POST',
    headers: { ...bearer(program), 'idempotency-key': 'program' },
    body: {
      lines: [{ offeringId: cheap.offeringId, quantity: 1 }],
      ...{ payer: town.payer, payBy: 'invoice', acceptedSalesTerms: 1 },
      expectedTotal: { minor: cheap.gross, currency: 'NOK' },
    },
  })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(await house.witness(`select collected from demands where order_id = '${placed.body.id}'`)).toEqual([
    { collected: false },
  ])
})
