import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as apply } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any number would do; every program that migrates takes the same lock, because Drizzle's migrator takes none. */
const MIGRATION_LOCK = 7_243_392

const MIGRATIONS = join(import.meta.dirname, '../../../drizzle')

/** What this release knows how to run, the oldest first. */
export const migrationNames = (folder = MIGRATIONS): string[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()

/**
 * Brings the database up to this release, all of it or nothing: what is missing is run in one transaction. Several processes may call it
 * at once; they queue. @throws Error with one sentence where a newer release has been there
 */
export async function migrate(ownerUrl: string, folder = MIGRATIONS): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'coursetill-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await refuseNewer(client, folder)
    await apply(drizzle({ client }), { migrationsFolder: folder })
  } finally {
    await client.end()
  }
}

/** An older program would sell by rules that no longer hold, on tables that it does not know. */
async function refuseNewer(client: pg.Client, folder: string): Promise<void> {
  const { rows: there } = await client.query<{ known: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as known`,
  )
  if (!there[0]!.known) return
  const { rows } = await client.query<{ name: string }>(
    'select name from drizzle.__drizzle_migrations where name <> all($1) order by name desc limit 1',
    [migrationNames(folder)],
  )
  if (rows[0]) throw newerRelease(rows[0].name)
}

const newerRelease = (name: string): Error =>
  new Error(
    `This database is that of a newer release (${name}): start that one, or put back the backup from before the upgrade. See docs/upgrading.md.`,
  )
