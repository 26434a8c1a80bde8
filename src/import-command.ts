import { readFile, stat, writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { coursesSheet } from './importing/courses-sheet.ts'
import { judgeRows, type RowFault } from './importing/judge-rows.ts'
import type { Sheet } from './importing/sheet.ts'
import { startsSheet } from './importing/starts-sheet.ts'
import { type Taken, takeAllRows, takeGoodRows, tryRows } from './importing/take-rows.ts'
import type { OpenShop } from './open-shop.ts'
import { cellIn } from './platform/csv.ts'
import { LINES_MAX, linesInFile } from './platform/lines-in-file.ts'
import { progressOn } from './progress.ts'

const SHEETS: readonly Sheet[] = [coursesSheet, startsSheet]
/** The largest file that is read, in bytes: it is held in memory while it is judged. */
const FILE_BYTES_MAX = 20 * 1024 * 1024
/** The longest cell, in characters: a course's description fits. */
const CELL_MAX = 20_000
const BOM = '\uFEFF'
const actor = { kind: 'job', name: 'command-line' } as const

type Options = { template?: true; dryRun?: true; goodRows?: true; report?: string }
type Shell = {
  inShop(work: (shop: OpenShop) => Promise<void>): Promise<void>
  print(line: string): void
  tell(line: string): void
}

/** `coursetill import`: exit code 1 where a row is refused. */
export function addImport(program: Command, shell: Shell): void {
  program
    .command('import')
    .description('take in what an old system has, from a CSV or Excel file; what came before changes nothing')
    .argument('<what>', SHEETS.map(({ what }) => what).join(', '), sheetOf)
    .argument('[file]', 'the file; its first line names the columns')
    .option('--template', 'print an empty file with one example row, and do nothing else')
    .option('--dry-run', 'tell what would happen, and change nothing')
    .option('--good-rows', 'take in each row that can be; else one that is refused stops them all')
    .option('--report <file>', 'write what is wrong into this file (CSV) instead of to the screen')
    .action((sheet: Sheet, file: string | undefined, options: Options) => run({ sheet, file, options }, shell))
}

async function run(
  { sheet, file, options }: { sheet: Sheet; file: string | undefined; options: Options },
  { inShop, print, tell }: Shell,
): Promise<void> {
  if (options.template) return print(templateOf(sheet))
  if (file === undefined) throw new Error('Name the file. For one to fill in: --template')
  const { size } = await stat(file)
  if (size > FILE_BYTES_MAX) throw new Error(`${file}: larger than ${FILE_BYTES_MAX} bytes; divide it.`)
  const lines = await linesInFile(await readFile(file), CELL_MAX)
  if ((lines.at(-1)?.line ?? 0) >= LINES_MAX) throw new Error(`${file}: ${LINES_MAX} lines or more; divide it.`)
  const judged = judgeRows(sheet, lines)
  await inShop(async ({ pool }) => {
    const told = progressOn(process.stderr)
    const taking = { sheet, actor, rows: judged.rows, told: (done: number, all: number) => told(sheet.what, done, all) }
    const tried = options.goodRows && !options.dryRun ? null : await tryRows(pool, taking)
    const before = [...judged.faults, ...(tried?.faults ?? [])]
    const isStopped = !options.goodRows && before.length > 0
    const taken =
      options.dryRun || isStopped ? null : await (options.goodRows ? takeGoodRows : takeAllRows)(pool, taking)
    const faults = taken ? [...judged.faults, ...taken.faults] : before
    await report(faults, options.report, print)
    tell(summary(taken ?? tried!, faults, taken === null || (!options.goodRows && taken.faults.length > 0)))
    if (faults.length > 0) process.exitCode = 1
  })
}

const summary = (counted: Taken, faults: readonly RowFault[], isUndone: boolean): string => {
  const lines = new Set(faults.map(({ line }) => line)).size
  const counts = `${counted.new} new, ${counted.known} known before, ${lines} refused`
  return isUndone ? `Nothing was changed. It would be: ${counts}.` : `Taken in: ${counts}.`
}

async function report(faults: readonly RowFault[], file: string | undefined, print: Shell['print']): Promise<void> {
  const lines = faults
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, column, problem }) => lineOf([String(line), column, problem]))
  if (file !== undefined) return writeFile(file, `${BOM}${['line;column;problem', ...lines, ''].join('\r\n')}`)
  for (const line of lines) print(line)
}

const lineOf = (cells: readonly string[]): string => cells.map((cell) => cellIn(cell, ';')).join(';')

const templateOf = ({ columns }: Sheet): string =>
  [columns.map(({ name }) => name), columns.map(({ example }) => example)].map(lineOf).join('\r\n')

function sheetOf(name: string): Sheet {
  const found = SHEETS.find(({ what }) => what === name)
  if (!found) throw new InvalidArgumentError(`It must be one of ${SHEETS.map(({ what }) => what).join(', ')}.`)
  return found
}
