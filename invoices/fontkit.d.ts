/** The part of fontkit that is used here; the package brings no types. */
declare module 'fontkit' {
  export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }
  export type GlyphRun = { glyphs: unknown[]; positions: GlyphPosition[]; readonly advanceWidth: number }
  export type Font = {
    readonly characterSet: readonly number[]
    glyphForCodePoint(codePoint: number): unknown
    layout(text: string, features?: unknown): GlyphRun
  }
  export function create(bytes: Uint8Array): Font
}
