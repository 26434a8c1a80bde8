import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sellerSetting } from '../invoicing/seller.ts'
import type { Actor } from '../platform/actor.ts'
import { connect } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { readInstallation } from '../platform/installation.ts'
import { readSetting } from '../platform/settings.ts'
import { setClock } from './clock.ts'
import { emptyTables } from './empty-tables.ts'
import type { Room } from './furnish.ts'
import { control, openBank } from './seed/bank.ts'
import { playYear } from './seed/year.ts'

/** Programs that start side by side, or start over at once, do it one after the other. Any number would do. */
const SEED_LOCK = 7_243_395
const seeder: Actor = { kind: 'job', name: 'seed' }

const ALONE = statement('demo-seed-alone', 'select pg_advisory_xact_lock($1)')
const PATIENCE = statement(
  'demo-seed-patience',
  `select set_config('statement_timeout', '60s', true), set_config('lock_timeout', '20s', true)`,
)
const PRESENT = statement<{ now: Date }>('demo-present', 'select statement_timestamp() as now')

/** Fills an empty demo; quick when that is done. One that was interrupted begins anew. */
export const seedOnce = (room: Room): Promise<void> =>
  fill(room, async (tx) => !existsSync(markOf(room)) && (await readSetting(tx, sellerSetting)) !== null)

/** Brings rows, bank, mailbox and issued files back to the freshly seeded state while the program runs. */
export const startOver = (room: Room): Promise<void> => fill(room, async () => false)

/**
 * One transaction as the owner: the tables are emptied, which locks out everybody else's work, and the year is played. The
 * bank and the files are no part of it, so a mark stands until it has committed: whoever finds one starts over.
 */
async function fill(room: Room, done: (tx: Tx) => Promise<boolean>): Promise<void> {
  const connection = connect(room.ownerUrl, 1)
  const bank = openBank(room.config, room.peers)
  try {
    await transact(connection.pool, seeder, async (tx) => {
      await run(tx, PATIENCE, [])
      await run(tx, ALONE, [SEED_LOCK])
      if ((await readInstallation(tx))?.mode !== 'demo' || room.config.mode !== 'demo')
        throw new Error('Only a demo is filled with invented trade.')
      if (await done(tx)) return
      room.say('Filling the demo with a year of trade: a few seconds, once.')
      await emptyAll(tx, room)
      const [present] = await run(tx, PRESENT, [])
      await playYear({ ...tx, now: present!.now }, bank, room.today)
    })
    rmSync(markOf(room), { force: true })
  } finally {
    bank.holdClock(null)
    await control(room.peers, 'webhooks', { mode: 'normal' })
    await connection.close()
  }
}

/** What the bank would tell of the past is dropped: the seed has written it down already. */
async function emptyAll(tx: Tx, room: Room): Promise<void> {
  await emptyTables(tx)
  await setClock(tx, 0)
  writeFileSync(markOf(room), '')
  await control(room.peers, 'reset', {})
  await control(room.peers, 'webhooks', { mode: 'drop' })
  room.peers.emptyMailbox()
  rmSync(join(room.config.dataDir, 'documents'), { recursive: true, force: true })
}

const markOf = ({ config }: Room): string => join(config.dataDir, 'being-filled')
