import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from '../../src/platform/embedded.ts'
import { freeMemory, makeMemory } from './memory.ts'
import { eraseBehind, makeRunFolder, sweepKilledRuns } from './runs.ts'
import { type Chromium, unpackChromium } from './unpack-chromium.ts'

const TEMPLATE = 'template_coursetill'

declare module 'vitest' {
  interface ProvidedContext {
    /** URLs name the template; database.ts puts the copy's name in its place. */
    database: { adminUrl: string; ownerUrl: string; appUrl: string; template: string; tablespace: string }
    chromium: Chromium
  }
}

/** One server, one migrated template and one unpacked browser for the whole run; nothing is left behind after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns()
  const dataDir = makeRunFolder()
  const unpacking = unpackChromium()
  unpacking.catch(() => {}) // awaited below, after the database
  const embedded = await startEmbedded({ dataDir, durable: false })
  const interrupted = () => eraseBehind(dataDir, embedded.folder)
  process.once('exit', interrupted)
  const tearDown = async () => {
    process.off('exit', interrupted)
    await embedded.release()
    freeMemory(dataDir)
    for (const folder of [embedded.folder, dataDir]) rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(embedded)
    project.provide('database', {
      adminUrl: embedded.adminUrl('postgres'),
      ownerUrl: embedded.ownerUrl(TEMPLATE),
      appUrl: embedded.appUrl(TEMPLATE),
      template: TEMPLATE,
      tablespace: await makeTablespace(embedded, dataDir),
    })
    project.provide('chromium', await unpacking)
  } catch (cause) {
    await tearDown()
    throw cause
  }
  return tearDown
}

async function makeTemplate(embedded: Embedded): Promise<void> {
  await embedded.ensureDatabase(TEMPLATE)
  const { migrate } = await platform<{ migrate(ownerUrl: string): Promise<void> }>('db/migrate.ts')
  await migrate?.(embedded.ownerUrl(TEMPLATE))
  const { prepareJobs } = await platform<{ prepareJobs(ownerUrl: string): Promise<void> }>('jobs.ts')
  await prepareJobs?.(embedded.ownerUrl(TEMPLATE))
}

/** The name of where copies of the template are put. */
async function makeTablespace(embedded: Embedded, dataDir: string): Promise<string> {
  const folder = makeMemory(dataDir, join(embedded.folder, 'cluster'))
  if (folder === null) return 'pg_default'
  const admin = new pg.Client(embedded.adminUrl('postgres'))
  await admin.connect()
  try {
    await admin.query(`create tablespace memory location ${admin.escapeLiteral(folder)}`)
  } finally {
    await admin.end()
  }
  return 'memory'
}

async function platform<Module>(file: string): Promise<Partial<Module>> {
  const path = join(import.meta.dirname, '../../src/platform', file)
  return existsSync(path) ? ((await import(path)) as Module) : {}
}
