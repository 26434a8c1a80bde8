import { readFile } from 'node:fs/promises'
import { linesOfImport } from '../src/importing/import-file.ts'
import { SHEETS } from '../src/importing/sheets.ts'
import { takeAllRows } from '../src/importing/take-rows.ts'
import { connect } from '../src/platform/db/connect.ts'

/** One file in a process of its own, read from the disk and taken in whole. */
export type ImportRun = { url: string; what: string; path: string }
export type ImportTaken = { fresh: number; known: number; refused: number; seconds: number; aboveIdleMb: number }

/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 10
const MB = 2 ** 20

const { url, what, path } = JSON.parse(process.argv[2]!) as ImportRun
const { pool, close } = connect(url, 2)
await pool.query('select 1')
const idle = process.memoryUsage().rss
let most = 0
const looking = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss - idle)
}, LOOK_MS)
const began = performance.now()
const sheet = SHEETS.find((each) => each.what === what)!
const lines = await linesOfImport(await readFile(path))
const actor = { kind: 'job', name: 'bench' } as const
const taken = await takeAllRows(pool, { sheet, lines, actor, told: () => {} })
const seconds = (performance.now() - began) / 1000
clearInterval(looking)
process.send?.({
  ...{ fresh: taken.new, known: taken.known, refused: taken.faults.length },
  ...{ seconds, aboveIdleMb: most / MB },
} satisfies ImportTaken)
await close()
process.disconnect?.()
