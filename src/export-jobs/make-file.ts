import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { FORMS } from '../exports/dataset.ts'
import type { OnRows } from '../exports/file.ts'
import { invoiceZip } from '../exports/invoice-zip.ts'
import { invoices } from '../exports/invoices.ts'
import { journal } from '../exports/journal.ts'
import { safTName, safTOf, safTSeller } from '../exports/saf-t/saf-t.ts'
import { stopwatch } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'
import { writeWhole } from '../platform/write-whole.ts'
import { EXPORTS_FOLDER } from './kept-files.ts'
import { KEPT_BYTES_MAX } from './limits.ts'
import { IS_OPEN } from './queries.ts'
import { datasetOf, type ExportWish, SAF_T } from './wish.ts'

/** How often it is told how far a file is, in milliseconds. */
const TELL_EVERY_MS = 400

/** Nobody wants the file any more, or somebody else makes it. */
export class Abandoned extends Error {}
/** This process ends: the file is begun again elsewhere. */
export class Stopped extends Error {}
export class NoRoom extends Error {}

const TELL = statement(
  'export-jobs-tell',
  `update export_jobs t set rows_done = $3, rows_all = $4 where t.id = $1 and t.attempt = $2 and ${IS_OPEN} returning 1`,
)
const IS_WANTED = statement(
  'export-jobs-still-wanted',
  `select 1 from export_jobs t where t.id = $1 and t.attempt = $2 and ${IS_OPEN}`,
)

/** Asked on the connection that reads: without a word for minutes it would be ended, and with it the lock; and where it has died, it is heard. */
const STILL_THERE = statement('export-jobs-still-there', 'select 1')

type Job = { id: string; attempt: string; wish: ExportWish; stopping: AbortSignal; keptBytes: number }
export type Made = { called: string; path: string; sha256: string; bytes: number; rows: number }

/**
 * Writes the file of a job as everything is at one moment. It is there under its name only when it is whole; memory stays flat. Between
 * pages of rows it is asked whether it is still wanted. @throws Abandoned, Stopped, NoRoom and what the export itself refuses
 */
export async function makeFile(moment: Moment, { config, connection }: Till, job: Job): Promise<Made> {
  const { wish, attempt } = job
  const progress = { rows: 0, all: await rowsOf(moment, wish) }
  const onRows = (rows: number) => {
    progress.rows += rows
  }
  const { called, source } = await sourceOf(moment, wish, { onRows, dataDir: config.dataDir })
  source.on('error', () => {}) // told to whoever reads
  const path = join(EXPORTS_FOLDER, `${attempt}.${endingOf(wish)}`)
  const hash = createHash('sha256')
  const watched = asLongAsWanted(source, { moment, on: { client: connection.pool }, job, progress })
  const bytes = await writeWhole(join(config.dataDir, path), watched, hash).catch(noRoomWhereFull)
  return { called, path, sha256: hash.digest('hex'), bytes, rows: progress.rows }
}

export const endingOf = ({ form }: ExportWish): string => (form === 'excel' || form === 'machine' ? 'csv' : form)

/** How many rows there will be: of a ZIP its documents, of SAF-T its postings. */
function rowsOf(moment: Moment, { what, period }: ExportWish): Promise<number> {
  const counted = datasetOf(what) ?? (what === SAF_T ? journal : invoices)
  return counted.count(moment, period)
}

type Source = { called: string; source: Readable }

async function sourceOf(
  moment: Moment,
  { what, form, lang, period }: ExportWish,
  { onRows, dataDir }: { onRows: OnRows; dataDir: string },
): Promise<Source> {
  const dataset = datasetOf(what)
  const kind = FORMS.find((each) => each === form)
  if (dataset && kind)
    return {
      called: `${what}.${kind === 'xlsx' ? 'xlsx' : 'csv'}`,
      source: dataset.fileOf(moment, { period, form: kind, lang }, onRows),
    }
  const days = { from: period.from, to: period.to }
  if (what !== SAF_T) return { called: 'invoices.zip', source: invoiceZip(moment, days, { dataDir, onRows }) }
  const { organisationNumber } = await safTSeller(moment)
  const ofBook = { period: { from: period.from!, to: period.to! }, at: moment.now }
  return { called: safTName(organisationNumber, moment.now), source: safTOf(moment, ofBook, onRows) }
}

type Watch = { moment: Moment; on: On; job: Job; progress: { rows: number; all: number } }

async function* asLongAsWanted(source: Readable, { moment, on, job, progress }: Watch): AsyncGenerator<Buffer> {
  let [bytes, lookedAt, toldAt] = [0, -1, Number.NEGATIVE_INFINITY]
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (job.stopping.aborted) throw new Stopped()
    bytes += chunk.length
    if (job.keptBytes + bytes > KEPT_BYTES_MAX) throw new NoRoom()
    const isDue = stopwatch() - toldAt >= TELL_EVERY_MS
    if (isDue || progress.rows !== lookedAt) {
      const { id, attempt } = job
      const wanted = isDue
        ? await run(on, TELL, [id, attempt, progress.rows, progress.all])
        : await run(on, IS_WANTED, [id, attempt])
      if (wanted.length === 0) throw new Abandoned()
      lookedAt = progress.rows
      if (isDue) {
        await run(moment, STILL_THERE, [])
        toldAt = stopwatch()
      }
    }
    yield chunk
  }
}

function noRoomWhereFull(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw new NoRoom()
  throw error
}
