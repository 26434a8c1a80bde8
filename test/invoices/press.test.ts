import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { ALPHABET } from '../../invoices/alphabet.ts'
import type { Face } from '../../invoices/face.ts'
import { openFonts } from '../../invoices/fonts.ts'
import { Press } from '../../invoices/press.ts'

const { regular, bold } = await openFonts('')
const OPTIONS: PDFKit.PDFDocumentOptions = {
  font: '',
  margin: 0,
  lang: 'nb',
  tagged: true,
  subset: 'PDF/A-3a',
  pdfVersion: '1.7',
  info: { CreationDate: new Date('2026-11-12T00:00:00Z') },
}
const WORDS = 500

const fill = (pdf: PDFKit.PDFDocument, text: string): PDFKit.PDFDocument =>
  pdf
    .fontSize(9)
    .text(text, 40, 40, { lineBreak: false })
    .rect(40, 80, 200, 10)
    .fill('#14456b')
    .addPage()
    .text('Side 2')

async function asPdfkit(face: Face, text: string): Promise<Buffer> {
  const pdf = new PDFDocument(OPTIONS)
  const bytes = buffer(pdf)
  fill(pdf.registerFont('own', face.font as unknown as Uint8Array).font('own'), text).end()
  return bytes
}

function asPressed(face: Face, text: string): Uint8Array {
  const pdf = new Press(OPTIONS)
  pdf.embed('own', face)
  fill(pdf, text)
  return pdf.print()
}

describe('the quick way writes the file that PDFKit writes', () => {
  test.each([
    ['the common letters', ALPHABET],
    ['the common letters and some more', `${ALPHABET} Łukasz Žižek, Ørjan Þór`],
  ])('byte for byte: %s', async (_name, text) => {
    for (const face of [regular, bold]) {
      expect(Buffer.compare(asPressed(face, text), await asPdfkit(face, text))).toBe(0)
    }
  })
})

describe('a word set letter by letter', () => {
  const word = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 24 })

  test.each([
    ['regular', regular],
    ['bold', bold],
  ])('shows the letters of the font at the places it gives them: %s', (_name, { font, letters, setWord }) => {
    fc.assert(
      fc.property(word, (text) => {
        const { glyphs, positions, advanceWidth } = font.layout(text)
        const numbers = glyphs.map(({ id }) => letters.glyphs.indexOf(id))
        const moves = positions.map(({ xAdvance }, at) => xAdvance - glyphs[at]!.advanceWidth)
        const { shown, width } = setWord(text)
        expect(readShown(shown!)).toEqual({ numbers, moves })
        expect(width).toBeCloseTo(advanceWidth, 6)
      }),
      { numRuns: WORDS },
    )
  })

  test('is left to PDFKit where it needs a letter that few documents have', () => {
    expect(regular.setWord('Łukasz')).toMatchObject({
      shown: undefined,
      width: regular.font.layout('Łukasz').advanceWidth,
    })
  })
})

/** Reads `<00010002>-12<0003>` back: the letters, and how far each moves the next one on. */
function readShown(shown: string): { numbers: number[]; moves: number[] } {
  const read = { numbers: [] as number[], moves: [] as number[] }
  for (const [, letters = '', gap = '0'] of shown.matchAll(/<([0-9a-f]*)>(-?\d+)?/g)) {
    const own = (letters.match(/.{4}/g) ?? []).map((number) => Number.parseInt(number, 16))
    read.numbers.push(...own)
    read.moves.push(...own.map((_, at) => (at === own.length - 1 ? 0 - Number(gap) : 0)))
  }
  return read
}
