import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../invoices/check.ts'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { collective } from '../../invoices/samples/collective.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { drawnUp } from '../../invoices/samples/draft.ts'
import { personByCard } from '../../invoices/samples/person-by-card.ts'
import { UBL_WRITER, ublNameOf, ublOf } from '../../invoices/ubl.ts'
import { COMPANY, GERMAN, LIMITED, STATE_BODY } from '../../scripts/samples/buyers.ts'
import { CREDITS } from '../../scripts/samples/credits.ts'
import { BOOK, COURSE, ORDINARY } from '../../scripts/samples/ordinary.ts'
import { recomputed } from '../../scripts/samples/recompute.ts'
import { UNUSUAL } from '../../scripts/samples/unusual.ts'
import { everyNode, nodesAt, readUbl, textsAt } from './read-ubl.ts'

const ALL = [...ORDINARY, ...UNUSUAL, ...CREDITS]
const PEPPOL = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
const ODD = 'A & B <c> ]]> "d" \u0001\u0008\ufffe\ud800 李 \u{1F600}\r\n\tend'

describe.each(ALL)('%s', (_name, document) => {
  test('has no fault, and its sums come out of its XML once more', () => {
    expect(faultsOf(document)).toEqual([])
    const { faults, sums } = recomputed(ublOf(document))
    expect(faults).toEqual([])
    expect(sums.payable.replace('.', '')).toBe(
      String(document.totals.payableMinor).padStart(sums.payable.includes('.') ? 3 : 1, '0'),
    )
  })

  test('is the same XML each time, without an empty element, in one currency beside the VAT in kroner', () => {
    const xml = ublOf(document)
    expect(ublOf(structuredClone(document))).toBe(xml)
    const nodes = everyNode(readUbl(xml))
    expect(nodes.filter(({ text, children }) => children.length === 0 && text.trim() === '')).toEqual([])
    const currencies = nodes.flatMap(({ attributes }) => attributes.currencyID ?? [])
    const foreign = currencies.filter((currency) => currency !== document.currency)
    expect(foreign).toEqual(document.accountingVat === undefined ? [] : ['NOK'])
  })
})

test('an invoice for several orders names none of them itself, and each of its lines says of which it is and who ordered', () => {
  const root = readUbl(ublOf(collective))
  expect(nodesAt(root, 'cac:OrderReference')).toEqual([])
  expect(textsAt(root, 'cbc:BuyerReference')).toEqual(['Avd. 4100 / Ola Hansen'])
  expect(textsAt(root, 'cac:InvoiceLine/cbc:Note')).toEqual([
    'Ordre 20431, bestilt 02.11.2026 av Ola Hansen, 2 deltakere',
    'Ordre 20431, bestilt 02.11.2026 av Ola Hansen, 2 deltakere',
    'Ordre 20460, bestilt 17.11.2026 av Kari Nordmann, 1 deltaker',
  ])
})

