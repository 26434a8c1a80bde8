import pg from 'pg'
import { run, statement } from './db/statement.ts'
import type { Tx } from './db/transact.ts'
import { type Installation, readInstallation } from './installation.ts'

const ENTER = statement<Installation>(
  'installation-enter',
  `with entered as (insert into installation (one, mode, started_at) values (true, $1, $2) on conflict do nothing returning mode)
   select mode from entered union all select mode from installation limit 1`,
)

/** Writes at the first start what this database is. It never changes: a demo's data cannot become real, nor real data a demo's. */
export async function enterMode(tx: Tx, mode: Installation['mode']): Promise<void> {
  const [row] = await run(tx, ENTER, [mode, tx.now])
  if (row?.mode !== mode) throw otherMode(row?.mode, mode)
}

/** Asked before anything is migrated, so that a database of the other kind is refused as it stands. */
export async function refuseOtherMode(url: string, mode: Installation['mode']): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'coursetill-start' })
  await client.connect()
  try {
    const { rows } = await client.query<{ known: boolean }>("select to_regclass('installation') is not null as known")
    const there = rows[0]?.known ? await readInstallation({ client }) : null
    if (there && there.mode !== mode) throw otherMode(there.mode, mode)
  } finally {
    await client.end()
  }
}

const otherMode = (there: string | undefined, mode: Installation['mode']): Error =>
  new Error(
    `This database belongs to a ${there} installation and cannot be used as ${mode}. Point DATABASE_URL at another one.`,
  )
