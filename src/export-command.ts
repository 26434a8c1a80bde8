import { type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import {
  EXPORT_FORMS,
  EXPORTED,
  type Export,
  type Exported,
  type ExportForm,
  exportTo,
  type Progress,
} from './export-file.ts'
import { DATE_KINDS } from './exports/dataset.ts'
import type { OpenShop } from './open-shop.ts'
import { stopwatch } from './platform/clock.ts'
import { LANGS, type Lang } from './platform/lang.ts'
import { ANEW, BAR_EVERY_MS, barOf } from './progress.ts'

type Options = { out: string; form: ExportForm; lang: Lang; from?: string; to?: string; by?: string; json?: true }
type Shell = {
  inShop(work: (shop: OpenShop) => Promise<void>): Promise<void>
  /** Answers, and what is told meanwhile. */
  print(line: string): void
  tell(line: string): void
}

/** How often a line is told where nobody watches, in milliseconds. */
const LINE_EVERY_MS = 1_000

/** `coursetill export`: exit code 0 where the file is whole, 1 where there is none. */
export function addExport(program: Command, shell: Shell): void {
  program
    .command('export')
    .description('write what finance needs into a file, which is there only when it is whole')
    .argument('<what>', EXPORTED.join(', '), whatOf)
    .requiredOption('--out <file>', 'the file to write, or a folder to put it in under its own name')
    .option('--from <day>', 'first day, YYYY-MM-DD', dayOf)
    .option('--to <day>', 'last day, YYYY-MM-DD; of what shows how things stood, that day', dayOf)
    .addOption(new Option('--by <date>', 'which date the days are of, where there are several').choices(DATE_KINDS))
    .addOption(
      new Option('--form <form>', 'CSV for a Norwegian Excel, CSV for programs, Excel, or a ZIP of the invoices’ files')
        .choices(EXPORT_FORMS)
        .default('excel'),
    )
    .addOption(new Option('--lang <lang>', 'of headings and names').choices(LANGS).default('nb'))
    .option('--json', 'tell progress and outcome as JSON, one object a line')
    .action((what: string, options: Options) => run(what, options, shell))
}

function run(what: string, { json, ...options }: Options, { inShop, print, tell }: Shell): Promise<void> {
  const { out, form, lang, ...period } = options
  const wish: Export = { what, form, lang, period, out }
  return inShop(async (shop) => {
    const teller = json ? asJson(print) : process.stderr.isTTY ? asBar() : asLines(tell)
    const exported = await exportTo(shop, wish, teller.progress)
    teller.end(exported)
  })
}

type Teller = { progress(progress: Progress): void; end(exported: Exported): void }

const asJson = (print: Shell['print']): Teller => ({
  progress: seldom(LINE_EVERY_MS, ({ rows, of, bytes }) =>
    print(JSON.stringify({ event: 'progress', rows, of, bytes })),
  ),
  end: (exported) => print(JSON.stringify({ event: 'written', ...exported })),
})

const asLines = (tell: Shell['tell']): Teller => ({
  progress: seldom(LINE_EVERY_MS, (progress) => tell(countOf(progress))),
  end: (exported) => tell(outcomeOf(exported)),
})

function asBar(): Teller {
  const draw = (line: string) => process.stderr.write(`${ANEW}${line}`)
  return {
    progress: seldom(BAR_EVERY_MS, (progress) => {
      const { rows, of } = progress
      draw(`${of ? `${barOf(rows, of)} ` : ''}${countOf(progress)}`)
    }),
    end: (exported) => draw(`${outcomeOf(exported)}\n`),
  }
}

const countOf = ({ rows, of, bytes }: Progress): string =>
  `${rows}${of === null ? '' : ` of ${of}`} rows, ${(bytes / 1e6).toFixed(1)} MB`
const outcomeOf = ({ file, rows, bytes }: Exported): string => `${file}: ${rows} rows, ${bytes} bytes`

/** The first time at once, then no more often than so. */
function seldom(everyMs: number, tell: (progress: Progress) => void): (progress: Progress) => void {
  let told = Number.NEGATIVE_INFINITY
  return (progress) => {
    if (stopwatch() - told < everyMs) return
    told = stopwatch()
    tell(progress)
  }
}

function whatOf(text: string): string {
  if (!EXPORTED.includes(text)) throw new InvalidArgumentError(`There are ${EXPORTED.join(', ')}.`)
  return text
}

function dayOf(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('It must be a day such as 2027-01-31.')
  return text
}
