import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { ALPHABET } from './alphabet.ts'

/** A word set in a face: its width in thousandths of the size, and what shows it (operand of TJ, ISO 32000-1, 9.4.3). */
export type Word = {
  width: number
  /** Undefined where it needs more than the alphabet's letters: those get their numbers in each document. */
  shown: string | undefined
}

/** What PDFKit writes of a font: the letters in use, their widths and their characters, by their number in the file. */
export type Letters = { bytes: Uint8Array; glyphs: readonly number[]; widths: number[]; unicode: number[][] }

export type Face = {
  font: Font
  /** Of the alphabet, the same in every file. */
  letters: Letters
  setWord(word: string): Word
}

type Letter = { number: string; width: number }

/** Words remembered for each face, some 200 bytes each; when full the memory starts afresh. */
const MOST_WORDS = 10_000
/** Two letters joined into one glyph would be copied and searched as a character of its own: "oﬀentlig". So none are joined. */
const APART = { liga: false }
const THOUSAND = 1000

/**
 * A font parsed once in the life of the process, because parsing costs more than drawing a page. A glyph remembers the first
 * characters it was drawn for, and several characters share one (space and no-break space): all are therefore asked for once,
 * in order, so that a document's bytes do not depend on what was drawn before it.
 */
export function openFace(file: string): Face {
  const font = create(readFileSync(fileURLToPath(import.meta.resolve(file))))
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint)
  const layout = font.layout.bind(font)
  font.layout = (text, features = APART) => layout(text, features)
  const letters = lettersOf(font)
  return { font, letters, setWord: remembered(setterOf(font, letters)) }
}

function lettersOf(font: Font): Letters {
  const subset = font.createSubset()
  const scale = THOUSAND / font.unitsPerEm
  const widths = [font.getGlyph(0).advanceWidth]
  const unicode = [[0]]
  for (const { id, advanceWidth, codePoints } of font.layout(ALPHABET).glyphs) {
    const number = subset.includeGlyph(id)
    widths[number] ??= advanceWidth * scale
    unicode[number] ??= codePoints
  }
  const glyphs = [...subset.glyphs] // before the parts of which some are made join them
  return { bytes: subset.encode(), glyphs, widths, unicode }
}

/** Sets words letter by letter. All that this font does to letters of the alphabet is to move pairs of them closer or apart. */
function setterOf(font: Font, { glyphs, widths }: Letters): (word: string) => Word {
  const scale = THOUSAND / font.unitsPerEm
  const letters = new Map<string, Letter>()
  for (const letter of ALPHABET) {
    const number = glyphs.indexOf(font.layout(letter).glyphs[0]!.id)
    letters.set(letter, { number: number.toString(16).padStart(4, '0'), width: widths[number]! })
  }
  const gaps = new Map<string, number>()
  const gapIn = (pair: string): number => {
    const known = gaps.get(pair)
    if (known !== undefined) return known
    const { positions, glyphs: drawn } = font.layout(pair)
    const gap = Math.round((positions[0]!.xAdvance - drawn[0]!.advanceWidth) * scale)
    gaps.set(pair, gap)
    return gap
  }
  return (word) => {
    let [width, shown] = [0, '<']
    for (let at = 0; at < word.length; at += 1) {
      const letter = letters.get(word[at]!)
      if (letter === undefined) return { width: font.layout(word).advanceWidth * scale, shown: undefined }
      const gap = at + 1 < word.length ? gapIn(word[at]! + word[at + 1]!) : 0
      width += letter.width + gap
      shown += gap === 0 ? letter.number : `${letter.number}>${-gap}<`
    }
    return { width, shown: `${shown}>` }
  }
}

/** Documents repeat their words. */
function remembered(setWord: (word: string) => Word): (word: string) => Word {
  const known = new Map<string, Word>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const set = setWord(word)
    if (known.size >= MOST_WORDS) known.clear()
    known.set(word, set)
    return set
  }
}
