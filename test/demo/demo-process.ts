import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { findHome } from '../../src/platform/embedded-home.ts'
import { compileCache } from '../support/compile-cache.ts'

const ROOT = join(import.meta.dirname, '../..')

export type Place = { dataDir: string; port: number; root?: string }
export type DemoProcess = {
  url: string
  /** From the command to the address. */
  seconds: number
  /** kill -9 of the program with all it started; the database, which has a session of its own, goes with it only if asked. */
  kill(how: { databaseToo: boolean }): Promise<void>
  /** Ctrl-C. */
  stop(): Promise<number | null>
}

/** What `npm start` runs, in a folder of its own; `root` is where another release lies. */
export async function startDemo({ dataDir, port, root = ROOT }: Place): Promise<DemoProcess> {
  const began = performance.now()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['scripts/ready.mjs', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...compileCache() },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await said(child, url)
  return {
    url,
    seconds: (performance.now() - began) / 1000,
    async kill({ databaseToo }) {
      const database = databaseToo ? postmasterOf(dataDir) : null
      const victims = [...(hasEnded(child) ? [] : treeOf(child.pid!)), ...(database === null ? [] : treeOf(database))]
      for (const pid of victims.filter(isLive)) process.kill(pid, 'SIGKILL')
      await ended(child)
      while (victims.some(isLive)) await setTimeout(20)
    },
    async stop() {
      child.kill('SIGINT')
      await ended(child)
      return child.exitCode
    },
  }
}

/** The process of the demo's database server, or null when none has been left running. */
export function postmasterOf(dataDir: string): number | null {
  const { folder } = findHome(dataDir, () => {})
  try {
    const pid = Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
    return isLive(pid) ? pid : null
  } catch {
    return null
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
const ended = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) await once(child, 'exit')
}

/** Resolves with the line that is the address. */
async function said(child: ChildProcess, address: string): Promise<void> {
  let output = ''
  await new Promise<void>((ready, failed) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (part) => {
        output += part
        if (output.includes(`${address}\n`)) ready()
      })
    child.once('exit', () => failed(new Error(`the demo ended: ${output}`)))
  })
}

/** A process and everything it has started, itself first so that nothing is started again. */
function treeOf(root: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const tree = [root]
  for (const pid of tree) tree.push(...all.filter((each) => statOf(each)?.parent === pid))
  return tree
}

/** A process that has ended and that nobody has collected (Z) lives no more. */
const isLive = (pid: number): boolean => (statOf(pid)?.state ?? 'Z') !== 'Z'

function statOf(pid: number): { state: string; parent: number } | null {
  try {
    const [, state, parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { state: state!, parent: Number(parent) }
  } catch {
    return null // it is gone
  }
}
