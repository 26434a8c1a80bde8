import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Cluster, createCluster } from './embedded-cluster.ts'
import { findHome } from './embedded-home.ts'
import { alone, enter, leave } from './embedded-programs.ts'
import { serve, stop } from './embedded-server.ts'

export type Embedded = {
  /** Where the cluster lives: under dataDir, or in a folder of its own where the database's user may not enter that. */
  folder: string
  /** URL for the superuser: creating databases, reading statistics. */
  adminUrl(database: string): string
  /** URL for coursetill_owner: migrations and the jobs' schema. */
  ownerUrl(database: string): string
  /** URL for coursetill_app: no DDL, no ownership, bound by row-level security. */
  appUrl(database: string): string
  /** Creates the database once, owned by coursetill_owner; coursetill_app may connect. */
  ensureDatabase(name: string): Promise<void>
  /** The last program out stops the server. */
  release(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  /** False trades safety against power cuts for speed: tests only. */
  durable: boolean
  say?: (line: string) => void
}

type Server = Cluster & { port: number }
type Role = 'postgres' | 'coursetill_owner' | 'coursetill_app'

/**
 * Starts the embedded PostgreSQL under `dataDir`, or joins the one that already runs there.
 * The server has its own session, so neither Ctrl-C nor a killed program takes it down; the next start adopts it.
 * @throws Error with one sentence when this machine cannot run it; DATABASE_URL is then the way.
 */
export async function startEmbedded({ dataDir, durable, say = () => {} }: EmbeddedOptions): Promise<Embedded> {
  const home = findHome(dataDir, say)
  mkdirSync(home.folder, { recursive: true })
  chmodSync(home.folder, 0o711) // the database's user passes through, whatever the umask
  const lock = join(home.folder, 'lock')
  const { server, mark } = await alone(lock, async () => {
    const cluster = await createCluster(home, { durable, say })
    const mark = enter(home.folder)
    try {
      const server = { ...cluster, port: await serve(cluster, durable) }
      await asAdmin(server, (admin) => ensureRoles(server, admin))
      return { server, mark }
    } catch (cause) {
      if (leave(home.folder, mark)) await stop(cluster, durable).catch(() => {})
      throw cause
    }
  })
  let released: Promise<void> | undefined
  return {
    folder: home.folder,
    adminUrl: urlsOf(server, 'postgres'),
    ownerUrl: urlsOf(server, 'coursetill_owner'),
    appUrl: urlsOf(server, 'coursetill_app'),
    ensureDatabase: (name) => alone(lock, () => asAdmin(server, (admin) => ensureDatabase(admin, name))),
    release: () => {
      released ??= alone(lock, async () => {
        if (leave(home.folder, mark)) await stop(server, durable)
      })
      return released
    },
  }
}

function urlsOf({ passwords, port }: Server, role: Role): (database: string) => string {
  return (database) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

async function asAdmin(server: Server, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client(urlsOf(server, 'postgres')('postgres'))
  admin.on('error', () => {}) // a lost connection shows in the query that needed it
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

/** Roles are checked at each start, so that a start killed between initdb and here mends itself. */
async function ensureRoles({ passwords }: Cluster, admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles')
  const known = new Set(rows.map((row) => row.rolname))
  for (const role of ['coursetill_owner', 'coursetill_app'] as const) {
    if (known.has(role)) continue
    const rights = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication'
    await admin.query(`create role ${role} ${rights} password ${admin.escapeLiteral(passwords[role])}`)
  }
}

async function ensureDatabase(admin: pg.Client, name: string): Promise<void> {
  const database = admin.escapeIdentifier(name)
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (!rowCount) await admin.query(`create database ${database} owner coursetill_owner`)
  await admin.query(`revoke all on database ${database} from public`)
  await admin.query(`grant connect on database ${database} to coursetill_app`)
}
