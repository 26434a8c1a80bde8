import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/platform/embedded.ts'
import { freeMemory } from './memory.ts'

const FOLDER = 'coursetill-test-'

/** A temporary folder for one run of the tests; its name says whose it is. */
export function makeRunFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  chmodSync(dataDir, 0o711) // root lends the database another user, who must get in
  return dataDir
}

/** Removes what killed runs left: folders whose process is gone. */
export async function sweepKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER))) {
    if (isLive(Number(name.slice(FOLDER.length).split('-')[0]))) continue
    // Another user's folder, or one too broken to start, is not ours to tidy.
    await erase(join(tmpdir(), name)).catch(() => {})
  }
}

/** An interrupted vitest ends within a millisecond, so somebody else must tidy behind it. */
export function eraseBehind(dataDir: string, folder: string): void {
  rmSync(join(folder, 'programs'), { recursive: true, force: true }) // our mark goes at once: the eraser is the last
  spawn(process.execPath, [import.meta.filename, dataDir], { detached: true, stdio: 'ignore' }).unref()
}

/** Joins the server if one runs there, is the last one out, and removes it all. */
async function erase(dataDir: string): Promise<void> {
  const embedded = await startEmbedded({ dataDir, durable: false })
  await embedded.release()
  freeMemory(dataDir)
  for (const folder of [embedded.folder, dataDir]) rmSync(folder, { recursive: true, force: true })
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
