import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'

/** Below DATA_DIR. Nothing else may lie there: what no row knows of is removed. */
export const EXPORTS_FOLDER = 'export-jobs'

/** Of row `t`: its file is on the disk. */
const IS_KEPT = '(t.ready_at is not null and t.gone_at is null)'
const LET_GO = statement(
  'export-jobs-let-go',
  `update export_jobs t set gone_at = $1 where ${IS_KEPT} and t.kept_until <= $1`,
)
const BYTES = statement<{ bytes: number }>(
  'export-jobs-bytes',
  `select coalesce(sum(t.bytes), 0)::bigint as bytes from export_jobs t where ${IS_KEPT}`,
)
const PATHS = statement<{ path: string }>('export-jobs-paths', `select t.path from export_jobs t where ${IS_KEPT}`)

/** Files whose time is out are none any more. */
export const letGo = async (tx: Tx): Promise<void> => {
  await run(tx, LET_GO, [tx.now])
}

/** What is kept on the disk, in bytes. */
export const keptFiles = async (on: On): Promise<number> => (await run(on, BYTES, []))[0]!.bytes

/**
 * Removes every file that no row knows of: whose time is out, and what a process that died left half written. Only for whoever holds the
 * exporter's lock.
 */
export async function sweep({ config, connection }: Till): Promise<void> {
  const folder = join(config.dataDir, EXPORTS_FOLDER)
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (there.length === 0) return
  const kept = new Set((await run({ client: connection.pool }, PATHS, [])).map(({ path }) => path))
  for (const name of there) if (!kept.has(join(EXPORTS_FOLDER, name))) await rm(join(folder, name), { force: true })
}
