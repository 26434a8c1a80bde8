import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { nameTable } from './name-table.ts'
import { readTables, type Tables, writeTables } from './sfnt.ts'

const require = createRequire(import.meta.url)

/** The characters of the pages: Latin, punctuation, a few arrows and signs. tokens.css names the same ranges. */
const RANGES = [
  [0x20, 0x17f],
  [0x2010, 0x2026],
  [0x202f, 0x202f],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2713, 0x2713],
] as const
/** Small capitals, alternates and axes: nothing here uses them. */
const LEFT_OUT = new Set(['GSUB', 'STAT', 'BASE'])

/**
 * One weight of Source Sans 3 with the shapes of our characters only: a tenth of the file over the wire. Its licence
 * reserves the name for the unchanged font, so this one carries another.
 */
export function leanFont(weight: '400Regular' | '600SemiBold' | '700Bold'): Buffer {
  const path = require.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`)
  const tables = readTables(readFileSync(path))
  const kept = new Map([...tables].filter(([tag]) => !LEFT_OUT.has(tag)))
  const { glyf, loca } = lighten(tables, glyphsOf(tables))
  const head = Buffer.from(tables.get('head')!)
  head.writeInt16BE(1, 50) // indexToLocFormat: long offsets
  return writeTables(
    kept
      .set('glyf', glyf)
      .set('loca', loca)
      .set('head', head)
      .set('post', shortPost(tables))
      .set('name', nameTable(weight.slice(3))),
  )
}

/** Shapes that are not wanted become empty; numbers of glyphs stay, so that every other table stays true. */
function lighten(tables: Tables, wanted: ReadonlySet<number>): { glyf: Buffer; loca: Buffer } {
  const count = tables.get('maxp')!.readUInt16BE(4)
  const loca = Buffer.alloc((count + 1) * 4)
  const shapes: Buffer[] = []
  let end = 0
  for (let glyph = 0; glyph < count; glyph++) {
    loca.writeUInt32BE(end, glyph * 4)
    if (!wanted.has(glyph)) continue
    const shape = shapeOf(tables, glyph)
    shapes.push(shape)
    end += shape.length
  }
  loca.writeUInt32BE(end, count * 4)
  return { glyf: Buffer.concat(shapes), loca }
}

function shapeOf(tables: Tables, glyph: number): Buffer {
  const long = tables.get('head')!.readInt16BE(50) === 1
  const loca = tables.get('loca')!
  const at = (index: number) => (long ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2)
  return tables.get('glyf')!.subarray(at(glyph), at(glyph + 1))
}

/** The glyphs of our characters and those that they are put together from; glyph 0 stands for what is missing. */
function glyphsOf(tables: Tables): ReadonlySet<number> {
  const map = characterMap(tables.get('cmap')!)
  const wanted = new Set([0])
  const add = (glyph: number): void => {
    if (wanted.has(glyph)) return
    wanted.add(glyph)
    for (const part of partsOf(shapeOf(tables, glyph))) add(part)
  }
  for (const [first, last] of RANGES) for (let code = first; code <= last; code++) add(map(code))
  return wanted
}

/** Components of a composite glyph: flags say how long each entry is and whether another follows. */
function partsOf(shape: Buffer): number[] {
  if (shape.length === 0 || shape.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10; ; ) {
    const flags = shape.readUInt16BE(at)
    parts.push(shape.readUInt16BE(at + 2))
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    if (!(flags & 0x20)) return parts
  }
}

/** Segment mapping (cmap format 4), which every font has for the basic plane. */
function characterMap(cmap: Buffer): (code: number) => number {
  const count = cmap.readUInt16BE(2)
  const starts = Array.from({ length: count }, (_, at) => cmap.readUInt32BE(4 + at * 8 + 4))
  const table = cmap.subarray(starts.find((start) => cmap.readUInt16BE(start) === 4)!)
  const twice = table.readUInt16BE(6)
  return (code) => {
    for (let at = 0; at < twice; at += 2) {
      if (table.readUInt16BE(14 + at) < code) continue
      const first = table.readUInt16BE(16 + twice + at)
      if (first > code) return 0
      const delta = table.readUInt16BE(16 + twice * 2 + at)
      const offsetAt = 16 + twice * 3 + at
      const offset = table.readUInt16BE(offsetAt)
      if (offset === 0) return (code + delta) & 0xffff
      const glyph = table.readUInt16BE(offsetAt + offset + (code - first) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

/** Version 3: no glyph names, which only printers of old read. */
function shortPost(tables: Tables): Buffer {
  const post = Buffer.from(tables.get('post')!.subarray(0, 32))
  post.writeUInt32BE(0x00030000, 0)
  return post
}
