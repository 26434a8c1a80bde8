import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { availableMemory } from 'node:process'

const MEMORY = '/dev/shm'
/** What the databases of the test files that run at a time may come to, in bytes; as much again is left for everything else. */
const ROOM_BYTES = 2_000_000_000

/** Where databases of this run lie in memory; the name says whose it is. */
export const memoryOf = (dataDir: string): string => join(MEMORY, basename(dataDir))

/**
 * A folder in memory for the databases of a run, where the machine has one with room: a database is 1 600 files, which a disk makes in
 * more than a second and memory in a tenth of that. `null` where there is none; then they lie beside the cluster.
 */
export function makeMemory(dataDir: string, cluster: string): string | null {
  if (!hasRoom()) return null
  const folder = memoryOf(dataDir)
  const { uid, gid } = statSync(cluster)
  mkdirSync(folder, { mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(folder, uid, gid) // the database's user owns what lies in it
  return folder
}

export const freeMemory = (dataDir: string): void => rmSync(memoryOf(dataDir), { recursive: true, force: true })

/** Frees what lies in memory under such names; what is another user's stays. */
export function freeMemoryWhere(isLeft: (name: string) => boolean): void {
  if (!existsSync(MEMORY)) return
  for (const name of readdirSync(MEMORY).filter(isLeft))
    try {
      rmSync(join(MEMORY, name), { recursive: true, force: true })
    } catch {}
}

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > ROOM_BYTES && availableMemory() > 2 * ROOM_BYTES
  } catch {
    return false
  }
}
