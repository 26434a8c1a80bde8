import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { type Actor, nameOf } from '../actor.ts'
import { databaseFault } from '../problems.ts'
import type { Pool } from './connect.ts'
import { beginSeeing, HOUSE, sightNow } from './sight.ts'
import type { Moment } from './snapshot.ts'

/** One command = one transaction = one actor = one instant. `now` is the database's clock, read with `begin`. */
export type Tx = { db: NodePgDatabase; client: pg.PoolClient; actor: Actor; now: Date }

/** How often a transaction that lost a race is played again: for locks, or for a row that it refers to and that has just gone. */
const TRIES = 4
const LOST_RACES: ReadonlySet<string | undefined> = new Set(['40001', '40P01', '23503'])

/** Thrown by a verb whose premise another transaction has changed meanwhile: everything is rolled back and played again. */
export class PlayAgain extends Error {
  readonly code = '40001'
}

const inside = new AsyncLocalStorage<true>()
const wrapped = new WeakMap<pg.PoolClient, NodePgDatabase>()

/**
 * Runs `work` in one READ COMMITTED transaction and returns its result once COMMIT is answered by COMMIT.
 * Deadlocks, serialisation failures and references to what has gone meanwhile are retried, which is safe because verbs have no effect outside the database.
 */
export async function transact<T>(pool: Pool, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await once(pool, begunBy(actor), (client, now) => {
        const tx = { db: drizzleOn(client), client, actor, now }
        return inside.run(true, () => work(tx))
      })
    } catch (error) {
      const { code } = databaseFault(error)
      if (!LOST_RACES.has(code) || tried === TRIES) throw error
    }
  }
}

/** Several reads of one moment, with the eyes of whoever asks: what another transaction commits meanwhile is in none of them. */
export const readTogether = <T>(pool: Pool, read: (on: Moment) => Promise<T>): Promise<T> =>
  once(pool, beginSeeing(sightNow() ?? HOUSE, '', 'isolation level repeatable read read only'), (client, now) =>
    read({ client, now }),
  )

/** Stops a call that leaves the process (Stripe, mail) from being made while locks are held. */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore()) throw new Error(`${what} may not be called inside a database transaction`)
}

async function once<T>(pool: Pool, begin: string, work: (client: pg.PoolClient, now: Date) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let lost: Error | undefined
  const onLost = (error: Error) => {
    lost ??= error
  }
  client.on('error', onLost)
  try {
    // Begin, the clock and the row-level context travel in one message.
    const begun = (await client.query(begin)) as unknown as pg.QueryResult<{ now: Date }>[]
    const result = await work(client, begun[1]!.rows[0]!.now)
    const { command } = await client.query('commit')
    if (command !== 'COMMIT')
      throw new Error(`the transaction was rolled back: an error inside it was caught (${command})`)
    return result
  } catch (error) {
    if (!lost) await client.query('rollback').catch(onLost)
    throw error
  } finally {
    client.off('error', onLost)
    client.release(lost)
  }
}

function begunBy(actor: Actor): string {
  const isOurs = actor.kind === 'job' || actor.kind === 'stripe'
  return beginSeeing(isOurs ? HOUSE : (sightNow() ?? HOUSE), nameOf(actor)) // outside a request there is nobody to hide anything from
}

function drizzleOn(client: pg.PoolClient): NodePgDatabase {
  const known = wrapped.get(client)
  if (known) return known
  const db = drizzle({ client }) as unknown as NodePgDatabase
  wrapped.set(client, db)
  return db
}
