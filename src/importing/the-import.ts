import { type On, run, statement } from '../platform/db/statement.ts'
import type { RowFault } from './judge-rows.ts'
import type { ImportEnd, Way } from './schema.ts'

/** `tried`: it waits for somebody to say how it is taken in; whoever waits too long finds it cancelled. */
export type ImportState = 'trying' | 'tried' | 'taking' | ImportEnd

export type ImportRow = {
  id: string
  what: string
  fileName: string
  state: ImportState
  way: Way | null
  linesAll: number
  linesDone: number
  newCount: number
  knownCount: number
  refusedCount: number
  askedAt: Date
  askedBy: string
  askerName: string | null
  endedAt: Date | null
}
export type ImportView = ImportRow & { faults: RowFault[] }

/** Of row `t`: somebody has to work on it. */
export const IS_WANTED = '(t.ended_at is null and (t.tried_at is null or t.way is not null))'
/** The newest that are shown. */
const SHOWN = 20

const ROW = `t.id, t.what, t.file_name as "fileName", coalesce(t.ended, case when t.way is not null then 'taking' when t.tried_at is null then 'trying'
    when exists (select from import_files f where f.import_id = t.id) then 'tried' else 'cancelled' end) as state,
  t.way, t.lines_all as "linesAll", t.lines_done as "linesDone", t.new_count as "newCount", t.known_count as "knownCount", t.refused_count as "refusedCount",
  t.asked_at as "askedAt", t.asked_by as "askedBy", p.name as "askerName", t.ended_at as "endedAt"`
const FROM = `from imports t left join people p on 'person:' || p.id = t.asked_by`
const NEWEST = statement<ImportRow>(
  'importing-newest',
  `select ${ROW} ${FROM} order by t.asked_at desc, t.id desc limit ${SHOWN}`,
)
const ONE = statement<ImportView>('importing-one', `select ${ROW}, t.faults ${FROM} where t.id = $1`)

/** Files that were brought, the newest first. */
export const newestImports = (on: On): Promise<ImportRow[]> => run(on, NEWEST, [])

export const importById = async (on: On, importId: string): Promise<ImportView | null> =>
  (await run(on, ONE, [importId]))[0] ?? null
