import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, invalid, type Problem } from '../platform/problems.ts'
import { linesOfImport } from './import-file.ts'
import { SHEETS } from './sheets.ts'

/** More files than these have nobody waiting for them. */
const OPEN_MAX = 5
const FILE_NAME_MAX = 200

const tooMany = (): Problem =>
  conflict('import/too-many', `${OPEN_MAX} files are being looked at already. Finish one of them, or let it go.`, {
    most: OPEN_MAX,
  })

const TAKE_TURN = statement('importing-turn', `select pg_advisory_xact_lock(hashtextextended('imports', 0))`)
const OPEN = statement<{ open: number }>('importing-open', 'select count(*) as open from import_files')
const PUT = statement(
  'importing-put',
  `with asked as (insert into imports (id, what, file_name, lines_all, asked_at, asked_by) values ($1, $2, $3, $4, $5, $6) returning id)
   insert into import_files (import_id, content) select id, $7 from asked`,
)

/** A file that can be read, and how many lines stand under its first. */
export type ReadImport = { what: string; fileName: string; content: Buffer; linesAll: number }

/** Reads what somebody brings, outside any transaction. @throws request/invalid at /what or /file */
export async function readImport(what: string, file: { name: string; bytes: Buffer } | null): Promise<ReadImport> {
  if (!SHEETS.some((each) => each.what === what)) throw invalid('/what', 'choose what the file holds')
  if (!file) throw invalid('/file', 'choose a file')
  const linesAll = (await linesOfImport(file.bytes)).length - 1
  if (linesAll < 1) throw invalid('/file', 'nothing stands under the first line of this file')
  return { what, fileName: file.name.slice(0, FILE_NAME_MAX), content: file.bytes, linesAll }
}

/** Keeps a file to be tried in the background; nothing is taken in yet. Returns its id. @throws import/too-many */
export async function beginImport(tx: Tx, { what, fileName, content, linesAll }: ReadImport): Promise<string> {
  await run(tx, TAKE_TURN, [])
  const [counted] = await run(tx, OPEN, [])
  if (counted!.open >= OPEN_MAX) throw tooMany()
  const id = newId()
  await run(tx, PUT, [id, what, fileName, linesAll, tx.now, nameOf(tx.actor), content])
  await emit(tx, { name: 'ImportBegun', subjectId: id, facts: { what, lines: linesAll } })
  return id
}
