import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owedBy } from '../../src/credit/owed.ts'
import { money } from '../../src/platform/money.ts'
import { ask, checkOut, company, fillCart, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, type Offering } from '../support/make.ts'
import { buyFor, type Firm, firm, nextNumber, somebody, typeOf } from './firms.ts'

const PATIENCE_MS = 60_000
const DAY_SECONDS = 86_400
const NOTHING = money(0, 'NOK')

let house: House
let offering: Offering
let finance: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  offering = await make.offering(house, { capacity: 60, price: 100_000 })
  finance = bearer(await make.client(house, ['finance']))
  await put('/setup/new-company-credit', { upToMinor: 250_000 })
}, PATIENCE_MS)
afterAll(() => house?.close())

const put = (path: string, body: object) => ask(`${house.url}${path}`, { method: 'PUT', headers: finance, body })
const post = (path: string, headers: Record<string, string>, body: object) =>
  ask(`${house.url}${path}`, { method: 'POST', headers, body })
const creditOf = ({ id, member }: Firm) => ask(`${house.url}/companies/${id}/credit`, { headers: member.headers })
const owes = async (id: string) => (await owedBy({ client: house.till.connection.pool }, id, NOTHING)).openMinor
const invoiceOf = (orderId: string) =>
  until(
    () => house.witness(`select id from documents where order_id = '${orderId}' and kind = 'invoice'`),
    (rows) => rows.length > 0,
  ).then(([row]) => String(row!.id))
const today = async () =>
  String((await house.witness(`select (app_now() at time zone 'Europe/Oslo')::date::text as day`))[0]!.day)
const dayPlus = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_SECONDS * 1000).toISOString().slice(0, 10)

test('a new company may owe up to what finance has set; its member is told the figures, and by card it buys on', async () => {
  const own = await firm(house)
  const { headers } = own.member
  expect((await buyFor(house, own, { offering, quantity: 2, headers })).status).toBe(201)
  const beyond = await buyFor(house, own, { offering, headers })
  expect([beyond.status, typeOf(beyond)]).toEqual([409, 'companies/credit-exceeded'])
  expect(beyond.body).toMatchObject({
    companyId: own.id,
    limit: { minor: 250_000, currency: 'NOK' },
    open: { minor: 200_000, currency: 'NOK' },
    left: { minor: 50_000, currency: 'NOK' },
  })
  expect((await buyFor(house, own, { offering, payBy: 'card', headers })).status).toBe(201)
  expect((await creditOf(own)).body).toMatchObject({
    limitMinor: 250_000,
    openMinor: 200_000,
    leftMinor: 50_000,
    wish: null,
  })
})

test('nobody else learns what a company owes, whether they try to buy for it or to look', async () => {
  const [own, other] = [await firm(house), await firm(house)]
  await buyFor(house, own, { offering, quantity: 2, headers: own.member.headers })
  const cart = await fillCart(house.url, offering.offeringId)
  const payer = { ...company(), organisationNumber: own.organisationNumber }
  const asGuest = await checkOut(house.url, cart, { payer, payBy: 'invoice' })
  for (const refused of [asGuest, await buyFor(house, own, { offering, headers: other.member.headers })]) {
    expect([refused.status, typeOf(refused)]).toEqual([409, 'companies/credit-exceeded'])
    for (const figure of ['companyId', 'limit', 'open', 'left']) expect(refused.body).not.toHaveProperty(figure)
  }
  const looked = await ask(`${house.url}/companies/${own.id}/credit`, { headers: other.member.headers })
  const missing = await ask(`${house.url}/companies/${randomUUID()}/credit`, { headers: other.member.headers })
  expect([looked.status, typeOf(looked), looked.body.detail]).toEqual([404, typeOf(missing), missing.body.detail])
})

