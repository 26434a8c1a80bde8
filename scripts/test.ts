import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasFailed, type Outcome, runSteps, type Step, seconds } from './steps.ts'
import { countsOf, timesByFolder } from './test-report.ts'

// `npm test` is everything; with --check the part without tests, which needs neither database nor browser.
const checkOnly = process.argv.includes('--check')
const began = performance.now()
const scratch = mkdtempSync(join(tmpdir(), 'coursetill-run-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
const report = join(scratch, 'report.json')
const promises = join(scratch, 'promises')
process.env.CT_PROMISES = promises
process.env.XDG_DATA_HOME = scratch // vitest keeps a token there, and a home may be read-only

const sources = ['src', 'invoices', 'test', 'bench', 'scripts', 'vitest.config.ts', 'drizzle.config.ts'].filter(
  existsSync,
)

/** The native loader writes nothing, so that an installation of somebody else's can be used. */
const vitest: Step['command'] = ['vitest', 'run', '--configLoader', 'native']

const checks: Step[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'promises awaited', command: ['oxlint', '--type-aware', '--deny-warnings', ...sources] },
  { name: 'house rules', command: [...vitest, '--project', 'house', '--reporter', 'dot'] },
  { name: 'dead code', command: ['knip'] },
  {
    name: 'migrations up to date',
    command: ['drizzle-kit', 'generate', '--explain', '--output', 'json'],
    accepts: (output) => output.includes('"no_changes"'),
    hint: 'The tables in schema.ts differ from drizzle/: run drizzle-kit generate and read what it wrote.',
  },
]
const tests: Step = {
  name: 'tests',
  command: [
    ...vitest,
    '--project',
    '!house',
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
  ],
  live: true,
}

const outcomes = await runSteps(
  checks.filter(({ name }) => name !== 'migrations up to date' || existsSync('drizzle.config.ts')),
  2,
)
if (!checkOnly) outcomes.push(...(await runSteps([tests], 1)))
summarise(outcomes)

function summarise(outcomes: Outcome[]): void {
  const counts = checkOnly ? { passed: 0, failed: 0 } : countsOf(report)
  const failing = outcomes.filter(hasFailed).map(({ step }) => step.name)
  // The step `tests` stands for its tests, unless it failed without any of them failing.
  const failed = counts.failed + failing.filter((name) => name !== tests.name || counts.failed === 0).length
  const passed = counts.passed + outcomes.filter((outcome) => outcome.step !== tests && !hasFailed(outcome)).length
  if (!checkOnly) {
    print('Time by folder', timesByFolder(report))
    print('Promises kept', existsSync(promises) ? readFileSync(promises, 'utf8').trim().split('\n').sort() : [])
  }
  print('Failing', failing)
  console.log(`\nTotal time ${seconds(performance.now() - began)}.`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failing.length > 0 ? 1 : 0
}

function print(title: string, lines: string[]): void {
  if (lines.length > 0) console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)
}
