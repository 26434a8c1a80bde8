import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../invoices/check.ts'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { creditNote } from '../../invoices/samples/credit-note.ts'
import { drawnUp } from '../../invoices/samples/draft.ts'
import { mixedVat } from '../../invoices/samples/mixed-vat.ts'
import { SAMPLES } from './samples.ts'

/** What is changed in a sample, by its path, and what is then said; undefined takes the term away. */
type Change = [said: string, path: string, value: unknown]

test.each(SAMPLES)('%s is free of faults', (_name, document) => {
  expect(faultsOf(document)).toEqual([])
})

test('a document is judged before it has a number, and then must not have one', () => {
  const unnumbered = { ...companyOnInvoice, number: '' }
  expect(faultsOf(unnumbered, { unnumbered: true })).toEqual([])
  expect(faultsOf(unnumbered)).toEqual(['BR-2, § 5-1-1 no. 1: the number is missing'])
  expect(faultsOf(companyOnInvoice, { unnumbered: true })).toEqual(['the document already has number 100002'])
})

describe('each of these keeps an invoice from being issued', () => {
  test.each<Change>([
    ['BR-CO-10', 'totals.linesNetMinor', 1_584_842],
    ['BR-CO-13', 'totals.netMinor', 1_584_842],
    ['BR-CO-14', 'totals.vatMinor', 98_561],
    ['BR-CO-15', 'totals.grossMinor', 1_683_402],
    ['BR-CO-16', 'totals.payableMinor', 1_483_402],
    ['the amount paid', 'payment.paidMinor', 199_999],
    ['line 3 says net', 'lines.2.netMinor', 120_002],
    ['BR-CO-17', 'vat.2.vatMinor', 49_961],
    ['says base', 'vat.2.baseMinor', 199_842],
    ['BR-CO-18', 'vat.2', mixedVat.vat[1]],
    ['two VAT groups', 'vat.3', mixedVat.vat[1]],
    ['belongs to no line', 'vat.1.rateBasisPoints', 1500],
    ['BR-E-10', 'vat.0.exemptionReason', undefined],
    ['BR-S-10', 'vat.1.exemptionReason', 'because'],
    ['BR-S-5', 'lines.0.vatRateBasisPoints', 2500],
    ['registered for VAT', 'seller.vatRegistered', false],
    ['BR-O-11', 'lines.0.vatCategory', 'O'],
    ['BR-42', 'lines.3.discountReason', undefined],
    ['larger than its price', 'lines.3.discountMinor', 9_000_000],
    ['BR-21', 'lines.1.id', '1'],
    ['BR-22', 'lines.0.quantity', 0],
    ['BR-25', 'lines.0.name', ' '],
    ['BR-23', 'lines.0.unitCode', ''],
    ['BR-16', 'lines', []],
    ['more than 1000 lines', 'lines', Array.from({ length: 1001 }, () => mixedVat.lines[0])],
    ['BR-5', 'currency', 'QQQ'],
    ['BR-53', 'currency', 'EUR'],
    ['whole number', 'lines.0.netMinor', 0.5],
    ['whole number', 'totals.payableMinor', -1],
    ['a day like', 'issueDate', '2026-02-30'],
    ['due date is before', 'dueDate', '2026-11-22'],
    ['BR-CO-25', 'dueDate', undefined],
    ['BR-29', 'delivery.period.end', '2026-11-17'],
    ['when it is delivered', 'delivery.period', undefined],
    ['where it is delivered', 'delivery.place', undefined],
    ['BR-6', 'seller.legalName', ''],
    ["seller's organisation number", 'seller.organisationNumber', '123456786'],
    ['bank account', 'seller.bankAccount', '15032080118'],
    ['no e-mail address', 'seller.email', ''],
    ['BR-7', 'buyer.name', ''],
    ['number is missing', 'buyer.organisationNumber', undefined],
    ["company's organisation number", 'buyer.organisationNumber', '974760674'],
    ['a person has no', 'buyer.kind', 'person'],
    ["buyer's street", 'buyer.address.street', ''],
    ["buyer's postcode", 'buyer.address.city', ''],
    ['two capital letters', 'buyer.address.country', 'Norge'],
    ['date of the payment', 'payment.paidOn', undefined],
    ['KID', 'payment.kid', '100001000032'],
    ['https', 'payUrl', 'javascript:alert(1)'],
    ['only a credit note', 'reason', 'because'],
    ['unknown language', 'language', 'xx'],
    ['BR-4', 'kind', 'gift'],
    ['BR-3', 'issueDate', undefined],
    ['neither an allowance nor', 'adjustments', [{ kind: 'gift' }]],
    ['BR-CL-18', 'lines.0.vatCategory', 'K'],
    ['BR-DEC', 'currency', 'KWD'],
    ['BR-CL-22', 'vat.0.exemptionCode', 'VATEX-EU-AE'],
    ['BR-CL-16', 'payment.meansCode', '1'],
    ['BR-CO-9', 'buyer.vatNumber', '974760673'],
    ['BR-CL-25', 'buyer.electronicAddress', { scheme: '0192', address: '974760674' }],
    ['BR-CL-14', 'delivery.country', 'QQ'],
    ['R110', 'lines.2.delivery.date', '2026-11-21'],
    ['R003', 'buyerReference', undefined],
    ['BR-44', 'lines.1', { ...mixedVat.lines[1], chargeMinor: 1 }],
    ['IBAN', 'seller.iban', 'NO5115032080119'],
    ['must be in Norway', 'seller.address.country', 'SE'],
    ['more than 28 characters', 'number', '1'.repeat(29)],
    ['has no name', 'buyer.name', '\u200b'],
  ])('%s (%s)', (said, path, value) => {
    expect(faultsOf(changed(mixedVat, path, value)).join('\n')).toContain(said)
  })

  test("BR-AE-2: reverse charge without the buyer's VAT number", () => {
    const document = changed(mixedVat, 'lines.0.vatCategory', 'AE')
    expect(faultsOf(changed(document, 'buyer.vatRegistered', false)).join('\n')).toContain('BR-AE-2')
    expect(faultsOf(document).join('\n')).not.toContain('BR-AE-2')
  })
})

