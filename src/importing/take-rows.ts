import type { Actor } from '../platform/actor.ts'
import type { Pool } from '../platform/db/connect.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { problemOf } from '../platform/problems.ts'
import type { Row, RowFault } from './judge-rows.ts'
import type { Outcome, Sheet } from './sheet.ts'

export type Taken = { new: number; known: number; faults: RowFault[] }
type Told = (done: number, all: number) => void
type Taking = { sheet: Sheet; rows: readonly Row[]; actor: Actor; told: Told }

/** Thrown so that what was tried is undone, with what is told of it. */
class Undone<What> extends Error {
  readonly what: What
  constructor(what: What) {
    super('undone')
    this.what = what
  }
}

/** Tries each row by the verbs that would take it and undoes it: what it says is what would happen to each by itself. */
export const tryRows = (pool: Pool, taking: Taking): Promise<Taken> =>
  eachRow(taking, (row) =>
    transact(pool, taking.actor, async (tx) => {
      throw new Undone(await taking.sheet.take(tx, row.command))
    }).catch((error: unknown) => {
      if (error instanceof Undone) return error.what as Outcome
      throw error
    }),
  )

/** Each row in a transaction of its own: one that is refused stops none of the others, and what was stopped half-way goes on when it is begun again. */
export const takeGoodRows = (pool: Pool, taking: Taking): Promise<Taken> =>
  eachRow(taking, (row) => transact(pool, taking.actor, (tx) => taking.sheet.take(tx, row.command)))

/** All rows in one transaction: the first that is refused undoes them all. */
export async function takeAllRows(pool: Pool, taking: Taking): Promise<Taken> {
  try {
    return await transact(pool, taking.actor, async (tx: Tx) => {
      const taken = await eachRow(taking, (row) => taking.sheet.take(tx, row.command), true)
      if (taken.faults.length > 0) throw new Undone({ ...taken, new: 0, known: 0 })
      return taken
    })
  } catch (error) {
    if (error instanceof Undone) return error.what as Taken
    throw error
  }
}

async function eachRow(
  { sheet, rows, told }: Taking,
  work: (row: Row) => Promise<Outcome>,
  isStoppedByFirst = false,
): Promise<Taken> {
  const taken: Taken = { new: 0, known: 0, faults: [] }
  for (const [at, row] of rows.entries()) {
    try {
      taken[await work(row)] += 1
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      const [fault] = problem.faults ?? []
      const path = fault?.pointer.slice(1).replaceAll('/', '.') ?? ''
      const column = path === '' ? 'externalId' : sheet.columnOf(path)
      taken.faults.push({ line: row.line, column, problem: fault?.detail ?? problem.message })
      if (isStoppedByFirst) return taken
    }
    told(at + 1, rows.length)
  }
  return taken
}
