import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { emit } from './audit/emit.ts'
import { exportFile } from './exports/file.ts'
import { invoiceZip } from './exports/invoice-zip.ts'
import { invoices } from './exports/invoices.ts'
import { type DocumentFilter, documentTotals } from './invoicing/queries.ts'
import type { OpenShop } from './open-shop.ts'
import { stopwatch } from './platform/clock.ts'
import { transact } from './platform/db/transact.ts'
import { newId } from './platform/ids.ts'

export const EXPORT_FORMS = ['excel', 'machine', 'zip'] as const
export type ExportForm = (typeof EXPORT_FORMS)[number]
export type Export = { filter: DocumentFilter; form: ExportForm; out: string }

/** How often progress is told, in milliseconds. */
const TELL_EVERY_MS = 1_000

/** Writes what the export routes send into a file, which appears under its name only when it is whole. Returns its bytes. */
export async function exportInvoices(
  { pool, config }: OpenShop,
  { filter, form, out }: Export,
  tell: (line: string) => void,
): Promise<{ documents: number; bytes: number }> {
  const on = { client: pool }
  const totals = await documentTotals(on, filter)
  const documents = totals.reduce((sum, { count }) => sum + count, 0)
  tell(`${documents} documents`)
  await transact(pool, { kind: 'job', name: 'command-line' }, (tx) =>
    emit(tx, { name: 'DocumentsExported', subjectId: newId(), facts: { what: `invoices ${form}`, filter } }),
  )
  const source =
    form === 'zip'
      ? invoiceZip(on, filter, config.dataDir)
      : exportFile(pool, invoices, { period: filter, form, lang: 'nb' }).source
  return { documents, bytes: await write(source, out, tell) }
}

async function write(source: Readable, out: string, tell: (line: string) => void): Promise<number> {
  const half = `${out}.${process.pid}.part`
  const meter = meterOf(tell)
  try {
    await pipeline(source, meter.stream, createWriteStream(half, { flags: 'wx', mode: 0o600 }))
    await rename(half, out)
  } finally {
    await rm(half, { force: true })
  }
  return meter.bytes()
}

function meterOf(tell: (line: string) => void) {
  let bytes = 0
  let told = stopwatch()
  const stream = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length
      if (stopwatch() - told > TELL_EVERY_MS) {
        told = stopwatch()
        tell(`${(bytes / 1e6).toFixed(1)} MB`)
      }
      done(null, part)
    },
  })
  return { stream, bytes: () => bytes }
}
