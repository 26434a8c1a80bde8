import type { Cells, PackedLines } from '../platform/lines-in-file.ts'
import { holdsCardNumber, NO_CARD } from '../platform/words.ts'
import type { Sheet } from './sheet.ts'

/** What is wrong, where, in words that say how it is mended. Lines are counted as whoever opens the file sees them. */
export type RowFault = { line: number; column: string; problem: string }
export type Row = { line: number; command: unknown }
export type Judged = { rows: Row[]; faults: RowFault[] }

/** What is wrong with the first line, which names the columns. */
export function headFaults({ what, columns }: Sheet, lines: PackedLines): RowFault[] {
  const head = lines.at(0)
  const [names, line] = [namesIn(head), head?.line ?? 1]
  const known = columns.map(({ name }) => name)
  const unknown = names.filter((name) => name !== '' && !known.includes(name))
  const absent = columns.filter(({ name, required }) => required && !names.includes(name))
  const twice = names.filter((name, at) => name !== '' && names.indexOf(name) !== at)
  return [
    ...unknown.map((column) => ({
      line,
      column,
      problem: `no such column of ${what}: remove it, or name it as one of ${known.join(', ')}`,
    })),
    ...absent.map(({ name: column }) => ({ line, column, problem: 'this column is needed: add it' })),
    ...twice.map((column) => ({ line, column, problem: 'this column stands there twice: remove one' })),
  ]
}

/**
 * Reads lines by themselves, so many at a time: what can be taken, and everything that is wrong with the rest. Nothing is looked up, and
 * only what a step holds is kept. Each step tells how many lines are behind it.
 */
export function* judgedInSteps(
  sheet: Sheet,
  lines: PackedLines,
  { step, from = 0 }: { step: number; from?: number },
): Generator<Judged & { done: number }> {
  const names = namesIn(lines.at(0))
  const seen = new Map<string, number>()
  const all = lines.length - 1
  for (let begin = 0, done = 0; begin < all; begin = done) {
    done = Math.min(begin + step, begin < from ? from : all)
    const judged = judge(sheet, { names, seen }, { lines, begin, done })
    if (begin >= from) yield { ...judged, done }
  }
}

type Step = { lines: PackedLines; begin: number; done: number }
type Reading = { names: readonly string[]; seen: Map<string, number> }

function judge(sheet: Sheet, { names, seen }: Reading, { lines, begin, done }: Step): Judged {
  const [rows, faults]: [Row[], RowFault[]] = [[], []]
  for (let at = begin + 1; at <= done; at++) {
    const { line, cells } = lines.at(at)!
    const given = Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? '').trim()]))
    const found = cellFaults(sheet, line, given)
    const parsed = found.length === 0 ? sheet.schema.safeParse(sheet.read(given)) : null
    if (parsed?.success) {
      const key = sheet.key(parsed.data)
      const first = seen.get(key)
      if (first === undefined) rows.push({ line, command: parsed.data })
      else found.push({ line, column: sheet.keyColumn, problem: `the same as in line ${first}: keep one of the two` })
      seen.set(key, first ?? line)
    }
    for (const { path, message } of parsed?.error?.issues ?? [])
      found.push({ line, column: sheet.columnOf(path.join('.')), problem: message })
    faults.push(...found)
  }
  return { rows, faults }
}

const namesIn = (head: Cells | undefined): string[] => (head?.cells ?? []).map((cell) => cell.trim())

function cellFaults({ columns }: Sheet, line: number, given: Readonly<Record<string, string>>): RowFault[] {
  const [empty, cards] = [
    columns.filter(({ name, required }) => required && given[name] === ''),
    columns.filter(({ name, hasNumbers }) => !hasNumbers && holdsCardNumber(given[name] ?? '')),
  ]
  return [
    ...empty.map(({ name, says }) => ({ line, column: name, problem: `nothing stands here: ${says}` })),
    ...cards.map(({ name }) => ({ line, column: name, problem: NO_CARD })),
  ]
}
