import { readFileSync } from 'node:fs'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { RENDERER, renderPdf } from '../../invoices/pdf.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { creditNote } from '../../invoices/samples/credit-note.ts'
import { manyLines } from '../../invoices/samples/many-lines.ts'
import { mixedVat } from '../../invoices/samples/mixed-vat.ts'
import { personByCard } from '../../invoices/samples/person-by-card.ts'
import { ublOf } from '../../invoices/ubl.ts'
import { attachedTo, dictionariesOf, glyphsOf, pagesOf, textOf, untaggedOf, xmpOf } from './pdf-text.ts'
import { SAMPLES } from './samples.ts'

/** Names from the bottom of a form: markup, PDF operators, control characters, other scripts, and no end to them. */
const ODD = '𒀀𒁀\ue000\ufffe \u{1F600} (\\)Tj %PDF-1.7\u0000\u0007\n<b>&"\' cafe\u0301 \uD800 \ufb01\u00a0\u2011'
const SECOND_US = 1_000_000

const odd: InvoiceDocument = {
  ...companyOnInvoice,
  seller: { ...companyOnInvoice.seller, name: 'Fisk & Vilt <AS>', inForetaksregisteret: true },
  buyer: { ...companyOnInvoice.buyer, name: ODD },
  note: ODD,
}

describe('the same document gives the same bytes', () => {
  test.each(SAMPLES)('%s', async (_name, document) => {
    const first = await renderPdf(document)
    await renderPdf(odd)
    expect(Buffer.compare(await renderPdf(structuredClone(document)), first)).toBe(0)
  })

  test('also when twenty are drawn at once', async () => {
    const alone = await renderPdf(mixedVat)
    const together = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => renderPdf(turn % 2 === 0 ? mixedVat : odd)),
    )
    expect(together.filter((bytes) => Buffer.compare(bytes, alone) === 0)).toHaveLength(10)
  })

  test('and a change of any kind gives others', async () => {
    const changed = { ...personByCard, number: '100009' }
    expect(Buffer.compare(await renderPdf(changed), await renderPdf(personByCard))).not.toBe(0)
  })

  test('the renderer is named by the versions that decide the bytes', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(RENDERER).toContain(`pdfkit-${dependencies.pdfkit}`)
    expect(RENDERER).toContain(`source-sans-3-${dependencies['@expo-google-fonts/source-sans-3']}`)
  })
})

