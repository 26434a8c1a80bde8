import { type Face, openFace } from './face.ts'
import { type Fallback, openFallbacks } from './fallback/open-fallbacks.ts'

export type Fonts = {
  regular: Face
  bold: Face
  /** Code points that both weights can draw. */
  drawable: ReadonlySet<number>
  /** What other fonts draw, by code point: those that a document needs. */
  fallbacks: ReadonlyMap<number, Fallback>
}

const REGULAR = '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'
const BOLD = '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'

/** Private use: what such a glyph means would have to be told beside it (PDF/A-3a, 6.2.11.7.3). */
const PRIVATE = /\p{Co}/u

let opened: Omit<Fonts, 'fallbacks'> | undefined

/** Source Sans 3 in two weights and, for the characters of the text that it lacks, fonts of their scripts. */
export async function openFonts(text: string): Promise<Fonts> {
  opened ??= open()
  return { ...opened, fallbacks: await openFallbacks(text, opened.drawable) }
}

function open(): Omit<Fonts, 'fallbacks'> {
  const [regular, bold] = [openFace(REGULAR), openFace(BOLD)]
  const inBold = new Set(bold.font.characterSet)
  const shared = regular.font.characterSet.filter(
    (codePoint) => inBold.has(codePoint) && !PRIVATE.test(String.fromCodePoint(codePoint)),
  )
  return { regular, bold, drawable: new Set(shared) }
}
