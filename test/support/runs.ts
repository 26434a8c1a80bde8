import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '../../src/platform/embedded.ts'
import { freeMemory, freeMemoryWhere } from './memory.ts'

const FOLDER = 'coursetill-test-'

/** A temporary folder for one run of the tests; its name says whose it is. */
export function makeRunFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  chmodSync(dataDir, 0o711) // root lends the database another user, who must get in
  return dataDir
}

/** Removes what killed runs left: folders whose process is gone, and what lies in memory without one. */
export async function sweepKilledRuns(): Promise<void> {
  // Another user's folder, or one too broken to start, is not ours to tidy.
  for (const name of readdirSync(tmpdir()).filter(isLeft)) await erase(join(tmpdir(), name)).catch(() => {})
  freeMemoryWhere(isLeft)
}

/** Whether a folder is that of a run whose process is gone. */
const isLeft = (name: string): boolean =>
  name.startsWith(FOLDER) && !isLive(Number(name.slice(FOLDER.length).split('-')[0]))

/** An interrupted vitest ends within a millisecond, so somebody else must tidy behind it. */
export function eraseBehind(dataDir: string, folder: string): void {
  rmSync(join(folder, 'programs'), { recursive: true, force: true }) // our mark goes at once: the eraser is the last
  spawn(process.execPath, [import.meta.filename, dataDir], { detached: true, stdio: 'ignore' }).unref()
}

/** Joins the server if one runs there, is the last one out, and removes it all: memory also where no server can be started any more. */
async function erase(dataDir: string): Promise<void> {
  const embedded = await stopped(dataDir).finally(() => freeMemory(dataDir))
  for (const folder of [embedded.folder, dataDir]) rmSync(folder, { recursive: true, force: true })
}

async function stopped(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, durable: false })
  await embedded.release()
  return embedded
}

function isLive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

if (import.meta.main) for (const dataDir of process.argv.slice(2)) await erase(dataDir)
