import { randomUUID } from 'node:crypto'
import { putMember } from '../../src/companies/put-member.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import type { SetPrice } from '../../src/pricing/set-price.ts'
import { CancellationRules } from '../../src/terms/rules.ts'
import { launch } from '../storefront/make.ts'
import { openAccount, signIn } from '../support/account.ts'
import type { House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Order, order, type Placed, until } from '../support/make.ts'

const keeper: Actor = { kind: 'job', name: 'test' }
const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]
let tried = 91_000_000

/** A number with the right check digit, under which nobody has bought yet. */
function newNumber(): string {
  const digits = String(++tried)
  const rest = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11
  return rest === 1 ? newNumber() : `${digits}${rest === 0 ? 0 : 11 - rest}`
}

const DETAILS = { name: 'Fjell AS', street: 'Gata 1', postcode: '0155', city: 'Oslo', invoiceEmail: 'x@fjell.example' }

export type Firm = {
  companyId: string
  organisationNumber: string
  manager: { cookie: string; personId: string; email: string; password: string }
}
type Answer<T> = { status: number; body: T }
export type Preview = {
  previewId: string
  seats: { seatId: string; name: string | null; kind: string }[]
  losesAccess: string[]
  orders: {
    orderNumber: number
    seats: number
    price: { minor: number }
    fee: { minor: number }
    rule: { kind: string }
    tier: { unitAfter: { minor: number }; kept: { minor: number } | null } | null
    documents: { gross: { minor: number }; vat: { minor: number }; stays: { minor: number } }[]
    neverInvoiced: { minor: number } | null
    refund: { minor: number } | null
    lowered: { minor: number } | null
    balance: { minor: number } | null
  }[]
  places: { free: number }
  until: string | null
  type?: string
  changed?: string[]
  now?: Preview
}

/** A company that staff have confirmed, with a manager who has signed in. */
export async function openFirm(house: House): Promise<Firm> {
  const organisationNumber = newNumber()
  const support = bearer(await make.client(house, ['support']))
  const made = await ask<{ id: string }>(house, '/companies', {
    method: 'POST',
    headers: support,
    body: { ...DETAILS, organisationNumber },
  })
  const account = await openAccount(house, 'Mona Leder')
  await act(house.till, keeper, (tx) =>
    putMember(tx, { companyId: made.body.id, personId: account.personId, role: 'manager' }),
  )
  return { companyId: made.body.id, organisationNumber, manager: { ...account, ...(await signIn(house, account)) } }
}

/** Free until 14 days before; then a quarter, at most 500 kr; half of it from a week before to the start; then nothing back. */
export const RULES = CancellationRules.parse({
  steps: [
    { daysBefore: 14, at: 'midnight', feeBasisPoints: 0 },
    { daysBefore: 7, at: 'start-hour', feeBasisPoints: 2_500, cap: { NOK: 50_000 } },
    { daysBefore: 0, at: 'start-hour', feeBasisPoints: 5_000 },
  ],
  afterStart: 'nothing',
})

type Course = { price?: Partial<SetPrice>; startsInDays?: number; capacity?: number; title?: string }

/** A course under these terms, by default exempt, at 4 900 kr. */
export async function course(house: House, { price = {}, startsInDays = 30, capacity = 40, title }: Course = {}) {
  const startsAt = daysAfter(await act(house.till, keeper, async (tx) => tx.now), startsInDays)
  const words = {
    title: title ?? 'Praktisk statistikk',
    summary: 'Tall.',
    description: 'Vi regner.',
    outcomes: '',
    prerequisites: '',
  }
  return launch(
    { does: (work) => act(house.till, keeper, work) },
    {
      capacity,
      course: { texts: { nb: words }, slug: `gi-tilbake-${randomUUID()}` },
      offering: { startsAt, code: `GT-${randomUUID().slice(0, 8)}` },
      price: {
        ...{ currency: 'NOK', netMinor: 490_000, taxClass: 'exempt-teaching', taxDecision: 'Ingrid: § 3-5' },
        ...price,
      },
      terms: {
        code: 'fleksible',
        name: { nb: 'Fleksible', en: 'Flexible' },
        inWords: { nb: 'Se under.', en: 'See below.' },
        rules: RULES,
      },
    },
  )
}

type Buy = { quantity: number; gross: number; people?: { name: string; email: string }[]; change?: object }

/** Seats for the company, invoiced. */
export async function buySeats(
  house: House,
  firm: Firm,
  offeringId: string,
  { quantity, gross, people = [], change = {} }: Buy,
) {
  const key = await make.client(house, ['course-administrator'])
  const offering = { offeringId, gross, currency: 'NOK' } as Parameters<typeof order>[2]['offering']
  const payer = { ...company(), organisationNumber: firm.organisationNumber } as ReturnType<typeof company>
  const placed = await order(house, key, { offering, quantity, people, payer, change })
  if (placed.status !== 201) throw new Error(JSON.stringify(placed.body))
  if (placed.body.payBy === 'invoice') await documented(house, placed.body.id, 1)
  return placed.body
}

/** Until an order has so many documents. */
export const documented = (house: House, orderId: string, n: number): Promise<void> =>
  until(async () => (await house.witness(`select id from documents where order_id = '${orderId}'`)).length === n)

const at = (firm: Firm, offeringId: string) => `/companies/${firm.companyId}/seats/${offeringId}/give-back`

export const preview = (house: House, firm: Firm, offeringId: string, wish: object): Promise<Answer<Preview>> =>
  ask<Preview>(house, `${at(firm, offeringId)}/preview`, {
    method: 'POST',
    headers: { cookie: firm.manager.cookie },
    body: wish,
  })

type Given = { givingBackId: string; seats: number; orders: { orderId: string; fee: { minor: number } }[] }
export const confirm = (
  house: House,
  firm: Firm,
  offeringId: string,
  {
    wish,
    previewId,
    headers = { cookie: firm.manager.cookie },
    key = randomUUID(),
  }: { wish: object; previewId: string; headers?: Record<string, string>; key?: string },
): Promise<Answer<Given & Preview>> =>
  ask(house, at(firm, offeringId), {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: { previewId, ...wish },
  })

/** Looks, and does what was seen. */
export async function giveBack(house: House, firm: Firm, offeringId: string, wish: object) {
  const seen = await preview(house, firm, offeringId, wish)
  if (seen.status !== 200) throw new Error(JSON.stringify(seen.body))
  const done = await confirm(house, firm, offeringId, { wish, previewId: seen.body.previewId })
  if (done.status !== 201) throw new Error(JSON.stringify(done.body))
  return seen.body
}

export const documentsOf = async (house: House, { id }: Pick<Placed | Order, 'id'>) =>
  (
    await house.witness(
      `select kind, gross_minor::int as gross, vat_minor::int as vat from documents where order_id = '${id}' order by issued_at, number`,
    )
  ).map(({ kind, gross, vat }) => ({ kind, gross, vat }) as { kind: string; gross: number; vat: number })

export const someone = (name: string) => ({ name, email: `${randomUUID()}@fjell.example` })

/** How many seats of an offering companies own. */
export const seatsLeft = async (house: House, offeringId: string): Promise<number> =>
  (await house.witness(`select seat_id from wallet_seats where offering_id = '${offeringId}'`)).length
