import { join } from 'node:path'
import { emit } from '../audit/emit.ts'
import { lockBooks, olderAreOver } from '../ledger/lock-books.ts'
import { stopwatch } from '../platform/clock.ts'
import { atOneMoment, type Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { lastDay, type Month } from '../platform/month.ts'
import type { Till } from '../platform/till.ts'
import { type CheckedMonth, checkMonth, redOf } from './check-month.ts'
import { closedBefore } from './closed-before.ts'
import type { MonthCheck } from './month-check.ts'
import { monthParts } from './month-parts.ts'
import { journalDigest } from './month-statement.ts'
import { BrokenOriginal, type Written, writeArchive } from './write-archive.ts'

/** What is needed of the till: a command beside the server has no more. */
export type Desk = Pick<Till, 'config'> & { connection: Pick<Till['connection'], 'pool'> }

/** How long whoever took a closing may be silent before another takes it, and how often it says how far it is. */
const LEASE_SECONDS = 120
const TELL_EVERY_MS = 500

const actor = { kind: 'job', name: 'closer' } as const

type Taken = { id: string; month: Month; xact: string }
const TAKE = statement<Taken>(
  'closing-take',
  `update month_closings set taken_until = app_now() + interval '${LEASE_SECONDS} seconds'
   where id = (select id from month_closings where closed_at is null and refused_at is null
     and (taken_until is null or taken_until < app_now()) for update skip locked)
   returning id, to_char(month, 'YYYY-MM') as month, locked_by_xact as xact`,
)
const LEAVE = statement(
  'closing-leave',
  'update month_closings set taken_until = null where id = $1 and closed_at is null and refused_at is null',
)
const TELL = statement(
  'closing-tell',
  `update month_closings set files_done = $2, files_all = $3, taken_until = app_now() + interval '${LEASE_SECONDS} seconds'
   where id = $1 and closed_at is null and refused_at is null`,
)
const CLOSE = statement(
  'closing-close',
  `update month_closings set closed_at = $2, statement = $3, journal_digest = $4, path = $5, sha256 = $6, bytes = $7, files_done = files_all
   where id = $1`,
)
const REFUSE = statement('closing-refuse', 'update month_closings set refused_at = $2, refused_for = $3 where id = $1')

/**
 * Works on the closing that was asked for: waits until whoever was posting is done, looks whether the month ties, and writes its archive,
 * all of one moment. Returns 1 when it is decided. Whoever is stopped in between is followed by another, from the beginning.
 */
export async function takeClosing(desk: Desk): Promise<number> {
  const { pool } = desk.connection
  const [taken] = await transact(pool, actor, (tx) => run(tx, TAKE, []))
  if (!taken) return 0
  try {
    if (!(await olderAreOver({ client: pool }, taken.xact))) return 0
    const outcome = await outcomeOf(desk, taken)
    await ('red' in outcome ? refuse(desk, taken, outcome.red) : close(desk, taken, outcome))
    return 1
  } finally {
    await run({ client: pool }, LEAVE, [taken.id])
  }
}

type Closed = Written & { checked: CheckedMonth; digest: string; path: string }
type Outcome = { red: MonthCheck[] } | Closed

async function outcomeOf(desk: Desk, taken: Taken): Promise<Outcome> {
  let outcome: Outcome | undefined
  for await (const each of atOneMoment(desk.connection.pool, (moment) => lookedAt(moment, desk, taken))) outcome = each
  return outcome!
}

async function* lookedAt(moment: Moment, desk: Desk, taken: Taken): AsyncGenerator<Outcome> {
  const checked = await checkMonth(moment, taken.month)
  const red = redOf(checked.checks)
  yield red.length > 0 ? { red } : await archived(moment, desk, { ...taken, checked })
}

async function archived(
  moment: Moment,
  { config, connection }: Desk,
  { id, month, checked }: Taken & { checked: CheckedMonth },
): Promise<Outcome> {
  const path = join('months', month.slice(0, 4), `${month}-${id}.zip`)
  const parts = await monthParts(moment, config.dataDir, checked)
  const target = {
    full: join(config.dataDir, path),
    mtime: new Date(`${lastDay(month)}T12:00:00Z`),
    told: teller((done) => run({ client: connection.pool }, TELL, [id, done, parts.length])),
  }
  try {
    const written = await writeArchive(parts, target)
    return { ...written, checked, digest: await journalDigest(moment, month), path }
  } catch (error) {
    if (!(error instanceof BrokenOriginal)) throw error
    return { red: [{ name: 'originals', state: 'red', count: 1, found: [error.original] }] }
  }
}

/** Says how far it is, at most so often; the last word is said with the outcome. */
function teller(tell: (done: number) => Promise<unknown>): (done: number) => void {
  let [told, telling] = [Number.NEGATIVE_INFINITY, false]
  return (done) => {
    if (telling || stopwatch() - told < TELL_EVERY_MS) return
    ;[told, telling] = [stopwatch(), true]
    void tell(done)
      .catch(() => {}) // how far it is matters less than that it goes on
      .finally(() => {
        telling = false
      })
  }
}

const close = (
  { connection }: Desk,
  { id, month }: Taken,
  { checked, digest, path, sha256, bytes }: Closed,
): Promise<void> =>
  transact(connection.pool, actor, async (tx) => {
    await run(tx, CLOSE, [id, tx.now, JSON.stringify(checked.statement), digest, path, sha256, bytes])
    await emit(tx, { name: 'MonthClosed', subjectId: id, facts: { month, sha256 } })
  })

/** The month is as open as before, and whoever asked sees why. */
const refuse = ({ connection }: Desk, { id, month }: Taken, red: MonthCheck[]): Promise<void> =>
  transact(connection.pool, actor, async (tx) => {
    await run(tx, REFUSE, [id, tx.now, JSON.stringify(red)])
    await lockBooks(tx, { throughOn: await closedBefore(tx, month), becauseOf: id })
    await emit(tx, { name: 'MonthClosingRefused', subjectId: id, facts: { month, red: red.map(({ name }) => name) } })
  })
