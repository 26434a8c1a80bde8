import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { putRows, unpacked } from '../../scripts/upgrading/kept-rows.ts'
import { KEPT_ROWS, migrationsUpTo, ROOT, readReleases } from '../../scripts/upgrading/releases.ts'
import { installMovableClock } from '../../src/demo/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { prepareJobs } from '../../src/platform/jobs.ts'
import { asAdmin, emptyDatabase, type TestDatabase } from '../support/database.ts'

/** A database as a release left it: its tables, its rows, and its clock at the instant when they were kept. */
export async function keptShop(version: string): Promise<TestDatabase> {
  const database = await emptyDatabase()
  const kept = unpacked(readFileSync(join(KEPT_ROWS, `${version}.rows.br`)))
  await withMigrations(Object.keys(migrationsUpTo(readReleases(), version)), (folder) =>
    migrate(database.ownerUrl, folder),
  )
  await prepareJobs(database.ownerUrl)
  await installMovableClock(database.ownerUrl)
  await asAdmin(async (admin) => {
    await putRows(admin, kept)
    await admin.query(
      'update demo_clock set ahead_seconds = floor(extract(epoch from $1::timestamptz - statement_timestamp()))',
      [kept.at],
    )
  }, database.name)
  return database
}

/** Some of this tree's migrations in a folder of their own, and others beside them. */
export async function withMigrations(
  names: readonly string[],
  work: (folder: string) => Promise<void>,
  others: Readonly<Record<string, string>> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coursetill-migrations-'))
  try {
    for (const name of names) symlinkSync(join(ROOT, 'drizzle', name), join(folder, name))
    for (const [name, sql] of Object.entries(others)) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'migration.sql'), sql)
    }
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
