import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as apply } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any number would do; every program that migrates takes the same lock, because Drizzle's migrator takes none. */
const MIGRATION_LOCK = 7_243_392

const MIGRATIONS = join(import.meta.dirname, '../../../drizzle')

/** Brings the database up to this release. Several processes may call it at once; they queue. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'coursetill-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await apply(drizzle({ client }), { migrationsFolder: MIGRATIONS })
  } finally {
    await client.end()
  }
}
