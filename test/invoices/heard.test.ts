import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { renderPdf } from '../../invoices/pdf.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { drawnOf, readAloudOf, textOf } from './pdf-text.ts'
import { SAMPLES } from './samples.ts'

describe('heard and copied', () => {
  test('the words of a cell stay apart where its lines end, and where it goes on on the next page', async () => {
    const heard = readAloudOf(await renderPdf(companyOnInvoice))
    expect(heard).toContain(
      'Sikkerhetsledelse i energiforsyningen Tredagers kurs med eksamen ' +
        'Rabatt: Fem eller flere fra samme virksomhet, 10 % ' +
        'Deltakere: Anne Berg, Bjørn Dahl, Cecilie Eik, Dag-Åge Østby, Eva Sæther',
    )
    const names = Array.from({ length: 150 }, (_, place) => `Deltaker Nummer${place}x`)
    const [line] = companyOnInvoice.lines
    const long = readAloudOf(await renderPdf({ ...companyOnInvoice, lines: [{ ...line!, participants: names }] }))
    expect(long.join('')).toContain(names.join(', '))
  })

  test('words with f are found letter by letter, not as joined letters', async () => {
    const name = 'Steffen Kaffe offentlig, fin flaske, ffi ffl, etterskrift'
    const text = textOf(await renderPdf({ ...companyOnInvoice, note: name }))
    expect(text).toContain(name)
  })

  test('no line covers another, however wide the names are', async () => {
    const wide = 'Ærlig'.repeat(40)
    const document: InvoiceDocument = {
      ...companyOnInvoice,
      seller: { ...companyOnInvoice.seller, name: wide, legalName: `${wide}x` },
      buyer: { ...companyOnInvoice.buyer, name: wide, contact: wide },
    }
    for (const each of [document, ...SAMPLES.map(([, sample]) => sample)]) {
      for (const page of drawnOf(await renderPdf(each))) expect(coveredIn(page)).toEqual([])
    }
  })
})

/** Lines that start at the same left edge, closer to each other than the letters of the lower one are high. */
function coveredIn(page: ReturnType<typeof drawnOf>[number]): string[] {
  return page
    .filter(({ piece }) => piece !== undefined)
    .flatMap((one, place, all) =>
      all
        .slice(place + 1)
        .filter(({ x, baseline, size }) => x === one.x && Math.abs(one.baseline - baseline) < size)
        .map((other) => `${one.text} / ${other.text}`),
    )
}
