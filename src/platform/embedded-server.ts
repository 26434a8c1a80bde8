import * as fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Cluster, runAs } from './embedded-cluster.ts'
import { freePort } from './free-port.ts'

const START_SECONDS = 60
const START_ATTEMPTS = 4
const ATTEMPT_PAUSE_MS = 500
const LOG_LIMIT_BYTES = 5_000_000

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
]
/** Tests run most statements a few times on each connection: making a plan for each call would be the larger part of what the server does. */
const SPEED_BEFORE_SAFETY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'plan_cache_mode=force_generic_plan',
]

/** Starts the server, or finds the one that runs, and returns its port on 127.0.0.1. */
export async function serve(cluster: Cluster, durable: boolean): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await portOfRunning(cluster)
    if (port !== undefined) return port
    const log = join(cluster.directory, 'server.log')
    if ((fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) fs.rmSync(log)
    const settings = [...SETTINGS, ...(durable ? [] : SPEED_BEFORE_SAFETY)].map((setting) => `-c '${setting}'`)
    try {
      // Another program may take the port in between, or the last server's processes may still be going: try again.
      await control(cluster, ['-l', log, '-o', `-p ${await freePort()} ${settings.join(' ')}`, 'start'])
    } catch (cause) {
      if (attempt < START_ATTEMPTS) await setTimeout(ATTEMPT_PAUSE_MS * attempt)
      else throw new Error(`The embedded PostgreSQL did not start:\n${tail(log)}`, { cause })
    }
  }
}

/** Stops the server if it runs; without durability there is nothing to keep, so it is stopped at once. */
export async function stop(cluster: Cluster, durable: boolean): Promise<void> {
  if (!postmasterOf(cluster)) return
  try {
    await control(cluster, ['-m', durable ? 'fast' : 'immediate', 'stop'])
  } catch (cause) {
    if (postmasterOf(cluster)) throw new Error('The embedded PostgreSQL did not stop.', { cause })
  }
}

/** The port once the running server answers; undefined when none runs, after removing what a dead one left behind. */
async function portOfRunning(cluster: Cluster): Promise<number | undefined> {
  const postmaster = postmasterOf(cluster)
  if (!postmaster) {
    fs.rmSync(join(cluster.directory, 'postmaster.pid'), { force: true })
    return undefined
  }
  for (let waited = 0; waited < START_SECONDS * 1000; waited += 100) {
    const now = postmasterOf(cluster)
    if (!now) return portOfRunning(cluster)
    if (now.ready) return now.port
    await setTimeout(100)
  }
  throw new Error(`The embedded PostgreSQL (process ${postmaster.pid}) runs but is not ready.`)
}

/** Reads postmaster.pid (line 1 pid, 4 port, 8 status) and believes it only if that process is this cluster's server. */
function postmasterOf({ directory }: Cluster): { pid: number; port: number; ready: boolean } | undefined {
  const file = join(directory, 'postmaster.pid')
  if (!fs.existsSync(file)) return undefined
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isServerOf(pid, directory)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** After a reboot, or in a copied folder, the id may belong to something else: the process's own folder tells. */
function isServerOf(pid: number, directory: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === directory
  } catch {
    return commandOf(pid)?.includes(directory) ?? true
  }
}

function commandOf(pid: number): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return undefined
  }
}

function control(cluster: Cluster, order: string[]): Promise<void> {
  return runAs(cluster, 'pg_ctl', ['-D', cluster.directory, '-s', '-w', '-t', `${START_SECONDS}`, ...order])
}

function tail(log: string): string {
  return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : '(the server wrote no log)'
}
