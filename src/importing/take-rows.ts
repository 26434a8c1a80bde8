import type { Actor } from '../platform/actor.ts'
import type { Pool } from '../platform/db/connect.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import type { PackedLines } from '../platform/lines-in-file.ts'
import { lastingProblemOf } from '../platform/problems.ts'
import { headFaults, judgedInSteps, type Row, type RowFault } from './judge-rows.ts'
import type { Outcome, Sheet, TakesEach } from './sheet.ts'

export type Taken = { new: number; known: number; faults: RowFault[] }
/** Lines of which something is wrong: one may have several faults. */
export const refusedOf = ({ faults }: Pick<Taken, 'faults'>): number => new Set(faults.map(({ line }) => line)).size

/** Told how many lines are done, of how many. What it returns is waited for. */
export type Told = (done: number, all: number) => unknown
export type Taking = { sheet: Sheet; lines: PackedLines; actor: Actor; told: Told }

/** So many rows go to a verb that takes many; of verbs that take one, so many have a transaction together where good rows are taken. */
const STEPS = { many: 500, each: 50 } as const
const stepOf = (sheet: Sheet): number => ('takeMany' in sheet ? STEPS.many : STEPS.each)

/** Thrown so that all is undone that was done. */
class Undone extends Error {
  readonly taken: Taken
  constructor(taken: Taken) {
    super('undone')
    this.taken = taken
  }
}

/** What is done besides, in the same transactions: before the first row, and after the last of all or of a step. */
export type Besides = {
  before?: (tx: Tx) => Promise<unknown>
  then?: (tx: Tx, taken: Taken, done: number) => Promise<unknown>
}

/** Does what taking in would do and undoes it, whatever came of it: so it says what would happen, and changes nothing. */
export const tryRows = (pool: Pool, taking: Taking, { before }: Besides = {}): Promise<Taken> =>
  inOne(pool, taking, { ...(before ? { before } : {}), isUndone: () => true })

/** All rows in one transaction: where any is refused they are all undone, and each that would be is told. */
export const takeAllRows = (pool: Pool, taking: Taking, besides: Besides = {}): Promise<Taken> =>
  inOne(pool, taking, { ...besides, isUndone: ({ faults }) => faults.length > 0 })

async function inOne(
  pool: Pool,
  { sheet, lines, actor, told }: Taking,
  { before, then, isUndone }: Besides & { isUndone: (taken: Taken) => boolean },
): Promise<Taken> {
  const faults = headFaults(sheet, lines)
  if (faults.length > 0) return { new: 0, known: 0, faults }
  const all = lines.length - 1
  try {
    return await transact(pool, actor, async (tx) => {
      await before?.(tx)
      const taken: Taken = { new: 0, known: 0, faults: [] }
      for (const { rows, faults, done } of judgedInSteps(sheet, lines, { step: stepOf(sheet) })) {
        add(taken, await takeStep(tx, sheet, rows), faults)
        await told(done, all)
      }
      if (isUndone(taken)) throw new Undone(taken)
      await then?.(tx, taken, all)
      return taken
    })
  } catch (error) {
    if (error instanceof Undone) return error.taken
    throw error
  }
}

/**
 * Each row that can be taken, a step in a transaction: one that is refused stops none of the others, and what was stopped half-way goes on
 * when it is begun again. `from` lines are passed over.
 */
export async function takeGoodRows(
  pool: Pool,
  { sheet, lines, actor, told }: Taking,
  { from = 0, before, then }: Besides & { from?: number } = {},
): Promise<Taken> {
  const taken: Taken = { new: 0, known: 0, faults: headFaults(sheet, lines) }
  if (taken.faults.length > 0) return taken
  for (const { rows, faults, done } of judgedInSteps(sheet, lines, { step: stepOf(sheet), from })) {
    const step = await transact(pool, actor, async (tx) => {
      await before?.(tx)
      const step: Taken = { new: 0, known: 0, faults: [] }
      add(step, await takeStep(tx, sheet, rows), faults)
      await then?.(tx, step, done)
      return step
    })
    taken.new += step.new
    taken.known += step.known
    for (const fault of step.faults) taken.faults.push(fault)
    await told(done, lines.length - 1)
  }
  return taken
}

function add(taken: Taken, rows: readonly (Outcome | RowFault)[], judged: readonly RowFault[]): void {
  const faults = [...judged]
  for (const row of rows) {
    if (typeof row === 'string') taken[row] += 1
    else faults.push(row)
  }
  for (const fault of faults.toSorted((a, b) => a.line - b.line)) taken.faults.push(fault)
}

async function takeStep(tx: Tx, sheet: Sheet, rows: readonly Row[]): Promise<(Outcome | RowFault)[]> {
  if ('takeMany' in sheet) {
    const outcomes =
      rows.length === 0
        ? []
        : await sheet.takeMany(
            tx,
            rows.map(({ command }) => command),
          )
    return outcomes.map((outcome, at) => (typeof outcome === 'string' ? outcome : { line: rows[at]!.line, ...outcome }))
  }
  const outcomes: (Outcome | RowFault)[] = []
  await tx.client.query('savepoint row_of_file')
  for (const row of rows) outcomes.push(await takeOne(tx, sheet, row))
  await tx.client.query('release savepoint row_of_file')
  return outcomes
}

type Each = Sheet & TakesEach<unknown>
/** A row that is refused leaves nothing behind the savepoint before it, and fails none of the others. */
async function takeOne(tx: Tx, sheet: Each, { line, command }: Row): Promise<Outcome | RowFault> {
  try {
    const outcome = await sheet.take(tx, command)
    await tx.client.query('release savepoint row_of_file; savepoint row_of_file')
    return outcome
  } catch (error) {
    const problem = lastingProblemOf(error)
    if (!problem) throw error
    await tx.client.query('rollback to savepoint row_of_file')
    const [fault] = problem.faults ?? []
    const path = fault?.pointer.slice(1).replaceAll('/', '.') ?? ''
    const column = path === '' ? sheet.keyColumn : sheet.columnOf(path)
    return { line, column, problem: fault?.detail ?? problem.message }
  }
}
