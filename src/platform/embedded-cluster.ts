import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Home, runs, type SystemUser } from './embedded-home.ts'

export type Cluster = {
  directory: string
  binaries: string
  user: SystemUser
  passwords: { postgres: string; coursetill_owner: string; coursetill_app: string }
}

const run = promisify(execFile)

/** Makes the cluster once: half-made ones stay under another name, so that a killed initdb is simply done again. */
export async function createCluster(
  home: Home,
  { durable, say }: { durable: boolean; say: (line: string) => void },
): Promise<Cluster> {
  const cluster: Cluster = {
    directory: join(home.folder, 'cluster'),
    binaries: home.apart ? copyBinaries(home) : home.installed,
    user: home.user,
    passwords: keepPasswords(home.folder),
  }
  if (fs.existsSync(cluster.directory)) return cluster
  say('Creating the embedded database: a few seconds, once.')
  const unfinished = `${cluster.directory}.new`
  const passwordFile = join(home.folder, 'initdb-password')
  fs.rmSync(unfinished, { recursive: true, force: true })
  fs.mkdirSync(unfinished, { mode: 0o700 })
  fs.writeFileSync(passwordFile, cluster.passwords.postgres, { mode: 0o600 })
  if (home.user) for (const path of [unfinished, passwordFile]) fs.chownSync(path, home.user.uid, home.user.gid)
  try {
    await initdb(cluster, { directory: unfinished, passwordFile, durable })
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  fs.renameSync(unfinished, cluster.directory)
  return cluster
}

/** A fixed environment: PG* and LC_* variables of whoever starts the program change nothing. */
export async function runAs({ binaries, user }: Cluster, program: 'initdb' | 'pg_ctl', order: string[]): Promise<void> {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }
  try {
    await run(join(binaries, 'bin', program), order, { ...user, cwd: '/', env })
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string }
    throw new Error(`${program} failed: ${stderr.trim() || String(cause)}`, { cause })
  }
}

async function initdb(
  cluster: Cluster,
  { directory, passwordFile, durable }: { directory: string; passwordFile: string; durable: boolean },
): Promise<void> {
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8']
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=nb-NO']
  const sync = durable ? [] : ['--no-sync']
  await runAs(cluster, 'initdb', [`--pgdata=${directory}`, ...options, ...locale, ...sync])
}

function copyBinaries({ folder, installed, version, user }: Home): string {
  const copy = join(folder, `binaries-${version}`)
  if (fs.existsSync(copy)) return copy
  const unfinished = `${copy}.new`
  fs.rmSync(unfinished, { recursive: true, force: true })
  fs.cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  openToAll(unfinished)
  if (!runs(unfinished, user))
    throw new Error('The embedded PostgreSQL does not run on this system: set DATABASE_URL to a PostgreSQL 18 server.')
  fs.renameSync(unfinished, copy)
  return copy
}

/** An installation under a strict umask is readable by root only; its copy must not be. */
function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) fs.chmodSync(path, 0o755)
    else if (entry.isFile()) fs.chmodSync(path, fs.statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

function keepPasswords(folder: string): Cluster['passwords'] {
  const file = join(folder, 'passwords.json')
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Cluster['passwords']
  const word = () => randomBytes(24).toString('base64url')
  const passwords = { postgres: word(), coursetill_owner: word(), coursetill_app: word() }
  fs.writeFileSync(`${file}.new`, JSON.stringify(passwords, null, 2), { mode: 0o600, flush: true })
  fs.renameSync(`${file}.new`, file)
  return passwords
}