test('a public body owes any amount, and so does a company of which finance says so', async () => {
  const [body, trusted] = [await firm(house), await firm(house)]
  expect((await put(`/companies/${body.id}/standing`, { publicBody: true, paymentTermsDays: 30 })).status).toBe(204)
  const any = { amountMinor: null, reason: 'Kjent kunde' }
  expect((await put(`/companies/${trusted.id}/credit`, any)).status).toBe(204)
  for (const each of [body, trusted])
    expect((await buyFor(house, each, { offering, quantity: 4, headers: each.member.headers })).status).toBe(201)
  const days = await house.witness(
    `select terms_days from demands m join orders o on o.id = m.order_id where o.company_id = '${body.id}'`,
  )
  expect(days).toEqual([{ terms_days: 30 }])
})

test('what counts is what is not paid: a payment makes room, and so does a credit note', async () => {
  const own = await firm(house)
  const { headers } = own.member
  const order = await buyFor(house, own, { offering, quantity: 2, headers })
  expect(await owes(own.id)).toBe(200_000)
  const transfer = { amountMinor: 150_000, paidOn: await today(), reference: 'KID' }
  const paid = await post(
    `/invoices/${await invoiceOf(order.body.id)}/transfers`,
    { ...finance, 'idempotency-key': randomUUID() },
    transfer,
  )
  expect([paid.status, await owes(own.id)]).toEqual([201, 50_000])
  const second = await buyFor(house, own, { offering, quantity: 2, headers })
  expect([second.status, await owes(own.id)]).toEqual([201, 250_000])
  await invoiceOf(second.body.id)
  const key = { ...finance, 'idempotency-key': randomUUID() }
  expect((await post(`/orders/${second.body.id}/credit-note`, key, { reason: 'Avlyst' })).status).toBeLessThan(300)
  await until(
    () => owes(own.id),
    (minor) => minor === 50_000,
  )
})

test('ten orders at once cannot use the last of it twice', async () => {
  const own = await firm(house)
  const placed = await Promise.all(
    Array.from({ length: 10 }, () => buyFor(house, own, { offering, headers: own.member.headers })),
  )
  expect(placed.map(({ status }) => status).sort()).toEqual([201, 201, ...Array.from({ length: 8 }, () => 409)])
  expect(await owes(own.id)).toBe(200_000)
})

test('the first ten orders of a company that nobody has seen before keep within it too', async () => {
  const unseen = { organisationNumber: nextNumber() }
  const keeper = bearer(await make.client(house, ['course-administrator']))
  const placed = await Promise.all(
    Array.from({ length: 10 }, () => buyFor(house, unseen, { offering, headers: keeper })),
  )
  expect(placed.filter(({ status }) => status === 201)).toHaveLength(2)
})

test('a member asks, finance grants an amount until a day, a mail says so, and the order goes through until then', async () => {
  const own = await firm(house, 'buyer')
  const { headers, email } = own.member
  await buyFor(house, own, { offering, quantity: 2, headers })
  const wish = { amountMinor: 500_000, reason: 'Høstens kurs for hele avdelingen' }
  const asked = await post(`/companies/${own.id}/credit-wishes`, headers, wish)
  expect(asked.status).toBe(201)
  expect(typeOf(await post(`/companies/${own.id}/credit-wishes`, headers, wish))).toBe('companies/credit-asked')
  const { body } = await ask(`${house.url}/credit-wishes`, { headers: finance })
  expect((body.wishes as object[])[0]).toMatchObject({
    id: asked.body.id,
    ...wish,
    limitMinor: 250_000,
    openMinor: 200_000,
  })
  const until_ = dayPlus(await today(), 10)
  const decision = `/credit-wishes/${asked.body.id}/decision`
  const grant = { granted: true, amountMinor: 400_000, until: until_ }
  expect(typeOf(await post(decision, finance, { ...grant, until: '2020-01-01' }))).toBe('request/invalid')
  expect((await post(decision, finance, grant)).status).toBe(204)
  expect(typeOf(await post(decision, finance, { granted: false, answer: 'Nei.' }))).toBe('companies/credit-decided')
  await until(
    () =>
      Promise.resolve(
        house.mails().filter(({ to, subject }) => to.includes(email) && subject.includes('mer på faktura')),
      ),
    (mails) => mails.length === 1,
  )
  expect((await creditOf(own)).body).toMatchObject({ limitMinor: 400_000, until: until_, wish: { granted: true } })
  expect((await buyFor(house, own, { offering, quantity: 2, headers })).status).toBe(201)
  expect((await buyFor(house, own, { offering, headers })).status).toBe(409)
  const history = await house.witness(`select amount_minor, reason from company_credits where company_id = '${own.id}'`)
  expect(history).toEqual([{ amount_minor: 400_000, reason: wish.reason }])
})