test('a company that the network reaches gets Peppol BIS Billing 3.0, addressed by organisation numbers', () => {
  const root = readUbl(ublOf(companyOnInvoice))
  expect(root.name).toBe('Invoice')
  expect(textsAt(root, 'cbc:CustomizationID')).toEqual([PEPPOL])
  expect(textsAt(root, 'cbc:ProfileID')).toEqual(['urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'])
  for (const [party, number] of [
    ['Supplier', '123456785'],
    ['Customer', '987654325'],
  ]) {
    const [endpoint] = nodesAt(root, `cac:Accounting${party}Party/cac:Party/cbc:EndpointID`)
    expect(endpoint).toMatchObject({ text: number, attributes: { schemeID: '0192' } })
  }
  expect(textsAt(root, 'cac:OrderReference/cbc:ID')).toEqual(['PO-778120'])
  expect(textsAt(root, 'cbc:BuyerReference')).toEqual(['Avd. 4100 / Ola Hansen'])
  expect(textsAt(root, 'cac:PaymentMeans/cbc:PaymentMeansCode')).toEqual(['30'])
  expect(textsAt(root, 'cac:PaymentMeans/cbc:PaymentID')).toEqual(['100001000023'])
  expect(textsAt(root, 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID')).toEqual(['15032080119'])
  expect(textsAt(root, 'cac:InvoiceLine/cbc:Note')).toEqual([
    'Deltakere: Anne Berg, Bjørn Dahl, Cecilie Eik, Dag-Åge Østby, Eva Sæther',
  ])
  expect(ublNameOf(companyOnInvoice)).toBe('ehf-100002.xml')
})

test('a person gets the core of EN 16931, which names no process and no address; paid by card is prepaid', () => {
  const root = readUbl(ublOf(personByCard))
  expect(textsAt(root, 'cbc:CustomizationID')).toEqual(['urn:cen.eu:en16931:2017'])
  expect(textsAt(root, 'cbc:ProfileID')).toEqual([])
  expect(nodesAt(root, 'cac:AccountingCustomerParty/cac:Party/cbc:EndpointID')).toEqual([])
  expect(textsAt(root, 'cac:PaymentMeans/cbc:PaymentMeansCode')).toEqual(['48'])
  expect(nodesAt(root, 'cac:PaymentMeans/cac:PayeeFinancialAccount')).toEqual([])
  expect(textsAt(root, 'cac:LegalMonetaryTotal/cbc:PrepaidAmount')).toEqual(['12500.00'])
  expect(textsAt(root, 'cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual(['0.00'])
  expect(ublNameOf(personByCard)).toBe('en16931-100001.xml')
})

test('a company abroad without an electronic address gets the core, and reverse charge names both VAT numbers', () => {
  const root = readUbl(ublOf(sample('reverse-charge-core')))
  expect(textsAt(root, 'cbc:CustomizationID')).toEqual(['urn:cen.eu:en16931:2017'])
  const numbers = (party: string) =>
    textsAt(root, `cac:Accounting${party}Party/cac:Party/cac:PartyTaxScheme/cbc:CompanyID`)
  expect([...numbers('Supplier'), ...numbers('Customer')]).toEqual(['NO123456785MVA', GERMAN.vatNumber])
  expect(textsAt(root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason')).toEqual([
    'Reverse charge',
  ])
})

test('a credit note counts upwards, refers to its invoice, has no KID and no due date, and says where the amount goes', () => {
  const root = readUbl(ublOf(sample('credit-of-all')))
  expect(root.name).toBe('CreditNote')
  expect(textsAt(root, 'cbc:CreditNoteTypeCode')).toEqual(['381'])
  expect(textsAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')).toEqual(['200201'])
  expect(textsAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate')).toEqual(['2026-11-23'])
  expect(textsAt(root, 'cac:CreditNoteLine/cbc:CreditedQuantity')).toEqual(['1', '3', '7'])
  expect(textsAt(root, 'cac:PaymentMeans/cbc:PaymentID')).toEqual([])
  expect(textsAt(root, 'cac:PaymentTerms/cbc:Note')).toEqual(['Beløpet godskrives faktura 200201.'])
  expect(everyNode(root).filter(({ name, text }) => name === 'cbc:DueDate' || text.startsWith('-'))).toEqual([])
  const project = nodesAt(root, 'cac:AdditionalDocumentReference')
  expect(project.flatMap((one) => textsAt(one, 'cbc:DocumentTypeCode'))).toEqual(['50'])
})

test('a seller outside the register of VAT is known by its number; a limited company names its register', () => {
  const schemes = (document: InvoiceDocument) =>
    nodesAt(readUbl(ublOf(document)), 'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme').map((one) => [
      ...textsAt(one, 'cbc:CompanyID'),
      ...textsAt(one, 'cac:TaxScheme/cbc:ID'),
    ])
  const of = (seller: InvoiceDocument['seller']) =>
    schemes(drawnUp({ number: '1', seller, buyer: COMPANY, lines: [COURSE] }))
  expect(of(STATE_BODY)).toEqual([['123456785', 'TAX']])
  expect(of(LIMITED)).toEqual([
    ['NO123456785MVA', 'VAT'],
    ['Foretaksregisteret', 'TAX'],
  ])
})

test('a document outside the VAT Act shows neither a rate nor a VAT number of anybody', () => {
  const root = readUbl(ublOf(sample('registered-outside-the-act')))
  const schemes = everyNode(root).filter(({ name }) => name === 'cac:PartyTaxScheme')
  expect(schemes.flatMap((one) => textsAt(one, 'cac:TaxScheme/cbc:ID'))).toEqual(['TAX'])
  expect(everyNode(root).filter(({ name }) => name === 'cbc:Percent')).toEqual([])
})

test('VAT of a document in another currency stands once more in kroner', () => {
  const root = readUbl(ublOf(sample('euro-with-vat-in-kroner')))
  expect(textsAt(root, 'cbc:TaxCurrencyCode')).toEqual(['NOK'])
  const totals = nodesAt(root, 'cac:TaxTotal')
  expect(totals.map((one) => nodesAt(one, 'cbc:TaxAmount')[0]?.attributes.currencyID)).toEqual(['EUR', 'NOK'])
  expect(totals.map((one) => nodesAt(one, 'cac:TaxSubtotal').length)).toEqual([3, 0])
})

test('yen have no decimals, prices as many as they need', () => {
  const yen = readUbl(ublOf(sample('yen-without-decimals')))
  expect(textsAt(yen, 'cac:InvoiceLine/cbc:LineExtensionAmount')).toEqual(['9999', '123456'])
  const price = readUbl(ublOf(sample('price-of-four-decimals')))
  expect(textsAt(price, 'cac:InvoiceLine/cac:Price/cbc:PriceAmount')).toEqual(['80.0001'])
})

test('any text arrives as it was written, less what XML cannot hold', () => {
  const document = drawnUp({
    number: '1',
    buyer: { ...COMPANY, name: ODD },
    note: ODD,
    lines: [{ ...BOOK, name: ODD, description: ODD, participants: [ODD] }],
  })
  const root = readUbl(ublOf(document))
  const said = 'A & B <c> ]]> "d" \ufffd 李 \u{1F600}\n end'
  expect(textsAt(root, 'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName')).toEqual([
    said,
  ])
  expect(textsAt(root, 'cbc:Note')).toEqual([said])
  expect(textsAt(root, 'cac:InvoiceLine/cac:Item/cbc:Name')).toEqual([said])
})

test('the PDF may be carried in the XML, and the writer has a name', () => {
  const picture = { name: 'faktura-100002.pdf', bytes: new TextEncoder().encode('%PDF') }
  const [file] = nodesAt(
    readUbl(ublOf(companyOnInvoice, { picture })),
    'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
  )
  expect(file).toMatchObject({ text: 'JVBERg==', attributes: { mimeCode: 'application/pdf', filename: picture.name } })
  expect(UBL_WRITER).toMatch(/^\d+ peppol-bis-3\.0$/)
})

function sample(name: string): InvoiceDocument {
  const found = ALL.find(([each]) => each === name)
  if (found === undefined) throw new Error(`no sample ${name}`)
  return found[1]
}
