import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DATASETS } from '../src/exports/all.ts'
import type { Form } from '../src/exports/dataset.ts'
import { exportFile, safTFile } from '../src/exports/file.ts'
import { connect } from '../src/platform/db/connect.ts'
import { atOneMoment } from '../src/platform/db/snapshot.ts'
import { YEAR } from './year.ts'

/** One export in a process of its own: `bare` reads the same rows and writes nothing. */
export type ExportRun = { url: string; what: string; form: Form | 'bare' | 'xml' }
export type ExportTaken = { rows: number; seconds: number; bytes: number; cpuMs: number; aboveIdleMb: number }

/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 10
const MB = 2 ** 20

const { url, what, form } = JSON.parse(process.argv[2]!) as ExportRun
const { pool, close } = connect(url, 3)
await pool.query('select 1')
const taken = { rows: 0, seconds: 0, bytes: 0, cpuMs: 0, aboveIdleMb: 0 }
const idle = process.memoryUsage().rss
const cpu = process.cpuUsage()
const looking = setInterval(() => {
  taken.aboveIdleMb = Math.max(taken.aboveIdleMb, (process.memoryUsage().rss - idle) / MB)
}, LOOK_MS)
const began = performance.now()
await (form === 'bare' ? readOnly() : write())
taken.seconds = (performance.now() - began) / 1000
clearInterval(looking)
const { user, system } = process.cpuUsage(cpu)
taken.cpuMs = (user + system) / 1000
process.send?.(taken satisfies ExportTaken)
await close()
process.disconnect?.()

async function readOnly(): Promise<void> {
  const dataset = DATASETS.find(({ name }) => name === what)!
  for await (const page of atOneMoment(pool, (moment) => dataset.read(moment, {}))) taken.rows += page.length
}

async function write(): Promise<void> {
  const onRows = (rows: number) => {
    taken.rows += rows
  }
  const dataset = DATASETS.find(({ name }) => name === what)
  const { source } = dataset
    ? exportFile(pool, dataset, { period: {}, form: form as Form, lang: 'nb', onRows })
    : await safTFile(pool, { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` }, onRows)
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      taken.bytes += part.length
      done()
    },
  })
  await pipeline(source, sink)
}
