import { countForgettableCertificates } from '../certifying/forget-certificates.ts'
import { countForgettable } from '../invoicing/forget-documents.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'
import { countIdle } from './erase-idle.ts'
import { LAPSING } from './lapsing.ts'

/** What would go tonight, and what went in the nights before. */
export type Retention = {
  tonight: { kind: string; count: number }[]
  nights: { at: Date; removed: Record<string, number> }[]
}

/** Nights shown. */
const NIGHTS = 30

const RUNS = statement<{ at: Date; removed: Record<string, number> }>(
  'retention-runs',
  `select at, removed from retention_runs order by at desc limit ${NIGHTS}`,
)
const WAITING = statement<{ count: number }>(
  'retention-erasures',
  'select count(*) as count from erasures where withdrawn_at is null and done_at is null',
)

/** Counted by the conditions that things go by, and nothing is touched. Of erasures: those that wait, whether or not tonight is theirs. */
export async function retention(till: Till): Promise<Retention> {
  const on = { client: till.connection.pool }
  const counted = LAPSING.map(async ({ kind, count }) => ({ kind, count: (await run(on, count, []))[0]?.count ?? 0 }))
  const [waiting] = await run(on, WAITING, [])
  const first = [
    { kind: 'erasures', count: waiting?.count ?? 0 },
    { kind: 'guests', count: await countIdle(on) },
    { kind: 'documents', count: await countForgettable(till) },
    { kind: 'certificates', count: await countForgettableCertificates(till) },
  ]
  return { tonight: [...first, ...(await Promise.all(counted))], nights: await run(on, RUNS, []) }
}
