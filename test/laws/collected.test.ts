import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import type { CreditOrder } from '../../src/checkout/credit-wish.ts'
import { orderNow } from '../../src/checkout/order-now.ts'
import { addMember } from '../../src/companies/add-member.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import { addUnit } from '../../src/companies/keep-unit.ts'
import { setInvoicing } from '../../src/companies/set-invoicing.ts'
import { UnitWish } from '../../src/companies/units.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { issueDocuments } from '../../src/invoicing/issue-documents.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import type { Tx } from '../../src/platform/db/transact.ts'
import { Problem } from '../../src/platform/problems.ts'
import { act } from '../../src/platform/till.ts'
import { recordTransfer } from '../../src/reminders/record-transfer.ts'
import { openAccount } from '../support/account.ts'
import { expectSoundBooks } from '../support/books.ts'
import { until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { make, type Offering } from '../support/make.ts'
import { promise } from '../support/promises.ts'

/** `CT_STEPS=600` plays a long month; the same `CT_SEED` plays the same one again. */
const STEPS = Number(process.env.CT_STEPS ?? 120)
const SEED = Number(process.env.CT_SEED ?? Math.floor(Math.random() * 2 ** 31))
const DAY_SECONDS = 86_400
/** Days that every order has been invoiced by, whatever its company collects and whenever it is delivered. */
const LAST_DAY = 100

type Buys = { actor: Actor; payer: object; unitId?: string }
let house: House
let state = SEED
let buyers: Buys[]
let offers: Offering[]
const orders: string[] = []
const did = { sold: 0, credited: 0, paid: 0, refused: 0 }
const job: Actor = { kind: 'job', name: 'test' }
const does = <T>(work: (tx: Tx) => Promise<T>, actor: Actor = job): Promise<T> => act(house.till, actor, work)

/** The same seed plays the same run (mulberry32). */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const among = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
const upTo = (most: number) => 1 + Math.floor(chance() * most)

/** A company with two who order, and a unit that collects on another day. */
async function openCompany(organisationNumber: string, collects: string): Promise<Buys[]> {
  const staff: Actor = { kind: 'client', clientId: '00000000-0000-4000-8000-000000000009', roles: ['support'] }
  const place = { street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' }
  const name = `Firma ${organisationNumber}`
  const email = `faktura-${organisationNumber}@firma.example`
  const { id } = await does(
    (tx) => createCompany(tx, { organisationNumber, name, ...place, invoiceEmail: email }),
    staff,
  )
  const unitId = await does(
    (tx) => addUnit(tx, id, UnitWish.parse({ name: 'Avdeling nord', collects: '20', buyerReference: 'NORD' })),
    staff,
  )
  const own = { invoicesBy: 'mail', mailCopy: true, needs: 'nothing', buyerReference: null } as const
  await does((tx) => setInvoicing(tx, id, { ...own, orderNumberForms: [], referenceForms: [], collects }), staff)
  const people = await Promise.all(
    ['Eva Eier', 'Nils Neste'].map(async (called) => {
      const account = await openAccount(house, called)
      await does(
        (tx) => addMember(tx, { companyId: id, name: called, email: account.email, role: 'owner', lang: 'nb' }),
        staff,
      )
      return { account, called }
    }),
  )
  return people.flatMap(({ account, called }): Buys[] => {
    const actor: Actor = { kind: 'person', personId: account.personId, roles: [] } as never
    const payer = { kind: 'company', name, organisationNumber, contactName: called, email: account.email, ...place }
    return [
      { actor, payer },
      { actor, payer, unitId },
    ]
  })
}

async function sell(): Promise<void> {
  const { actor, payer, unitId } = among(buyers)
  const picked = offers.filter(() => chance() < 0.5)
  const lines = (picked.length > 0 ? picked : [offers[0]!]).map((offering) => ({ offering, quantity: upTo(3) }))
  const purchaseOrderNumber = chance() < 0.3 ? `PO-${upTo(2)}` : undefined
  const placed = await does(
    (tx) =>
      orderNow(tx, {
        lines: lines.map(({ offering, quantity }) => ({ offeringId: offering.offeringId, quantity, people: [] })),
        ...{ payer, payBy: 'invoice', acceptedSalesTerms: 1, lang: 'nb' },
        ...(unitId && { unitId }),
        ...(purchaseOrderNumber && { purchaseOrderNumber }),
        expectedTotal: {
          minor: lines.reduce((sum, { offering, quantity }) => sum + grossOf(offering, quantity), 0),
          currency: 'NOK',
        },
      } as never),
    actor,
  )
  orders.push(placed.orderId)
  did.sold++
}

/** VAT once for each of the offerings, which have a rate or a day of their own each. */
const grossOf = ({ price, gross }: Offering, quantity: number): number =>
  gross === price ? price * quantity : Math.round(price * quantity * 1.25)

async function creditSome(): Promise<void> {
  const orderId = among(orders)
  const places = await house.witness(
    `select line_id, position from order_places where order_id = '${orderId}' and returned_at is null`,
  )
  const seat = places[Math.floor(chance() * places.length)] as { line_id: string; position: number } | undefined
  const wishes: Omit<CreditOrder, 'reason'>[] = [
    { amountMinor: upTo(100_000) },
    ...(seat ? [{ seats: [{ lineId: seat.line_id, position: seat.position }] }] : []),
    ...(chance() < 0.3 ? [{}] : []),
  ]
  await unlessRefused('credited', () => does((tx) => creditOrder(tx, orderId, { reason: 'Avtalt', ...among(wishes) })))
}

/** Some or all of an invoice comes by bank. */
async function paySome(): Promise<void> {
  const invoices = await house.witness(`select d.id, d.gross_minor as gross from documents d where d.kind = 'invoice'`)
  if (invoices.length === 0) return
  const { id, gross } = among(invoices) as { id: string; gross: number }
  const amountMinor = chance() < 0.5 ? Number(gross) : upTo(Number(gross))
  const paidOn = await dayOf(house)
  await unlessRefused('paid', () =>
    does((tx) => recordTransfer(tx, id, { amountMinor, paidOn, reference: `bank ${did.paid}` })),
  )
}

async function unlessRefused(what: 'credited' | 'paid', doing: () => Promise<unknown>): Promise<void> {
  try {
    await doing()
    did[what]++
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    did.refused++
  }
}

const nothingDue = () =>
  until(
    () =>
      house.witness(
        `select count(*)::int as due from documents_due u where u.due_from <= (app_now() at time zone 'Europe/Oslo')::date`,
      ),
    ([row]) => row!.due === 0,
    60,
  )

/** What of each order was agreed is what was invoiced and what was given back before; one that was cancelled before has no invoice. */
const UNTRUE = `select o.number, o.total_minor, s.*, f.forgone
  from orders o cross join lateral (
    select coalesce(sum(case d.kind when 'invoice' then y.gross_minor end), 0) as invoiced, coalesce(sum(case d.kind when 'credit-note' then y.gross_minor end), 0) as taken
    from document_demands y join documents d on d.id = y.document_id where y.order_id = o.id) s
  cross join lateral (select coalesce(sum(m.forgone_minor), 0) as forgone from demands m where m.order_id = o.id) f
  where (s.invoiced + f.forgone <> o.total_minor and not (o.cancelled_at is not null and s.invoiced = 0)) or s.taken > s.invoiced`
/** Paid and owed, order by order and as a whole. */
const UNTIED = `select d.id from documents d where d.kind = 'invoice' and exists (select from document_demands y where y.document_id = d.id and y.collective)
  and (select coalesce(sum(t.amount_minor), 0) from document_transfers t where t.document_id = d.id) <> (
    select sum(p.paid_minor) from document_demands y cross join lateral collective_parts_of(y.order_id) p
    where y.document_id = d.id and p.document_id = d.id and p.demand_id = y.demand_id)`

beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 0)
  buyers = [...(await openCompany('974760673', 'last')), ...(await openCompany('971035854', '10'))]
  offers = [
    await make.offering(house, { price: 490_000, capacity: 2_000, startsInDays: 40 }),
    await make.offering(house, { price: 79_999, capacity: 2_000, startsInDays: 12, taxClass: 'standard' }),
    await make.offering(house, { price: 100_001, capacity: 2_000, startsInDays: 20, taxClass: 'standard' }),
  ]
  await house.moveClock(0)
}, 120_000)
afterAll(() => house?.close())

