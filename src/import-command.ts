import { readFile, stat, writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { IMPORT_BYTES_MAX, linesOfImport } from './importing/import-file.ts'
import type { RowFault } from './importing/judge-rows.ts'
import { reportCsv, reportLines, templateOf } from './importing/report-csv.ts'
import type { Sheet } from './importing/sheet.ts'
import { SHEETS } from './importing/sheets.ts'
import { refusedOf, type Taken, takeAllRows, takeGoodRows, tryRows } from './importing/take-rows.ts'
import type { OpenShop } from './open-shop.ts'
import { progressOn } from './progress.ts'

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
  if (size > IMPORT_BYTES_MAX) throw new Error(`${file}: larger than ${IMPORT_BYTES_MAX} bytes; divide it.`)
  const lines = await linesOfImport(await readFile(file))
  await inShop(async ({ pool }) => {
    const told = progressOn(process.stderr)
    const taking = { sheet, actor, lines, told: (done: number, all: number) => told(sheet.what, done, all) }
    const taken = await (options.dryRun ? tryRows : options.goodRows ? takeGoodRows : takeAllRows)(pool, taking)
    const isUndone = options.dryRun === true || (!options.goodRows && taken.faults.length > 0)
    await report(taken.faults, options.report, print)
    tell(summary(taken, isUndone))
    if (taken.faults.length > 0) process.exitCode = 1
  })
}

const summary = (taken: Taken, isUndone: boolean): string => {
  const counts = `${taken.new} new, ${taken.known} known before, ${refusedOf(taken)} refused`
  return isUndone ? `Nothing was changed. It would be: ${counts}.` : `Taken in: ${counts}.`
}

async function report(faults: readonly RowFault[], file: string | undefined, print: Shell['print']): Promise<void> {
  if (file !== undefined) return writeFile(file, reportCsv(faults))
  for (const line of reportLines(faults)) print(line)
}

function sheetOf(name: string): Sheet {
  const found = SHEETS.find(({ what }) => what === name)
  if (!found) throw new InvalidArgumentError(`It must be one of ${SHEETS.map(({ what }) => what).join(', ')}.`)
  return found
}
