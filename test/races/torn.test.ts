import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { emit } from '../../src/audit/emit.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { newId } from '../../src/platform/ids.ts'
import { freshDatabase } from '../support/database.ts'
import { promise } from '../support/promises.ts'

const RUN_MS = 8_000
const KILL_EVERY_MS = 40
const WRITERS = 16
/** A call that takes longer has been forgotten by the driver. */
const HUNG_MS = 10_000

test('backends killed at random tear no transaction, hang no call and end no process', {
  timeout: 60_000,
}, async () => {
  const { appUrl, name } = await freshDatabase()
  const connection = connect(appUrl, WRITERS)
  const stray: unknown[] = []
  const onStray = (error: unknown) => void stray.push(error)
  process.on('uncaughtException', onStray)
  const killer = await startKiller(name)
  const end = performance.now() + RUN_MS
  const outcome = { committed: new Set<string>(), unknown: 0, hung: 0 }

  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (performance.now() < end) await writePair(connection.pool, outcome)
    }),
  )
  const kills = await killer.stop()
  process.off('uncaughtException', onStray)

  const { rows } = await connection.pool.query<{ id: string; n: number }>(
    'select subject_id as id, count(*)::int as n from events group by 1',
  )
  const torn = rows.filter(({ n }) => n !== 2)
  const lost = [...outcome.committed].filter((id) => !rows.some((row) => row.id === id))
  await connection.close()
  expect({ torn, lost, hung: outcome.hung, stray }).toEqual({ torn: [], lost: [], hung: 0, stray: [] })
  expect(kills).toBeGreaterThan(50)
  promise(
    `${kills} database backends killed in ${RUN_MS / 1000} s: 0 torn, 0 lost, 0 hung, 0 uncaught in ${outcome.committed.size} transactions`,
  )
})

/** Two rows that belong together, written apart so that a kill can fall between them. */
async function writePair(
  pool: pg.Pool,
  outcome: { committed: Set<string>; unknown: number; hung: number },
): Promise<void> {
  const subjectId = newId()
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<'hung'>((done) => {
    timer = setTimeout(done, HUNG_MS, 'hung')
  })
  const work = transact(pool, { kind: 'job', name: 'torn' }, async (tx) => {
    await emit(tx, { name: 'First', subjectId })
    await emit(tx, { name: 'Second', subjectId })
  }).then(
    () => 'committed' as const,
    () => 'unknown' as const,
  )
  const ended = await Promise.race([work, slow])
  clearTimeout(timer)
  if (ended === 'committed') outcome.committed.add(subjectId)
  else outcome[ended]++
}

async function startKiller(database: string): Promise<{ stop(): Promise<number> }> {
  const admin = new pg.Client(inject('database').adminUrl)
  await admin.connect()
  let kills = 0
  let last = Promise.resolve()
  const timer = setInterval(() => {
    last = admin
      .query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 order by random() limit 1`, [
        database,
      ])
      .then(({ rowCount }) => {
        kills += rowCount ?? 0
      })
  }, KILL_EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await last
      await admin.end()
      return kills
    },
  }
}
