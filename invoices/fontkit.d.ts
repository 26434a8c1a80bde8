/** The part of fontkit that is used here; the package brings no types. */
declare module 'fontkit' {
  export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }
  export type GlyphRun = { glyphs: unknown[]; positions: GlyphPosition[]; readonly advanceWidth: number }
  /** Of a TrueType font; it reads its outline when asked. */
  export type Glyph = { _decode?(): unknown }
  export type Font = {
    readonly characterSet: readonly number[]
    glyphForCodePoint(codePoint: number): Glyph
    layout(text: string, features?: unknown): GlyphRun
  }
  export function create(bytes: Uint8Array): Font
}
