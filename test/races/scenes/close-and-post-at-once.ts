import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { askToClose } from '../../../src/closing/ask-to-close.ts'
import type { Desk } from '../../../src/closing/take-closing.ts'
import { takeClosing } from '../../../src/closing/take-closing.ts'
import { connect } from '../../../src/platform/db/connect.ts'
import { type Tx, transact } from '../../../src/platform/db/transact.ts'

const TRIES = 200
const TRY_EVERY_MS = 100

export type ClosedLate = { whileSomebodyPosts: number; afterwards: number }

/** Last month is closed while a transaction that began before is still posting into it. */
export async function play({ appUrl, dataDir }: { appUrl: string; dataDir: string }): Promise<ClosedLate> {
  const connection = connect(appUrl)
  const does = <T>(work: (tx: Tx) => Promise<T>) => transact(connection.pool, { kind: 'job', name: 'test' }, work)
  const late = new pg.Client(appUrl)
  await late.connect()
  const { rows } = await late.query(
    "select to_char(app_now() - interval '1 month', 'YYYY-MM') as month, (date_trunc('month', app_now()) - interval '3 days')::date::text as day",
  )
  const { month, day } = rows[0] as { month: string; day: string }
  const entry = `insert into entries (id, kind, source_id, posted_on, currency) values ($1, 'transfer', $2, $3, 'NOK')`
  await late.query(entry, [randomUUID(), randomUUID(), day])
  await late.query('begin')
  await late.query(entry, [randomUUID(), randomUUID(), day])
  await does((tx) => askToClose(tx, month))
  const desk = { config: { dataDir }, connection } as unknown as Desk
  const whileSomebodyPosts = await takeClosing(desk)
  await late.query('commit')
  await late.end()
  let afterwards = await takeClosing(desk)
  // Whoever writes in another database of the same server is waited for, too.
  for (let n = 0; n < TRIES && whileSomebodyPosts + afterwards === 0; n++) {
    await setTimeout(TRY_EVERY_MS)
    afterwards = await takeClosing(desk)
  }
  await connection.close()
  return { whileSomebodyPosts, afterwards }
}
