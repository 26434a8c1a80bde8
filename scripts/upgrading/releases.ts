import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')
const LEDGER = join(ROOT, 'releases.json')

/** One release as it was given out; what it added to the database is pinned by digest. */
export type Release = {
  version: string
  /** The full hash: tags do not reach every clone. */
  commit: string
  /** YYYY-MM-DD, the day of the commit at UTC. */
  day: string
  /** The migrations that it added, by name, each with the SHA-256 of its SQL. */
  migrations: Record<string, string>
}

/** All that were given out, the oldest first. */
export const readReleases = (): Release[] =>
  (JSON.parse(readFileSync(LEDGER, 'utf8')) as { releases: Release[] }).releases

export const LEDGER_FILE = LEDGER
export const KEPT_ROWS = join(ROOT, 'test/upgrading/rows')

/** Name and SHA-256 of each migration below a project's root, in the order in which they are run. */
export function migrationsOf(root: string): Record<string, string> {
  const folder = join(root, 'drizzle')
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return Object.fromEntries(
    names
      .map(({ name }) => name)
      .sort()
      .map((name) => [name, sha256(readFileSync(join(folder, name, 'migration.sql')))]),
  )
}

/** All migrations that a release knows, with those of the releases before it. */
export function migrationsUpTo(releases: readonly Release[], version: string): Record<string, string> {
  const last = releases.findIndex((release) => release.version === version)
  if (last < 0) throw new Error(`releases.json has no release ${version}.`)
  return Object.assign({}, ...releases.slice(0, last + 1).map(({ migrations }) => migrations)) as Record<string, string>
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