test(`any month of orders, credits, payments and days of companies that collect leaves books that tie, order by order`, {
  timeout: Math.max(300_000, STEPS * 2_000),
}, async () => {
  const bookable = daysAfter(await does(async (tx) => tx.now), 9)
  for (let step = 1; step <= STEPS; step++) {
    const dice = chance()
    const isOpen = (await does(async (tx) => tx.now)) < bookable
    if ((dice < 0.5 && isOpen) || orders.length === 0) await sell()
    else if (dice < 0.75) await creditSome()
    else if (dice < 0.9) await paySome()
    else if (dice < 0.94) await does((tx) => issueDocuments(tx, house.url))
    else await does((tx) => moveClock(tx, upTo(2) * DAY_SECONDS))
    if (step % (STEPS / 4) === 0) await expectSoundBooks(house.eye)
  }
  await house.moveClock(LAST_DAY * DAY_SECONDS)
  await nothingDue()
  for (let step = 1; step <= STEPS / 4; step++) await (chance() < 0.5 ? creditSome() : paySome())
  await nothingDue()
  expect(await house.witness(UNTRUE)).toEqual([])
  expect(await house.witness(UNTIED)).toEqual([])
  await expectSoundBooks(house.eye)
  const [counted] = await house.witness(
    `select count(*)::int as invoices, count(*) filter (where n > 1)::int as several, max(n)::int as most from (
       select count(*) as n from document_demands y join documents d on d.id = y.document_id where d.kind = 'invoice' group by d.id) x`,
  )
  const { invoices, several, most } = counted as { invoices: number; several: number; most: number }
  expect(several).toBeGreaterThan(2)
  expect(did.credited).toBeGreaterThan(STEPS / 20)
  expect(did.paid).toBeGreaterThan(2)
  promise(
    `a month of ${did.sold} orders on ${invoices} invoices (seed ${SEED}), ${several} of them for several (at most ${most}), ${did.credited} credits, ${did.paid} transfers, ${did.refused} refused: receivables, VAT and income tie, order by order`,
  )
})
