import pg from 'pg'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** The demo's clock: the real one, moved. Only the owner's connection can install it, and only a demo does. */
const MOVABLE = `create or replace function app_now() returns timestamptz language sql stable parallel safe as
  'select statement_timestamp() + make_interval(secs => (select ahead_seconds from demo_clock))'`

/** Two programs that start side by side replace the function one after the other. Any number would do. */
const INSTALL_LOCK = 7_243_394

const AHEAD = statement<{ aheadSeconds: number }>(
  'demo-clock-ahead',
  'select ahead_seconds as "aheadSeconds" from demo_clock',
)
const MOVE = statement('demo-clock-move', 'update demo_clock set ahead_seconds = ahead_seconds + $1')
const SET = statement('demo-clock-set', 'update demo_clock set ahead_seconds = $1')

export async function installMovableClock(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${INSTALL_LOCK})`)
    await client.query(`insert into demo_clock (one) values (true) on conflict do nothing; ${MOVABLE}`)
  } finally {
    await client.end()
  }
}

export const aheadSeconds = async (on: On): Promise<number> => (await run(on, AHEAD, []))[0]?.aheadSeconds ?? 0

/** Forward only: what has been issued and settled is not undone by an earlier hour. */
export async function moveClock(tx: Tx, seconds: number): Promise<void> {
  if (seconds < 0) throw new RangeError('the clock only goes forward')
  await run(tx, MOVE, [Math.ceil(seconds)])
}

/** Only while the year of trade is being made. */
export async function setClock(tx: Tx, ahead: number): Promise<void> {
  await run(tx, SET, [ahead])
}
