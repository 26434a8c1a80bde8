import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { dayIn, daysAfter } from '../../src/platform/clock.ts'
import type { House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Offering, type Placed, person, unique } from '../support/make.ts'

export type Headers = Record<string, string>
export const nok = (minor: number) => ({ minor, currency: 'NOK' })
type Amount = { minor: number; currency: string }
export type CartBody = {
  id: string
  type: string
  total: Amount
  lines: { offeringId: string; quantity: number; gross: Amount; path: { pathId: string } | null; voucher: unknown }[]
  paths: { pathId: string; why: string | null; saved: Amount | null }[]
}
export type Reply<B = CartBody> = { status: number; body: B }
type Ordered = Reply<Placed & { type: string }>
type Path = { pathId: string; slug: string; courses: readonly Offering[] }

/** What a path says where nothing else matters: all its courses at so much together. */
export const said = (courses: readonly Offering[], change: object = {}) => ({
  slug: `lop-${unique()}`,
  texts: {
    nb: { title: 'Helse og tall', summary: 'Tre kurs.', description: 'Ta dem i rekkefølge.', outcomes: '' },
    en: { title: 'Health and numbers', summary: 'Three courses.', description: 'Take them in order.', outcomes: '' },
  },
  courseIds: courses.map(({ courseId }) => courseId),
  price: { by: 'total', total: nok(1_000_000) },
  ...change,
})

/** Those who make paths, and carts that have one. */
export async function openPaths(house: House) {
  const keeper = bearer(await make.client(house, ['course-administrator']))
  const finance = bearer(await make.client(house, ['finance']))
  const send = (path: string, method = 'GET', body?: object, headers: Headers = keeper): Promise<Reply> =>
    ask(house, path, { method, headers, ...(body && { body }) })
  /** A path on sale, of courses of its own where none are given. */
  async function path(change: object = {}, given?: readonly Offering[]): Promise<Path> {
    const courses = given ?? (await threeCourses())
    const body = said(courses, change)
    const { body: made, status } = await ask<{ pathId: string }>(house, '/paths', {
      method: 'POST',
      headers: keeper,
      body,
    })
    expect(status, JSON.stringify(made)).toBe(201)
    const published = await send(`/paths/${made.pathId}/publication`, 'POST')
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    return { pathId: made.pathId, slug: body.slug, courses }
  }
  /** 4 900, 5 900 and 1 200 kroner, one after the other, none of them taxed. */
  async function threeCourses(): Promise<Offering[]> {
    const made: Offering[] = []
    for (const [at, price] of [490_000, 590_000, 120_000].entries())
      made.push(await make.offering(house, { price, startsInDays: 30 + 10 * at, title: `Helse ${at + 1}` }))
    return made
  }
  /** A guest's cart, or that of whoever the headers are. */
  async function cart(headers?: Headers) {
    const { body } = await ask<{ id: string; token: string | null }>(house, '/carts', {
      ...{ method: 'POST', body: {} },
      ...(headers && { headers }),
    })
    const own = headers ?? { 'cart-token': body.token! }
    const put = ({ pathId, courses }: Path, quantity = 1, starts: readonly Offering[] = courses) =>
      send(
        `/carts/${body.id}/paths/${pathId}`,
        'PUT',
        { offeringIds: starts.map(({ offeringId }) => offeringId), quantity },
        own,
      )
    const add = ({ offeringId }: Offering, quantity = 1) =>
      send(`/carts/${body.id}/lines`, 'POST', { offeringId, quantity }, own)
    const drop = ({ offeringId }: Offering) => send(`/carts/${body.id}/lines/${offeringId}`, 'DELETE', undefined, own)
    const enter = (code: string) => send(`/carts/${body.id}/voucher`, 'PUT', { code }, own)
    const read = () => send(`/carts/${body.id}`, 'GET', undefined, own)
    const order = async (total: number, change: object = {}): Promise<Ordered> =>
      (await ask(house, `/carts/${body.id}/checkout`, {
        method: 'POST',
        headers: { ...own, 'idempotency-key': randomUUID() },
        body: { payer: company(), payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: nok(total), ...change },
      })) as never
    return { id: body.id, headers: own, put, add, drop, enter, read, order }
  }
  const credit = ({ id }: Placed, seats: readonly { lineId: string; position: number }[]): Promise<Reply> =>
    send(
      `/orders/${id}/credit-note`,
      'POST',
      { reason: 'Kan ikke komme', seats },
      {
        ...finance,
        'idempotency-key': randomUUID(),
      },
    )
  return { send, path, threeCourses, cart, credit, keeper, finance }
}
export type Paths = Awaited<ReturnType<typeof openPaths>>
/** A private buyer by card. */
export const byCard = (email?: string) => ({ payer: person(email ? { email } : {}), payBy: 'card' })

/** Another start of the same course, some weeks later, at the same price. */
export async function anotherStart(house: House, { offeringId }: Offering): Promise<Offering> {
  const keeper = bearer(await make.client(house, ['course-administrator']))
  const { body, status } = await ask<{ offeringId: string }>(house, `/offerings/${offeringId}/copies`, {
    ...{ method: 'POST', headers: { ...keeper, 'idempotency-key': randomUUID() } },
    body: { firstDay: dayIn('Europe/Oslo', daysAfter(new Date(), 90)) },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  await ask(house, `/offerings/${body.offeringId}/publication`, { method: 'POST', headers: keeper })
  return { offeringId: body.offeringId } as Offering
}
