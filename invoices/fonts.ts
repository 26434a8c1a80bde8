import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font, type Glyph } from 'fontkit'
import { type Fallback, openFallbacks } from './fallback/open-fallbacks.ts'
import { remembered } from './remembered-layout.ts'

export type Fonts = {
  regular: Font
  bold: Font
  /** Code points that both weights can draw. */
  drawable: ReadonlySet<number>
  /** What other fonts draw, by code point: those that a document needs. */
  fallbacks: ReadonlyMap<number, Fallback>
}

const REGULAR = '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'
const BOLD = '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'

/** Private use: what such a glyph means would have to be told beside it (PDF/A-3a, 6.2.11.7.3). */
const PRIVATE = /\p{Co}/u

/** Two letters joined into one glyph would be copied and searched as a character of its own: "oﬀentlig". So none are joined. */
const APART = { liga: false }

let opened: Omit<Fonts, 'fallbacks'> | undefined

/**
 * Source Sans 3 in two weights, parsed once in the life of the process: parsing costs more than drawing a page. For the
 * characters of the text that it lacks, fonts of their scripts.
 */
export async function openFonts(text: string): Promise<Fonts> {
  opened ??= open()
  return { ...opened, fallbacks: await openFallbacks(text, opened.drawable) }
}

function open(): Omit<Fonts, 'fallbacks'> {
  const regular = openFont(REGULAR)
  const bold = openFont(BOLD)
  const inBold = new Set(bold.characterSet)
  const shared = regular.characterSet.filter(
    (codePoint) => inBold.has(codePoint) && !PRIVATE.test(String.fromCodePoint(codePoint)),
  )
  return { regular, bold, drawable: new Set(shared) }
}

/** Each document embeds the outlines it uses. Reading them anew costs a tenth of drawing it, so a glyph keeps what it read. */
function keepOutline(glyph: Glyph): void {
  const read = glyph._decode?.bind(glyph)
  if (!read) return
  let outline: { read: unknown } | undefined
  glyph._decode = () => {
    outline ??= { read: read() }
    return outline.read
  }
}

/**
 * A glyph remembers the first characters it was drawn for, and several characters share one (space and no-break space). All
 * are therefore asked for once, in order, so that a document's bytes do not depend on what was drawn before it.
 */
function openFont(file: string): Font {
  const font = create(readFileSync(fileURLToPath(import.meta.resolve(file))))
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) keepOutline(font.glyphForCodePoint(codePoint))
  const layout = font.layout.bind(font)
  font.layout = remembered((text, features = APART) => layout(text, features))
  return font
}
