import { randomUUID } from 'node:crypto'
import { routes, sessionRoutes } from '../../src/routes.ts'
import { buyerPages, deskPages } from '../../src/web/pages/all.ts'
import { setupPages } from '../../src/web/setup/all.ts'
import expectations from './expectations.json' with { type: 'json' }
import type { Knock } from './knock.ts'
import type { Stage } from './stage.ts'

/**
 * What somebody is to be answered. `may`: anything but a refusal for who they are; `gone`: they would be let in, but there is
 * nothing; `told`: 403; `unknown`: 404, as if it were not there; `sign-in`: 401, and a page leads to the sign-in.
 */
export type Verdict = 'may' | 'gone' | 'told' | 'unknown' | 'sign-in'
export type Cell = { route: string; actor: string; whose: string; verdict: Verdict; thing: string | null; knock: Knock }

type Words = { may?: string; told?: string; gone?: string }
type Class = Words & { of?: string; held?: boolean; whose?: Record<string, Words> }
type Entry = string | { class: string; only?: string; gone?: boolean }

const classes = expectations.classes as Record<string, Class>
const entries = expectations.routes as Record<string, Entry>
const groups = expectations.groups as Record<string, string>
export const ACTORS = Object.keys(expectations.actors)
/** Those whom a sign-in would make somebody. */
const UNKNOWN_PEOPLE = ['visitor', 'guest', 'link']

/** Every route that is served, as the expectations call it. */
export const SERVED: readonly string[] = [
  ...[...routes, ...sessionRoutes].map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  ...[...buyerPages, ...deskPages, ...setupPages].map(({ method, path }) => `page ${method.toUpperCase()} ${path}`),
]
export const EXPECTED: readonly string[] = Object.keys(entries)

/** Every request there is to make: each route as each actor, for each thing that it could be about. */
export function cellsOf(stage: Stage): Cell[] {
  return EXPECTED.flatMap((route) => {
    const entry = entries[route]!
    const {
      class: name,
      only,
      gone,
    } = typeof entry === 'string' ? { class: entry, only: undefined, gone: false } : entry
    const expected = classes[name]
    if (!expected) throw new Error(`expectations.json has no class "${name}", which ${route} names`)
    const actors = only ? [only] : ACTORS
    return Object.entries(expected.whose ?? { nobody: expected }).flatMap(([whose, words]) =>
      actors.map((actor): Cell => {
        const thing = expected.of ?? null
        const verdict = verdictFor(actor, words, expected)
        const knock = knockOf(stage, { route, actor, id: thing ? stage.things[thing]![whose]! : randomUUID() })
        return { route, actor, whose, verdict: gone && verdict === 'may' ? 'gone' : verdict, thing, knock }
      }),
    )
  })
}

function verdictFor(actor: string, { may = '', told = '', gone = '' }: Words, { of, held = false }: Class): Verdict {
  if (namesIn(may).includes(actor)) return 'may'
  if (namesIn(gone).includes(actor)) return 'gone'
  if (namesIn(told).includes(actor)) return 'told'
  if (UNKNOWN_PEOPLE.includes(actor) && !held) return 'sign-in'
  return of ? 'unknown' : 'told'
}

function namesIn(words: string): string[] {
  return words.split(' ').flatMap((word) => (word === '' ? [] : (groups[word]?.split(' ') ?? [word])))
}

const ORDER = { payBy: 'card', expectedTotal: { minor: 1, currency: 'NOK' }, acceptedSalesTerms: 1 }
/** Where the tie is asked by the room itself, the request must be one that would be done. */
const BODIES: Record<string, (stage: Stage) => object> = {
  'POST /carts/{cartId}/lines': ({ other }) => ({ offeringId: other.offeringId, quantity: 1 }),
  'PUT /carts/{cartId}/lines/{offeringId}': () => ({ quantity: 1 }),
  'PUT /carts/{cartId}/paths/{pathId}': ({ other }) => ({ offeringIds: [other.offeringId] }),
  'PUT /carts/{cartId}/voucher': () => ({ code: 'NOBODYS' }),
  'POST /carts/{cartId}/checkout': () => ({
    ...ORDER,
    payer: {
      kind: 'person',
      name: 'Noen',
      email: 'noen@matrix.example',
      street: 'Gata 1',
      postcode: '0155',
      city: 'Oslo',
    },
  }),
  'PUT /carts/{cartId}/company': () => ({ companyId: null }),
  'POST /carts/{cartId}/employer-request': () => ({
    employerEmail: 'leder@matrix.example',
    expectedTotal: { minor: 1, currency: 'NOK' },
  }),
  'POST /carts/{cartId}/approval-request': () => ({
    ...{ payBy: 'invoice', expectedTotal: { minor: 1, currency: 'NOK' } },
    payer: {
      ...{ kind: 'company', name: 'Fjord Firma AS', organisationNumber: '987654325', contactName: 'Noen' },
      ...{ email: 'noen@matrix.example', street: 'Gata 1', postcode: '0155', city: 'Oslo' },
    },
  }),
  'POST /me/merges/{id}': () => ({ keep: [] }),
  'POST /people': () => ({ name: 'Ny Person', email: 'ny@matrix.example' }),
}

type Asked = { route: string; actor: string; id: string }

function knockOf(stage: Stage, { route, actor, id }: Asked): Knock {
  const isPage = route.startsWith('page ')
  const [method = '', path = ''] = route.replace('page ', '').split(' ')
  let first = true
  const filled = path.replaceAll(/\{(\w+)\}|:(\w+)/g, (_, one?: string, other?: string) => {
    const name = one ?? other ?? ''
    const own = first
    first = false
    return (
      (own && (name === 'id' || name.endsWith('Id')) && !path.startsWith('/cart/') ? id : stage.other[name]) ??
      randomUUID()
    )
  })
  const body = isPage ? '' : JSON.stringify(BODIES[route]?.(stage) ?? {})
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const keyed =
    route in BODIES && /\/(?:checkout|employer-request|approval-request)$/.test(route)
      ? { 'idempotency-key': randomUUID() }
      : {}
  const held = actor === 'guest' ? { 'cart-token': stage.cartTokens.guest! } : {}
  return {
    method,
    path: filled,
    headers: {
      accept: isPage ? 'text/html' : 'application/json',
      ...(hasBody ? { 'content-type': isPage ? 'application/x-www-form-urlencoded' : 'application/json' } : {}),
      ...stage.actors[actor],
      ...held,
      ...keyed,
    },
    ...(hasBody ? { body } : {}),
  }
}
