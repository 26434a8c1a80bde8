import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { WAYS } from './schema.ts'

export const ChooseWay = z.strictObject({ way: z.enum(WAYS) })
export type ChooseWay = z.output<typeof ChooseWay>

type Standing = { isTried: boolean; isChosen: boolean; isOver: boolean; refusedCount: number; goodCount: number }
const LOCK = statement<Standing>(
  'importing-lock',
  `select t.tried_at is not null as "isTried", t.way is not null as "isChosen", t.ended_at is not null or not exists (select from import_files f where f.import_id = t.id) as "isOver", t.refused_count as "refusedCount",
     t.new_count + t.known_count as "goodCount" from imports t where t.id = $1 for update`,
)
const CHOOSE = statement(
  'importing-choose',
  `update imports set way = $2, chosen_at = $3, chosen_by = $4, lines_done = 0, new_count = 0, known_count = 0, refused_count = 0, faults = '[]', tries = 0
   where id = $1`,
)
const CANCEL = statement(
  'importing-cancel',
  `with gone as (delete from import_files where import_id = $1) update imports set ended = 'cancelled', ended_at = $2 where id = $1`,
)

const decided = () =>
  conflict('import/decided', 'Somebody has decided about this file already, or it is still being tried.')
const rowsToMend = (rows: number) =>
  conflict(
    'import/rows-to-mend',
    'Some rows are wrong. Mend the file and bring it again, or take the good rows only.',
    {
      rows,
    },
  )

/** How a file that was tried is taken in, in the background. @throws import/unknown, import/decided, import/rows-to-mend */
export async function chooseWay(tx: Tx, importId: string, { way }: ChooseWay): Promise<void> {
  const standing = await lock(tx, importId)
  if (!standing.isTried || standing.isChosen || standing.isOver) throw decided()
  const isStopped = way === 'all' ? standing.refusedCount > 0 : standing.goodCount === 0
  if (isStopped) throw rowsToMend(standing.refusedCount)
  await run(tx, CHOOSE, [importId, way, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'ImportChosen', subjectId: importId, facts: { way } })
}

/** Lets a file go. Good rows that were taken in before stay; of all or none, nothing has been. @throws import/unknown, import/decided */
export async function cancelImport(tx: Tx, importId: string): Promise<void> {
  if ((await lock(tx, importId)).isOver) throw decided()
  await run(tx, CANCEL, [importId, tx.now])
  await emit(tx, { name: 'ImportCancelled', subjectId: importId })
}

async function lock(tx: Tx, importId: string): Promise<Standing> {
  const [standing] = await run(tx, LOCK, [importId])
  if (!standing) throw unknown('import')
  return standing
}
