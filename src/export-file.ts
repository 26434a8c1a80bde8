import { createWriteStream, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { emit } from './audit/emit.ts'
import { DATASETS } from './exports/all.ts'
import { type Dataset, FORMS, type Form } from './exports/dataset.ts'
import { exportFile, type OnRows, safTFile } from './exports/file.ts'
import { invoiceZip } from './exports/invoice-zip.ts'
import { invoices } from './exports/invoices.ts'
import { periodOf } from './exports/period.ts'
import type { OpenShop } from './open-shop.ts'
import { transact } from './platform/db/transact.ts'
import { newId } from './platform/ids.ts'
import type { Lang } from './platform/lang.ts'

const SAF_T = 'saf-t'
/** What can be taken out, by the name that the command and the routes have for it. */
export const EXPORTED = [...DATASETS.map(({ name }) => name), SAF_T]
export const EXPORT_FORMS = [...FORMS, 'zip'] as const
export type ExportForm = (typeof EXPORT_FORMS)[number]

/** `out` is a file, or a folder that the file is put into under its own name. */
export type Export = { what: string; form: ExportForm; lang: Lang; period: Days; out: string }
type Days = { from?: string; to?: string; by?: string }
/** What is told of an export while it is written. `rows` of how many, where that is known before. */
export type Progress = { rows: number; of: number | null; bytes: number }
export type Exported = { file: string; rows: number; bytes: number }

/** Writes what the export routes send into a file, which appears under its name only when it is whole. */
export async function exportTo(shop: OpenShop, wish: Export, tell: (progress: Progress) => void): Promise<Exported> {
  const filter = askedOf(wish)
  const state = { rows: 0, of: await countOf(shop, wish, filter), bytes: 0 }
  const onRows = (rows: number) => {
    state.rows += rows
    tell(state)
  }
  tell(state)
  await transact(shop.pool, { kind: 'job', name: 'command-line' }, (tx) =>
    emit(tx, { name: 'DocumentsExported', subjectId: newId(), facts: { what: `${wish.what} ${wish.form}`, filter } }),
  )
  const { name, source } = await sourceOf(shop, wish, { filter, onRows })
  const file = isFolder(wish.out) ? join(wish.out, name) : wish.out
  await write(source, file, (bytes) => {
    state.bytes += bytes
  })
  return { file, rows: wish.form === 'zip' ? (state.of ?? 0) : state.rows, bytes: state.bytes }
}

const datasetOf = (what: string): Dataset | undefined => DATASETS.find(({ name }) => name === what)

/** The period as this export takes it. @throws Error with a sentence about what does not fit */
function askedOf({ what, form, period }: Export): Days {
  if (form === 'zip' && what !== invoices.name) throw new Error('Only invoices can be written as a ZIP of their files.')
  if (what === SAF_T && !(period.from && period.to))
    throw new Error('SAF-T is of a period: give its first and last day, --from 2027-01-01 --to 2027-12-31.')
  if (period.from && period.to && period.to < period.from) throw new Error('--to must not be before --from.')
  const dataset = datasetOf(what)
  if (!dataset) return period
  const known = periodOf(dataset).safeParse(period)
  if (known.success) return known.data
  const taken = Object.keys(periodOf(dataset).shape).map((name) => `--${name}`)
  throw new Error(`${what} takes ${taken.length === 0 ? 'no period' : taken.join(', ')}. ${dataset.about.en}`)
}

const countOf = async ({ pool }: OpenShop, { what }: Export, filter: Days): Promise<number | null> =>
  (await datasetOf(what)?.count({ client: pool }, filter as object)) ?? null

type Source = { name: string; source: Readable }

async function sourceOf(
  { pool, config }: OpenShop,
  { what, form, lang }: Export,
  { filter, onRows }: { filter: Days; onRows: OnRows },
): Promise<Source> {
  const dataset = datasetOf(what)
  if (!dataset) return safTFile(pool, { from: filter.from!, to: filter.to! }, onRows)
  const days = { from: filter.from, to: filter.to }
  if (form === 'zip') return { name: 'invoices.zip', source: invoiceZip({ client: pool }, days, config) }
  return exportFile(pool, dataset, { period: filter as object, form: form satisfies Form, lang, onRows })
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

async function write(source: Readable, out: string, onBytes: (bytes: number) => void): Promise<void> {
  const half = `${out}.${process.pid}.part`
  const meter = new Transform({
    transform(part: Buffer, _encoding, done) {
      onBytes(part.length)
      done(null, part)
    },
  })
  try {
    await pipeline(source, meter, createWriteStream(half, { flags: 'wx', mode: 0o600 }))
    await rename(half, out)
  } finally {
    await rm(half, { force: true })
  }
}
