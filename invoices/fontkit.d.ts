/** The part of fontkit that is used here; the package brings no types. */
declare module 'fontkit' {
  export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }
  export type Glyph = { readonly id: number; readonly advanceWidth: number; readonly codePoints: number[] }
  export type GlyphRun = { glyphs: Glyph[]; positions: GlyphPosition[]; readonly advanceWidth: number }
  /** The glyphs of a font that one file needs, numbered in the order in which they were included. */
  export type Subset = { readonly glyphs: readonly number[]; includeGlyph(glyph: number): number; encode(): Uint8Array }
  export type Font = {
    readonly characterSet: readonly number[]
    readonly unitsPerEm: number
    getGlyph(id: number): Glyph
    glyphForCodePoint(codePoint: number): Glyph
    layout(text: string, features?: unknown): GlyphRun
    createSubset(): Subset
  }
  export function create(bytes: Uint8Array): Font
}
