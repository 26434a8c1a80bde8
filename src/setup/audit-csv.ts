import type { Readable } from 'node:stream'
import { CSV_STYLES, csvOf } from '../platform/csv.ts'
import type { On } from '../platform/db/statement.ts'
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
const HEADS = COLUMNS.map(([words]) => ({ words, kind: 'text' as const }))
const STYLE = { ...CSV_STYLES.machine, bom: true }

/** The acts of a filter as CSV (RFC 4180, with a byte order mark), streamed, the newest first; each with its link of the chain. */
export const auditCsv = (on: On, filter: AuditFilter): Readable => csvOf(HEADS, pages(on, filter), STYLE)

async function* pages(on: On, filter: AuditFilter): AsyncGenerator<string[][]> {
  let after: number | null = null
  for (;;) {
    const acts: AuditedAct[] = await auditedActs(on, filter, { after, limit: PAGE })
    yield acts.map((act) => COLUMNS.map(([, cell]) => cell(act)))
    if (acts.length < PAGE) return
    after = acts.at(-1)!.id
  }
}
