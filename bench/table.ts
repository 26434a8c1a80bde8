import { type Measure, percentile } from './measure.ts'

export type Line = {
  what: string
  done: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  cpuMs: number | null
  statements: number | null
  roundTrips: number | null
  /** Begins, commits and rollbacks, which the budgets do not count. */
  frames: number | null
  walKb: number
  /** Share of the bare limit's speed. */
  ofBare: number | null
}

export function lineOf(
  what: string,
  taken: Measure,
  { bare, counted = true }: { bare?: Measure; counted?: boolean } = {},
): Line {
  const each = (total: number) => total / Math.max(1, taken.done)
  const perSecond = taken.done / taken.seconds
  return {
    what,
    done: taken.done,
    perSecond,
    p50Ms: percentile(taken.latenciesMs, 0.5),
    p99Ms: percentile(taken.latenciesMs, 0.99),
    cpuMs: counted ? each(taken.cpuMs) : null,
    statements: counted ? each(taken.statements) : null,
    roundTrips: counted ? each(taken.statements) : null,
    frames: counted ? each(taken.frames) : null,
    walKb: each(taken.walBytes) / 1024,
    ofBare: bare ? perSecond / (bare.done / bare.seconds) : null,
  }
}

const COLUMNS: readonly [string, (line: Line) => string][] = [
  ['', ({ what }) => what],
  ['done', ({ done }) => String(done)],
  ['/s', ({ perSecond }) => round(perSecond)],
  ['p50 ms', ({ p50Ms }) => round(p50Ms)],
  ['p99 ms', ({ p99Ms }) => round(p99Ms)],
  ['CPU ms', ({ cpuMs }) => round(cpuMs)],
  ['statements', ({ statements }) => round(statements)],
  ['round trips', ({ roundTrips }) => round(roundTrips)],
  ['begin+commit', ({ frames }) => round(frames)],
  ['WAL kB', ({ walKb }) => round(walKb)],
  ['of bare', ({ ofBare }) => (ofBare === null ? '' : ofBare < 0.1 ? ofBare.toFixed(3) : ofBare.toFixed(2))],
]

export function tableOf(lines: readonly Line[]): string {
  const rows = [COLUMNS.map(([head]) => head), ...lines.map((line) => COLUMNS.map(([, cell]) => cell(line)))]
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '))
    .join('\n')
}

const round = (value: number | null): string =>
  value === null ? '' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
