import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { AT_CONNECT } from './sight.ts'

export type Db = NodePgDatabase
export type Pool = pg.Pool
export type Connection = { pool: Pool; db: Db; close(): Promise<void> }

/** Connections one process holds for requests; jobs have their own few. */
export const APP_CONNECTIONS = 10
/** And for its background work, so that neither takes the other's; few, as each plans the work's statements anew. */
export const WORK_CONNECTIONS = 4
/** How long a request waits for a free connection before it is told to try again. */
const CONNECT_TIMEOUT_MS = 5_000

/** How long the lookout waits for its answer, in milliseconds. One that a broken network swallows would keep all work waiting. */
export const LOOK_TIMEOUT_MS = 5_000

/**
 * Opens the pool. A statement without an answer within `answerMs` is given up together with its connection. Both error listeners are needed: without them a backend that dies ends the whole process.
 * Statements that are not waited for one by one travel together (statement.ts).
 * Each session starts as the role that may not change tables, with limits on waiting (see drizzle/ for the role's own).
 */
export function connect(url: string, max = APP_CONNECTIONS, answerMs?: number): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'coursetill',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    ...(answerMs === undefined ? {} : { query_timeout: answerMs }),
    pipeline: true,
    options:
      '-c jit=off -c plan_cache_mode=force_generic_plan -c lock_timeout=3s -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s -c timezone=UTC ' +
      AT_CONNECT,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return { pool, db: drizzle({ client: pool }), close: () => pool.end() }
}