describe('what the reader sees', () => {
  test('a seller with a long name is named whole, on as many lines as it takes', async () => {
    const name =
      'Senter for etter- og videreutdanning ved Det samfunnsvitenskapelige og juridiske fakultet i Nordfjell, avdeling for arbeidslivets kompetansebehov'
    const seller = { ...companyOnInvoice.seller, name, legalName: `${name} AS` }
    const text = textOf(await renderPdf({ ...companyOnInvoice, seller })).replaceAll(/\s+/g, ' ')
    expect(text).toContain(name)
    expect(text).toContain(`${name} AS`)
  })

  test('a person who has paid by card sees a receipt and nothing to pay', async () => {
    const text = textOf(await renderPdf(personByCard))
    expect(text).toContain('Faktura\n100001')
    expect(text).toContain('Org.nr. NO 123 456 785 MVA')
    expect(text).toContain('Kari Nordmann\nStrandgata 14\n9008 Tromsø')
    expect(text).toContain('14.01.2027 – 25.03.2027')
    expect(text).toContain('Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-5')
    expect(text).toContain('Betalt 12.11.2026 med kort. Ingenting å betale.')
    expect(text).toContain('Å betale NOK\n0,00')
    expect(text).not.toContain('Kontonummer')
  })

  test('a company sees its purchase order, whom the seats are for, and how to pay', async () => {
    const text = textOf(await renderPdf(companyOnInvoice))
    for (const fact of [
      'Hålogaland Kraft & Vann AS',
      'Org.nr. NO 987 654 325 MVA',
      'PO-778120',
      'Avd. 4100 / Ola Hansen',
      '−4 450,00',
      'Rabatt: Fem eller flere fra samme virksomhet, 10 %',
      'Å betale NOK\n40 050,00',
      'KID\n100001000023',
      '1503 20 80119',
      '23.12.2026',
      'Betal på nett: https://nordfjell.example/pay/018f3c7a',
    ]) {
      expect(text).toContain(fact)
    }
    expect(text.replaceAll('\n', ' ')).toContain(
      'Deltakere: Anne Berg, Bjørn Dahl, Cecilie Eik, Dag-Åge Østby, Eva Sæther',
    )
  })

  test('turnover and VAT stand apart for each rate, in English with English figures', async () => {
    const text = textOf(await renderPdf(mixedVat))
    expect(text).toContain('Exempt\nExempt from VAT, the Norwegian VAT Act section 3-5 (teaching)\n0 %\n9,800.00\n0.00')
    expect(text).toContain('Taxable\n12 %\n4,050.00\n486.00')
    expect(text).toContain('Taxable\n25 %\n1,998.41\n499.60')
    expect(text).toContain('Amount due NOK\n14,834.01')
    expect(text).toContain('600.0043')
    expect(text).toContain('7 December 2026')
    expect(text).toContain('Paid 2 October 2026 by card: NOK 2,000.00.')
  })

  test('a credit note says which invoice it takes back and why, and asks for nothing', async () => {
    const text = textOf(await renderPdf(creditNote))
    expect(text).toContain('Kreditnota\n100004')
    expect(text).toContain('Gjelder faktura\n100002, 23.11.2026')
    expect(text).toContain('Årsak: To deltakere er meldt av innen fristen.')
    expect(text).not.toMatch(/KID|Forfall|Å betale/)
  })

  test('a partly paid invoice in yen has no decimals', async () => {
    const yen = await renderPdf({ ...personByCard, currency: 'JPY' })
    expect(textOf(yen)).toContain('JPY\n0')
    expect(textOf(yen)).toContain('1 250 000')
  })

  test('VAT of an invoice in another currency stands there in kroner too', async () => {
    const accountingVat = {
      currency: 'NOK',
      vatMinor: 1_157_341,
      exchangeRate: '11.7425',
      rateDate: '2026-11-20',
    } as const
    const text = textOf(await renderPdf({ ...mixedVat, currency: 'EUR', accountingVat }))
    expect(text.replaceAll('\n', ' ')).toContain('exchange rate 11.7425 on 20 November 2026: NOK 11,573.41')
  })

  test('a company of the register says so', async () => {
    expect(textOf(await renderPdf(odd))).toContain('MVA · Foretaksregisteret')
  })
})

describe('a document of several pages', () => {
  test('numbers its pages, repeats the heading of the table, and draws each line once', async () => {
    const pages = pagesOf(await renderPdf(manyLines(60)))
    expect(pages.length).toBeGreaterThan(2)
    for (const [place, lines] of pages.entries()) {
      expect(lines).toContain(`Side ${place + 1} av ${pages.length}`)
      expect(lines).toContain('Beskrivelse')
    }
    const names = pages.flat().filter((line) => line.startsWith('Beredskap og risiko'))
    expect(names).toEqual(manyLines(60).lines.map((line) => line.name))
  })

  test('marks every page of a test series', async () => {
    const pages = pagesOf(await renderPdf(manyLines(60)))
    expect(pages.every((lines) => lines.includes('TEST'))).toBe(true)
    expect(pages[0]).toContain('Testdokument: ikke et salgsdokument og ikke noe krav.')
    expect(textOf(await renderPdf(companyOnInvoice))).not.toContain('TEST')
  })

  test('breaks a line with very many participants over pages without losing one', async () => {
    const names = Array.from({ length: 150 }, (_, place) => `Deltaker Nummer${place}x`)
    const [line] = companyOnInvoice.lines
    const text = textOf(await renderPdf({ ...companyOnInvoice, lines: [{ ...line!, participants: names }] }))
    expect(names.filter((name) => !text.includes(name))).toEqual([])
    expect(text).toMatch(/Side 2 av 2/)
  })
})