test('finance declines with a sentence, which the asker gets by mail and sees; then they may ask again', async () => {
  const own = await firm(house)
  const { headers, email } = own.member
  const asked = await post(`/companies/${own.id}/credit-wishes`, headers, { amountMinor: 900_000, reason: 'Mye' })
  const decision = `/credit-wishes/${asked.body.id}/decision`
  expect((await post(decision, finance, { granted: false, answer: 'Betal først det som er forfalt.' })).status).toBe(
    204,
  )
  const mail = await until(
    () => Promise.resolve(house.mails().find(({ to, subject }) => to.includes(email) && subject.includes('kreditt'))),
    (found) => found !== undefined,
  )
  expect(mail!.text).toContain('Betal først det som er forfalt.')
  expect((await creditOf(own)).body.wish).toMatchObject({ granted: false, answer: 'Betal først det som er forfalt.' })
  expect(
    (await post(`/companies/${own.id}/credit-wishes`, headers, { amountMinor: 300_000, reason: 'Litt' })).status,
  ).toBe(201)
})

test('a finance viewer and a stranger ask for nothing, and only finance decides', async () => {
  const viewing = await firm(house, 'finance-viewer')
  const stranger = await somebody(house, 'Fremmed')
  const wish = { amountMinor: 300_000, reason: 'Litt' }
  const path = `/companies/${viewing.id}/credit-wishes`
  expect((await post(path, viewing.member.headers, wish)).status).toBe(403)
  expect((await post(path, stranger.headers, wish)).status).toBe(404)
  const set = { amountMinor: 1, reason: 'x' }
  const own = await ask(`${house.url}/companies/${viewing.id}/credit`, {
    method: 'PUT',
    headers: viewing.member.headers,
    body: set,
  })
  expect(own.status).toBe(403)
})

test('when the day of a credit has passed, what was before it counts again', async () => {
  const own = await firm(house)
  await put(`/companies/${own.id}/credit`, { amountMinor: 500_000, until: dayPlus(await today(), 3), reason: 'Høst' })
  const limit = async () => (await ask(`${house.url}/companies/${own.id}/credit`, { headers: finance })).body.limitMinor
  expect(await limit()).toBe(500_000)
  await house.moveClock(5 * DAY_SECONDS)
  expect(await limit()).toBe(250_000)
})

test('what a company owes is what its orders say of themselves', async () => {
  const rows =
    await house.witness(`select o.company_id as id, sum(d.gross_minor) as invoiced from documents d join orders o on o.id = d.order_id
    where o.company_id is not null and o.pay_by = 'invoice' and d.kind = 'invoice' group by 1`)
  expect(rows.length).toBeGreaterThan(3)
  for (const { id } of rows) {
    const [left] = await house.witness(`select coalesce(sum(d.gross_minor
        - (select coalesce(sum(t.amount_minor), 0) from document_transfers t where t.document_id = d.id)
        - (select coalesce(sum(c.gross_minor), 0) from documents c where c.credits_id = d.id)), 0)::bigint as minor
      from documents d join orders o on o.id = d.order_id where o.company_id = '${id}' and o.pay_by = 'invoice' and d.kind = 'invoice'`)
    expect([id, await owes(String(id))]).toEqual([id, Number(left!.minor)])
  }
})
