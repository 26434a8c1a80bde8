/** Stands in print for every character that the fonts lack; the reader is told so at the foot. */
export const SUBSTITUTE = '\u25a1'

/** The longest text that one field prints; what is longer ends in an ellipsis. */
export const LONGEST_FIELD = 300

const ELLIPSIS = '…'
/** Every way of ending a line. */
export const LINE_BREAKS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g
/** Control characters, and the two that XML 1.0 does not know. */
const CONTROLS = /[\p{Cc}\ufffe\uffff]/gu
/** Joiners, direction marks, variation selectors, fillers, tags: they have no shape of their own. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const SPACES = /[^\S\u00a0]+/g

export type Drawable = { text: string; replaced: boolean }

/** The characters that some font of the document has. */
type Glyphs = { drawable: ReadonlySet<number>; fallbacks: ReadonlyMap<number, unknown> }

/**
 * Any text as one line that the fonts can draw: composed (NFC), without control and invisible characters, cut to a length,
 * and with the substitute for each character that has no glyph. A missing glyph (.notdef) would break PDF/A (6.2.11.8).
 */
export function drawable(text: string, fonts: Glyphs, longest = LONGEST_FIELD): Drawable {
  const characters = [...plain(cutRoughly(text, longest))]
  const kept = characters.length > longest ? [...characters.slice(0, longest - 1), ELLIPSIS] : characters
  let replaced = false
  const drawn = kept.map((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    if (fonts.drawable.has(codePoint) || fonts.fallbacks.has(codePoint)) return character
    replaced = true
    return SUBSTITUTE
  })
  return { text: drawn.join(''), replaced }
}

/** One line of well-formed Unicode without anything that XML 1.0 or a reader aloud would stumble over. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(LINE_BREAKS, ' ')
    .replaceAll('\t', ' ')
    .replaceAll(CONTROLS, '')
    .replaceAll(INVISIBLE, '')
    .replaceAll(SPACES, ' ')
    .trim()
}

/** Keeps the work small for a text of any size: no field needs more than a few code units for each character it prints. */
function cutRoughly(text: string, longest: number): string {
  const enough = longest * 4
  return text.length > enough ? text.slice(0, enough) : text
}
