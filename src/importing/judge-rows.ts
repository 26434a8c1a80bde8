import type { Cells } from '../platform/lines-in-file.ts'
import type { Sheet } from './sheet.ts'

/** What is wrong, where, in words that say how it is mended. Lines are counted as whoever opens the file sees them. */
export type RowFault = { line: number; column: string; problem: string }
export type Row = { line: number; command: unknown }
export type Judged = { rows: Row[]; faults: RowFault[] }

/** Reads each line by itself: what can be taken, and everything that is wrong with the rest. Nothing is looked up. */
export function judgeRows(sheet: Sheet, [head, ...lines]: readonly Cells[]): Judged {
  const names = (head?.cells ?? []).map((cell) => cell.trim())
  const wrong = headFaults(sheet, names, head?.line ?? 1)
  if (wrong.length > 0) return { rows: [], faults: wrong }
  const [rows, faults]: [Row[], RowFault[]] = [[], []]
  const seen = new Map<string, number>()
  for (const { line, cells } of lines) {
    const given = Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? '').trim()]))
    const found = faultsOf(sheet, line, given)
    const parsed = found.length === 0 ? sheet.schema.safeParse(sheet.read(given)) : null
    if (parsed?.success) {
      const first = seen.get(sheet.key(parsed.data))
      if (first === undefined) rows.push({ line, command: parsed.data })
      else found.push({ line, column: 'externalId', problem: `the same as in line ${first}: keep one of the two` })
      seen.set(sheet.key(parsed.data), first ?? line)
    }
    for (const { path, message } of parsed?.error?.issues ?? [])
      found.push({ line, column: sheet.columnOf(path.join('.')), problem: message })
    faults.push(...found)
  }
  return { rows, faults }
}

function headFaults({ what, columns }: Sheet, names: readonly string[], line: number): RowFault[] {
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

const faultsOf = ({ columns }: Sheet, line: number, given: Readonly<Record<string, string>>): RowFault[] =>
  columns
    .filter(({ name, required }) => required && given[name] === '')
    .map(({ name, says }) => ({ line, column: name, problem: `nothing stands here: ${says}` }))