describe('text that nobody expected', () => {
  test('draws no missing glyph and tells the reader what the substitute means', async () => {
    const bytes = await renderPdf(odd)
    expect(glyphsOf(bytes)).not.toContain(0)
    expect(textOf(bytes)).toMatch(/□□□\s+😀\s+\(\\\)Tj %PDF-1.7/)
    expect(textOf(bytes)).toContain('□ står for et tegn som ikke kan vises i denne utskriften.')
    expect(textOf(await renderPdf(companyOnInvoice))).not.toContain('□')
  })

  test('ten thousand characters in every field are cut and cost no time', async () => {
    const long = 'Å'.repeat(10_000)
    const [line] = companyOnInvoice.lines
    const endless: InvoiceDocument = {
      ...companyOnInvoice,
      number: long,
      note: long,
      seller: { ...companyOnInvoice.seller, name: long, legalName: `${long}x` },
      buyer: { ...companyOnInvoice.buyer, name: long, address: { ...companyOnInvoice.buyer.address, street: long } },
      lines: [
        { ...line!, name: long, description: long, participants: Array.from({ length: 1000 }, () => 'Å'.repeat(200)) },
      ],
    }
    await renderPdf(companyOnInvoice)
    const before = process.threadCpuUsage()
    const pages = pagesOf(await renderPdf(endless))
    expect(process.threadCpuUsage(before).user).toBeLessThan(SECOND_US)
    expect(pages.length).toBeLessThan(8)
    expect(pages.flat().join('\n')).toContain('…')
  })

  test('the properties stay well-formed XML and keep the true title', async () => {
    const xmp = xmpOf(await renderPdf(odd))
    expect(XMLValidator.validate(xmp.replaceAll(/<\?xpacket[^>]*>/g, ''))).toBe(true)
    expect(xmp).toContain('Faktura 100002 – Fisk &amp; Vilt &lt;AS&gt;')
  })
})

describe('the file', () => {
  test('calls itself PDF/A-3a and PDF/UA-1, has a language, a title and tags', async () => {
    const bytes = await renderPdf(companyOnInvoice)
    const xmp = xmpOf(bytes)
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const all = dictionariesOf(bytes)
    expect(all.some((one) => one.includes('/Lang (nb-NO)'))).toBe(true)
    expect(all.some((one) => one.includes('/DisplayDocTitle true'))).toBe(true)
    expect(all.filter((one) => one.includes('/S /H1'))).toHaveLength(1)
    expect(all.filter((one) => /\/S \/TH\n/.test(one)).every((one) => /\/Scope \/(Row|Column)/.test(one))).toBe(true)
    expect(all.some((one) => one.includes('Helvetica'))).toBe(false)
  })

  test('each row of a table has as many cells as its heading', async () => {
    const all = dictionariesOf(await renderPdf(mixedVat)).filter((one) => one.includes('/S /TR'))
    const cells = all.map((one) => (/\/K \[([^\]]*)\]/.exec(one)?.[1]?.match(/ 0 R/g) ?? []).length)
    expect(cells.filter((count) => count === 6)).toHaveLength(1 + mixedVat.lines.length)
  })

  test.each(SAMPLES)('paints nothing outside a tag or an artifact: %s', async (_name, document) => {
    expect(untaggedOf(await renderPdf(document))).toEqual([])
  })

  test('carries the e-invoice as an alternative of itself', async () => {
    const bytes = await renderPdf(companyOnInvoice)
    const all = dictionariesOf(bytes)
    const file = all.find((one) => one.includes('/Type /Filespec'))
    expect(file).toContain('/AFRelationship /Alternative')
    expect(file).toContain('ehf-100002.xml')
    expect(all.some((one) => one.includes('/Type /EmbeddedFile') && one.includes('/Subtype /text#2Fxml'))).toBe(true)
    expect(attachedTo(bytes)).toBe(ublOf(companyOnInvoice))
  })

  test('links to the payment page and tells what the link is', async () => {
    const link = dictionariesOf(await renderPdf(mixedVat)).find((one) => one.includes('/Subtype /Link'))
    expect(link).toContain('/Contents (Pay invoice 100003 online)')
  })
})