describe('each of these keeps a credit note from being issued', () => {
  test.each<Change>([
    ['does not refer', 'precedingInvoice', undefined],
    ['number of its invoice', 'precedingInvoice.number', '100004'],
    ['dated later', 'precedingInvoice.issueDate', '2026-12-02'],
    ['does not say why', 'reason', undefined],
    ['has no KID', 'payment.kid', '100001000023'],
    ['has no due date', 'dueDate', '2026-12-31'],
  ])('%s', (said, path, value) => {
    expect(faultsOf(changed(creditNote, path, value)).join('\n')).toContain(said)
  })
})

test('a yen is whole, also in a price', () => {
  const yen = drawnUp({
    number: '1',
    currency: 'JPY',
    buyer: companyOnInvoice.buyer,
    lines: [{ name: 'Kurs', quantity: 3, unitPriceE4: 33_330_100 }],
  })
  expect(faultsOf(yen).join()).toContain('R120')
})

test('the last part of a credit may round its VAT the other way, an invoice may not', () => {
  const { dueDate: _dueDate, ...same } = structuredClone(mixedVat)
  const last: InvoiceDocument = {
    ...same,
    kind: 'credit-note',
    number: '9',
    precedingInvoice: { number: '8', issueDate: '2026-11-01' },
    reason: 'Cancelled',
    payment: { meansCode: '48', paidMinor: 0 },
    totals: { ...same.totals, vatMinor: 98_561, grossMinor: 1_683_402, prepaidMinor: 0, payableMinor: 1_683_402 },
  }
  expect(faultsOf(changed(last, 'vat.2.vatMinor', 49_961))).toEqual([])
  expect(faultsOf(changed(last, 'vat.2.vatMinor', 49_962)).join()).toContain('BR-CO-17')
})

test('an allowance and a charge on the whole document count in the sums and the VAT', () => {
  const adjustments: InvoiceDocument['adjustments'] = [
    { kind: 'allowance', reason: 'Samarbeidsavtale', amountMinor: 5000, vatCategory: 'E', vatRateBasisPoints: 0 },
    { kind: 'charge', reason: 'Gebyr', amountMinor: 3500, vatCategory: 'E', vatRateBasisPoints: 0 },
  ]
  const document = changed(companyOnInvoice, 'adjustments', adjustments)
  expect(faultsOf(document)).toHaveLength(2)
  document.vat[0]!.baseMinor -= 1500
  Object.assign(document.totals, { netMinor: 4_003_500, grossMinor: 4_003_500, payableMinor: 4_003_500 })
  expect(faultsOf(document)).toEqual([])
})

function changed(document: InvoiceDocument, path: string, value: unknown): InvoiceDocument {
  const copy = structuredClone(document)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}
