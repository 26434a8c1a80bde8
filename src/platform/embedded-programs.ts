import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'

const LOCK_SECONDS = 90
const LOCK_POLL_MS = 25
const SQLITE_BUSY = 5

/**
 * Runs `work` while no other program, and no other call in this one, is inside the same lock file.
 * SQLite serves as the lock because the kernel takes its lock back from a killed program: it can never be stale.
 * @throws Error after LOCK_SECONDS.
 */
export async function alone<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(lockFile, { timeout: 0 })
  try {
    for (let waited = 0; !take(lock); waited += LOCK_POLL_MS) {
      if (waited > LOCK_SECONDS * 1000) throw new Error(`Another program has held ${lockFile} for ${LOCK_SECONDS} s.`)
      await setTimeout(LOCK_POLL_MS)
    }
    return await work()
  } finally {
    lock.close()
  }
}

/** Notes that this program uses the server. The mark's name says which process, its text in which folder. */
export function enter(folder: string): string {
  mkdirSync(join(folder, 'programs'), { recursive: true })
  for (let count = 1; ; count++) {
    const mark = `${process.pid}-${startOf(process.pid)}-${count}`
    if (readdirSync(join(folder, 'programs')).includes(mark)) continue
    writeFileSync(join(folder, 'programs', mark), folder)
    return mark
  }
}

/** Takes the mark away and tells whether nobody is left. Marks of dead processes, or copied with the folder, are swept. */
export function leave(folder: string, mark: string): boolean {
  rmSync(join(folder, 'programs', mark), { force: true })
  const left = readdirSync(join(folder, 'programs')).filter((other) => {
    if (isLive(other) && readFileSync(join(folder, 'programs', other), 'utf8') === folder) return true
    rmSync(join(folder, 'programs', other), { force: true })
    return false
  })
  return left.length === 0
}

function take(lock: DatabaseSync): boolean {
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive') // no journal file beside the lock
    return true
  } catch (cause) {
    if ((cause as { errcode?: number }).errcode === SQLITE_BUSY) return false
    throw cause
  }
}

function isLive(mark: string): boolean {
  const [pid, start] = mark.split('-')
  try {
    process.kill(Number(pid), 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(Number(pid)) === start
}

/**
 * When the process began, in the kernel's ticks: tells a process from a later one with the same id.
 * A dead process that nobody has collected (Z) counts as gone; systems without /proc answer nothing for all alike.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'gone' : (fields[19] ?? '')
  } catch {
    return ''
  }
}
