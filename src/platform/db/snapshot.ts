import type pg from 'pg'
import { tryAgain } from '../problems.ts'
import type { Pool } from './connect.ts'
import { perPool } from './per-pool.ts'
import { beginSeeing, HOUSE, sightNow } from './sight.ts'
import type { On } from './statement.ts'

/**
 * One moment of the database: whatever is read of it fits together, however long the reading takes. `now` is that moment.
 * A transaction is one too, as far as it has locked what it reads.
 */
export type Moment = On & { now: Date }

/** How long one read of a year of trade may take, and how long whoever takes the file may pause, in minutes. */
const READ_MINUTES = 10
const PAUSE_MINUTES = 5
/** For sorting, in megabytes of the database's. */
const SORT_MB = 32
/** Each keeps a connection for as long as its file is being taken; the others are for whoever buys. */
const AT_ONCE = 3
const BUSY_SECONDS = 30

const open = perPool(() => ({ count: 0 }))

/**
 * Everything that `read` gives, read of one moment (repeatable read, read only) and with the eyes of whoever asks now. Whoever stops early
 * ends the transaction. @throws exports/busy
 */
export function atOneMoment<T>(pool: Pool, read: (moment: Moment) => AsyncIterable<T>): AsyncGenerator<T> {
  return played(pool, beginSeeing(sightNow() ?? HOUSE, '', 'isolation level repeatable read read only'), read)
}

async function* played<T>(pool: Pool, begin: string, read: (moment: Moment) => AsyncIterable<T>): AsyncGenerator<T> {
  const running = open(pool)
  if (running.count >= AT_ONCE)
    throw tryAgain('exports/busy', 'Other exports are being written. Try again in a moment.', BUSY_SECONDS)
  running.count++
  const client = await pool.connect().catch((error: unknown) => {
    running.count--
    throw error
  })
  let lost: Error | undefined
  const onLost = (error: Error) => {
    lost ??= error
  }
  client.on('error', onLost)
  let over = false
  // Who was stopped while waiting for a page asks for one more: by then the connection serves somebody else.
  const query = ((...asked: Parameters<typeof client.query>) => {
    if (over) throw new Error('this moment is over')
    return client.query(...asked)
  }) as typeof client.query
  try {
    const now = await begun(client, begin)
    yield* read({ client: { query }, now })
  } finally {
    over = true
    if (!lost) await client.query('rollback').catch(onLost)
    client.off('error', onLost)
    client.release(lost)
    running.count--
  }
}

/** A cursor is planned for its first rows unless it is told that all of them are wanted. */
async function begun(client: pg.PoolClient, begin: string): Promise<Date> {
  const answers = (await client.query(begin)) as unknown as pg.QueryResult<{ now: Date }>[]
  await client.query(
    `set local statement_timeout = '${READ_MINUTES}min'; set local idle_in_transaction_session_timeout = '${PAUSE_MINUTES}min';
     set local work_mem = '${SORT_MB}MB'; set local cursor_tuple_fraction = 1`,
  )
  return answers[1]!.rows[0]!.now
}
