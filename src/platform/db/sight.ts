import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { type Actor, hasRole } from '../actor.ts'

/**
 * What the database shows to whoever asks, whatever the program forgets to check (row-level security, decisions/0019). `house`:
 * everything, for those who work here and for the work that nobody asks for. `buying`: every company too, because whoever buys
 * for one need not be its member. `own`: what is tied to the person, the program, or to what a held secret has opened.
 */
export type Sight = {
  reach: 'own' | 'buying' | 'house'
  person: string | null
  client: string | null
  faculties: readonly string[]
  /** Ids of the orders and documents that a token has opened. */
  orders: string[]
  documents: string[]
}

const EVERYBODYS = ['course-administrator', 'finance', 'auditor', 'support', 'accounting-system'] as const

export const HOUSE: Sight = Object.freeze({
  reach: 'house',
  person: null,
  client: null,
  faculties: [],
  orders: [],
  documents: [],
})
/** Each connection begins by seeing all, so that work which nobody asks for needs no context; a request narrows it. */
export const AT_CONNECT = `-c app.reach=${HOUSE.reach}`

export function sightOf(actor: Actor): Sight {
  const wide = hasRole(actor, ...EVERYBODYS) || teachesAll(actor) || actor.kind === 'stripe'
  return {
    reach: wide ? 'house' : 'own',
    person: actor.kind === 'person' ? actor.personId : null,
    client: actor.kind === 'client' ? actor.clientId : null,
    faculties: facultiesSeen(actor),
    orders: [],
    documents: [],
  }
}

/** A learning platform that is bound to no faculty. */
const teachesAll = (actor: Actor): boolean =>
  actor.kind === 'client' && actor.roles.includes('learning-platform') && !actor.faculties?.length

/** A program's faculties narrow what it is told; the database shows their people to those only that keep or teach them. */
function facultiesSeen(actor: Actor): readonly string[] {
  if (actor.kind === 'person') return actor.faculties ?? []
  if (actor.kind !== 'client') return []
  return hasRole(actor, 'faculty-administrator', 'learning-platform') ? (actor.faculties ?? []) : []
}

const sights = new AsyncLocalStorage<Sight>()

/** All that `work` reads and writes is seen like this. */
export const seeAs = <T>(sight: Sight, work: () => T): T => sights.run(sight, work)

/** The sight of the request that is being answered; null outside one. */
export const sightNow = (): Sight | null => sights.getStore() ?? null

/** Buys with the request's own eyes and sees the companies that may be bought for. */
export const seeBuying = <T>(work: () => T): T => {
  const sight = sightNow() ?? HOUSE
  return sight.reach === 'own' ? seeAs({ ...sight, reach: 'buying' }, work) : work()
}

/** Begins a transaction in which the database shows just this, in one message. `actor` is whom the audit log will name, `mode` how it is isolated. */
export function beginSeeing(
  { reach, person, client, faculties, orders, documents }: Sight,
  actor = '',
  mode = '',
): string {
  const settings = {
    actor,
    reach,
    person,
    client,
    faculties: list(faculties),
    orders: list(orders),
    documents: list(documents),
  }
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('app.${name}', ${pg.escapeLiteral(value ?? '')}, true)`,
  )
  return `begin ${mode}; select app_now() as now, ${set.join(', ')}`
}

const list = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`).join(',')}}`
