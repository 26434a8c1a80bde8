/** The part of the QR code generator that is used here; the package's own types call its default export something else. */
declare module 'nayuki-qr-code-generator' {
  type Level = { readonly ordinal: number }
  type Segment = { readonly numChars: number }
  export type Code = { readonly size: number; getModule(x: number, y: number): boolean }
  const qrcodegen: {
    QrSegment: { makeSegments(text: string): Segment[] }
    QrCode: {
      Ecc: { MEDIUM: Level }
      encodeSegments(
        segments: readonly Segment[],
        level: Level,
        leastVersion: number,
        mostVersion: number,
        mask: number,
        boostLevel: boolean,
      ): Code
    }
  }
  export default qrcodegen
}
