import pg from 'pg'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** The demo's clock: the real one, moved. Only the owner's connection can install it, and only a demo does. */
const MOVABLE = `create or replace function app_now() returns timestamptz language sql stable parallel safe as
  'select statement_timestamp() + make_interval(secs => (select ahead_seconds from demo_clock))'`

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
    await client.query(`insert into demo_clock (one) values (true) on conflict do nothing; ${MOVABLE}`)
  } finally {
    await client.end()
  }
}

export const aheadSeconds = async (on: On): Promise<number> => (await run(on, AHEAD, []))[0]?.aheadSeconds ?? 0

export async function moveClock(tx: Tx, seconds: number): Promise<void> {
  await run(tx, MOVE, [seconds])
}

export async function setClock(tx: Tx, ahead: number): Promise<void> {
  await run(tx, SET, [ahead])
}
