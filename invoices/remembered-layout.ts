import type { Font, GlyphRun } from 'fontkit'

/** Words remembered for each font, about 1 kB a word; when full the memory starts afresh. */
const MOST_WORDS = 4000
const LONGEST_WORD = 40

/**
 * Finding the glyphs of a word is most of the work of drawing it, and documents repeat their words: so the font remembers
 * them for the life of the process. Every caller gets positions of its own, because PDFKit scales them in place.
 */
export function remembered(layout: Font['layout']): Font['layout'] {
  const known = new Map<string, GlyphRun>()
  return (text, features) => {
    if (features !== undefined || text.length > LONGEST_WORD) return layout(text, features)
    const run = known.get(text) ?? copyOf(layout(text))
    if (known.size >= MOST_WORDS) known.clear()
    known.set(text, run)
    return copyOf(run)
  }
}

function copyOf({ glyphs, positions }: GlyphRun): GlyphRun {
  const own = positions.map((position) => ({ ...position }))
  return {
    glyphs,
    positions: own,
    /** Read after the positions have been scaled, so added up when asked. */
    get advanceWidth() {
      return own.reduce((width, position) => width + position.xAdvance, 0)
    },
  }
}
