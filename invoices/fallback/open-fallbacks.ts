import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { ARABIC, SCRIPTS } from './scripts.ts'
import { pathOf, sliceOf } from './slices.ts'

/** A font that draws what the document's own font lacks; its name is what PDFKit knows it by. */
export type Fallback = { name: string; font: Font }

/** Files opened for one document at most, about 30 ms each: what needs more is no name but a phone book. */
const MOST_FILES = 24
/** Files kept open in the life of the process, about 1 MB each; when full the memory starts afresh. */
const MOST_OPEN = 96
/** The weight of running text. */
const REGULAR = 400

/** Latin, spaces and the signs of commerce: a document of these alone pays for nothing here. */
const COMMON = /^[\p{ASCII}\u0080-\u024f\u2010-\u203a\u20ac\u2212]*$/u

const opened = new Map<string, Promise<Font>>()

/** For every character of a text that the own font lacks and some font here has, that font. */
export async function openFallbacks(text: string, own: ReadonlySet<number>): Promise<ReadonlyMap<number, Fallback>> {
  const found = new Map<number, Fallback>()
  if (COMMON.test(text)) return found
  const files = new Map<string, number[]>()
  for (const character of [...new Set(text)].sort()) {
    const codePoint = character.codePointAt(0) ?? 0
    const file = own.has(codePoint) ? undefined : fileOf(character, codePoint)
    if (file === undefined || (files.size >= MOST_FILES && !files.has(file))) continue
    files.set(file, [...(files.get(file) ?? []), codePoint])
  }
  for (const [file, codePoints] of files) {
    const fallback = { name: file, font: await open(file) }
    const has = new Set(fallback.font.characterSet)
    for (const codePoint of codePoints) if (has.has(codePoint)) found.set(codePoint, fallback)
  }
  return found
}

function fileOf(character: string, codePoint: number): string | undefined {
  if (ARABIC.holds.test(character)) return ARABIC.name
  for (const { family, holds } of SCRIPTS) {
    const file = holds.test(character) ? sliceOf(family, codePoint) : undefined
    if (file !== undefined) return file
  }
  return undefined
}

function open(file: string): Promise<Font> {
  const known = opened.get(file)
  if (known !== undefined) return known
  if (opened.size >= MOST_OPEN) opened.clear()
  const font = file === ARABIC.name ? parsed(fileURLToPath(ARABIC.file)) : unpacked(pathOf(file))
  opened.set(file, font)
  return font
}

async function parsed(path: string): Promise<Font> {
  return prepared(create(await readFile(path)))
}

/** The files are compressed and of variable weight; a PDF wants neither. */
async function unpacked(path: string): Promise<Font> {
  const plain = { targetFormat: 'truetype', keepAllGlyphs: true, variationAxes: { wght: REGULAR } } as const
  return prepared(create(await subsetFont(await readFile(path), undefined, plain)))
}

/** A glyph remembers the first characters it was drawn for: asked in order, so that no document depends on another. */
function prepared(font: Font): Font {
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint)
  return font
}
