import { run, statement } from './db/statement.ts'
import type { Tx } from './db/transact.ts'
import type { Installation } from './installation.ts'

const ENTER = statement<Installation>(
  'installation-enter',
  `with entered as (insert into installation (one, mode, started_at) values (true, $1, $2) on conflict do nothing returning mode)
   select mode from entered union all select mode from installation limit 1`,
)

/** Writes at the first start what this database is. It never changes: a demo's data cannot become real, nor real data a demo's. */
export async function enterMode(tx: Tx, mode: Installation['mode']): Promise<void> {
  const [row] = await run(tx, ENTER, [mode, tx.now])
  if (row?.mode === mode) return
  throw new Error(
    `This database belongs to a ${row?.mode} installation and cannot be used as ${mode}. Point DATABASE_URL at another one.`,
  )
}
