import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The files of one family, each with the ranges of characters that it holds. */
type Slices = Array<{ file: string; ranges: Array<[first: number, last: number]> }>

const read = new Map<string, Slices>()

/** The file of a family that holds a character; its table is read once, when the first character asks. */
export function sliceOf(family: string, codePoint: number): string | undefined {
  const slices = read.get(family) ?? slicesOf(family)
  read.set(family, slices)
  return slices.find(({ ranges }) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last))?.file
}

/** The package divides its characters by `{"[4]": "U+1f1e9-1f1f5,U+1f1f7", "latin": …}`. */
function slicesOf(family: string): Slices {
  const table: Record<string, string> = JSON.parse(readFileSync(pathOf(`${family}/unicode.json`), 'utf8'))
  const name = family.slice(family.indexOf('/') + 1)
  return Object.entries(table).map(([slice, ranges]) => ({
    file: `${family}/files/${name}-${slice.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map(rangeOf),
  }))
}

function rangeOf(range: string): [number, number] {
  const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

export function pathOf(file: string): string {
  return fileURLToPath(import.meta.resolve(file))
}
