import { deflateSync } from 'node:zlib'
import type { Subset } from 'fontkit'
import PDFDocument from 'pdfkit'
import type { Face } from './face.ts'

/** What is reached for inside PDFKit, whose types leave it out; test/invoices/press.test.ts holds it to PDFKit's own file. */
type Inside = {
  _font: { id: string; ref(): unknown; subset: Subset; widths: number[]; unicode: number[][] }
  _offset: number
}
type Stream = { buffer: Uint8Array[]; compress: boolean; finalize(): void }

/** Compressed forms of what is written into every file: letters and colour profile. */
const compressed = new WeakMap<Uint8Array, Uint8Array>()

/** PDFKit in a hurry: what all files have in common is made once, and the bytes gather here instead of in a stream. */
export class Press extends PDFDocument {
  // Set by what the constructor above writes first; a field of its own would be emptied after that.
  declare private written: Uint8Array[]

  /** Makes a face known under a name, its common letters already in it. */
  embed(name: string, { font, letters }: Face): void {
    this.registerFont(name, font as unknown as Uint8Array).font(name) // a parsed font is a source too, which the types do not know
    const { _font } = this as unknown as Inside
    const subset = font.createSubset()
    for (const glyph of letters.glyphs) subset.includeGlyph(glyph)
    const common = subset.glyphs.length
    const encode = subset.encode.bind(subset)
    subset.encode = () => (subset.glyphs.length === common ? letters.bytes : encode())
    Object.assign(_font, { subset, widths: [...letters.widths], unicode: [...letters.unicode] })
  }

  /** Names the font that is chosen, for the content of this page. */
  nameFont(): string {
    const { _font } = this as unknown as Inside
    this.page.fonts[_font.id] ??= _font.ref()
    return _font.id
  }

  /** The whole file. */
  print(): Uint8Array {
    this.end()
    return new Uint8Array(Buffer.concat(this.written))
  }

  override ref(dictionary: object): PDFKit.PDFKitReference {
    const reference = super.ref(dictionary)
    const stream = reference as unknown as Stream
    const finalize = stream.finalize.bind(stream)
    stream.finalize = () => {
      compressOnce(stream)
      finalize()
    }
    return reference
  }

  _write(chunk: string | Uint8Array): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(`${chunk}\n`, 'latin1') : chunk
    this.written ??= []
    this.written.push(bytes)
    ;(this as unknown as Inside)._offset += bytes.length
  }

  /** A stream nobody reads would keep the file in memory. */
  override push(): boolean {
    return true
  }
}

/** A stream given in one piece that was compressed for another file is not compressed again. */
function compressOnce(stream: Stream): void {
  const [piece, more] = stream.buffer
  if (!stream.compress || piece === undefined || more !== undefined) return
  const known = compressed.get(piece) ?? deflateSync(piece)
  compressed.set(piece, known)
  stream.buffer = [known]
  stream.compress = false
}
