import type { Readable } from 'node:stream'
import { type Stringifier, stringify } from 'csv-stringify'
import type { On } from '../platform/db/statement.ts'
import { defused } from '../platform/spreadsheet.ts'
import { type AuditedAct, type AuditFilter, auditedActs } from './audit-log.ts'

/** Rows read from the database at a time, so that memory stays flat at any size. */
const PAGE = 500

const COLUMNS: readonly [string, (act: AuditedAct) => string][] = [
  ['number', ({ number }) => String(number ?? '')],
  ['at', ({ at }) => at.toISOString()],
  ['actor', ({ actor }) => actor],
  ['actor_name', ({ actorName }) => actorName ?? ''],
  ['deed', ({ deed }) => deed],
  ['kind', ({ kind }) => kind],
  ['subject', ({ subjectId }) => subjectId],
  ['subject_name', ({ subjectName }) => subjectName ?? ''],
  ['about', ({ aboutName }) => aboutName ?? ''],
  ['before', ({ before }) => (before ? JSON.stringify(before) : '')],
  ['after', ({ after }) => (after ? JSON.stringify(after) : '')],
  ['chain_digest', ({ chainDigest }) => chainDigest ?? ''],
]

/** The acts of a filter as CSV (RFC 4180, with a byte order mark), streamed, the newest first; each with its link of the chain. */
export function auditCsv(on: On, filter: AuditFilter): Readable {
  const csv = stringify({
    header: true,
    columns: COLUMNS.map(([name]) => name),
    bom: true,
    record_delimiter: 'windows',
  })
  void fill(csv, on, filter).catch((error: unknown) => csv.destroy(error as Error))
  return csv
}

async function fill(csv: Stringifier, on: On, filter: AuditFilter): Promise<void> {
  let after: number | null = null
  for (;;) {
    const acts: AuditedAct[] = await auditedActs(on, filter, { after, limit: PAGE })
    for (const act of acts) {
      const cells = COLUMNS.map(([, cell]) => defused(cell(act)))
      if (!csv.write(cells)) await new Promise((done) => csv.once('drain', done))
    }
    if (acts.length < PAGE) return void csv.end()
    after = acts.at(-1)!.id
  }
}
