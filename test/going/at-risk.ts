import { randomUUID } from 'node:crypto'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { confirmEntry } from '../../src/waiting/confirm-entry.ts'
import { joinList } from '../../src/waiting/join-list.ts'
import { openLearner } from '../asking/learner.ts'
import { buySeats, documented, type Firm, someone } from '../giving-back/firm.ts'
import { openAccount, signIn } from '../support/account.ts'
import type { House } from '../support/constellation.ts'
import { ask, bearer, buy, checkOut, make, type Offering, order, pay, person, untilOrder } from '../support/make.ts'

type Minor = { minor: number }
export type Done = Record<'net' | 'vat' | 'gross' | 'neverInvoiced' | 'refund' | 'lowered' | 'balance', Minor> & {
  seats: number
}
export type Sums = Done & { currency: string; orders: number }
export type Simulated = {
  simulationId: string
  sums: Sums[]
  orders: {
    orderId: string
    payer: string
    standing: string
    people: string[]
    unnamed: number
    done: Done
    hindrance: string | null
  }[]
  promises: {
    requests: object[]
    quotations: object[]
    applications: object[]
    waiting: { entries: number; seats: number }
    moves: number
  }
  mails: Record<'buyers' | 'learners' | 'waiting' | 'applicants' | 'askers', number>
  takesTwo: boolean
  wish: { simulationId: string } | null
}
export type Cancelled = {
  cancellationId: string
  planned: Sums[]
  done: Sums[]
  orders: { orderId: string; planned: Done | null; done: Done | null; outcome: string | null; fault: string | null }[]
  left: number
  type?: string
  changed?: string[]
  awaits?: string
}
type Keeper = Record<string, string>

export const keeperOf = async (house: House): Promise<Keeper> =>
  bearer(await make.client(house, ['course-administrator']))

/** A person who keeps the courses, signed in. */
export async function signedInKeeper(house: House): Promise<Keeper> {
  const account = await openAccount(house, 'Kåre Kurs')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    giveRole(tx, { personId: account.personId, role: 'course-administrator' }),
  )
  return { cookie: (await signIn(house, account)).cookie, origin: house.url }
}

export const simulateAt = (house: House, headers: Keeper, { offeringId }: Pick<Offering, 'offeringId'>) =>
  ask<Simulated & { type?: string }>(house, `/offerings/${offeringId}/cancel-simulation`, { headers })

export const cancelAt = (
  house: House,
  headers: Keeper,
  { offeringId, simulationId, key = randomUUID() }: { offeringId: string; simulationId: string; key?: string },
) =>
  ask<Cancelled>(house, `/offerings/${offeringId}/cancellation`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: { simulationId, reason: { nb: 'For få meldte seg på.', en: 'Too few signed up.' } },
  })

export const cancellationAt = async (house: House, headers: Keeper, { offeringId }: Pick<Offering, 'offeringId'>) =>
  (await ask<Cancelled>(house, `/offerings/${offeringId}/cancellation`, { headers })).body

/**
 * A full course: three persons (by card, by card with a part credited before, on invoice), a company on invoice with one named seat of three
 * and by card, somebody at the payment page, somebody who asks their employer, and one who waits.
 */
export async function fullCourse(house: House, firm: Firm) {
  const offering = await make.offering(house, { capacity: 9, invoiceToPersons: true, title: 'Kurs som ikke holdes' })
  const { offeringId } = offering
  const key = await make.client(house, ['course-administrator'])
  const finance = bearer(await make.client(house, ['finance']))
  const byCard = await buy(house, {
    offering,
    buyer: { name: 'Kari Kort', email: `kort-${randomUUID()}@example.test` },
  })
  const partly = await buy(house, { offering, buyer: { name: 'Dina Del', email: `del-${randomUUID()}@example.test` } })
  await documented(house, partly.id, 1)
  await ask(house, `/orders/${partly.id}/credit-note`, {
    method: 'POST',
    headers: { ...finance, 'idempotency-key': randomUUID() },
    body: { reason: 'Rabatt', amountMinor: 100_000 },
  })
  const payer = person({ name: 'Finn Faktura', email: `faktura-${randomUUID()}@example.test` })
  const onInvoice = (await order(house, key, { offering, payer, change: { payBy: 'invoice' } })).body
  const { gross } = offering
  const named = someone('Nina Navn')
  const seats = await buySeats(house, firm, offeringId, { quantity: 3, gross, people: [named] })
  const firmByCard = await buySeats(house, firm, offeringId, { quantity: 1, gross, change: { payBy: 'card' } })
  await pay(house, firmByCard)
  await untilOrder(house, firmByCard, ({ state }) => state === 'confirmed')
  const open = (
    await checkOut(house, { offering, buyer: { name: 'Åse Åpen', email: `open-${randomUUID()}@example.test` } })
  ).body
  const learner = await openLearner(house, 'Lena Lærling')
  const request = await learner.asked(offering)
  await waitsFor(house, offeringId)
  for (const { id } of [byCard, onInvoice, firmByCard]) await documented(house, id, 1)
  await documented(house, partly.id, 2)
  return { offering, byCard, partly, onInvoice, seats, firmByCard, open, learner, request, named }
}

/** Somebody asks for two seats of a full course, with a proved address. */
export async function waitsFor(house: House, offeringId: string): Promise<string> {
  const email = `venter-${randomUUID()}@example.test`
  const wish = { quantity: 2, takes: 'all-or-nothing', name: 'Vera Vent', email, lang: 'nb' } as const
  const job = { kind: 'job', name: 'test' } as const
  const joined = await act(house.till, job, (tx) => joinList(tx, offeringId, wish))
  await act(house.till, job, (tx) => confirmEntry(tx, joined!.entryId))
  return email
}
