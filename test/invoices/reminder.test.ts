import { expect, test } from 'vitest'
import { interestOf, reminderFaultsOf } from '../../invoices/check/reminder.ts'
import { reminderNameOf, renderReminder } from '../../invoices/reminder.ts'
import type { ReminderDocument } from '../../invoices/reminder-document.ts'
import { reminderUblOf } from '../../invoices/ubl/reminder.ts'
import { recomputed } from '../../scripts/samples/recompute.ts'
import { REMINDERS } from '../../scripts/samples/reminders.ts'
import { attachedTo, textOf, untaggedOf } from './pdf-text.ts'
import { nodesAt, readUbl, textsAt } from './read-ubl.ts'

const [, withInterest] = REMINDERS.find(([name]) => name === 'reminder-with-fee-and-interest')!
const [, toPerson] = REMINDERS.find(([name]) => name === 'reminder-to-a-person-nynorsk')!

test.each(REMINDERS)('%s has no fault, the same bytes each time, and its XML inside', async (_name, document) => {
  expect(reminderFaultsOf(document)).toEqual([])
  const bytes = await renderReminder(document)
  expect(Buffer.compare(await renderReminder(structuredClone(document)), bytes)).toBe(0)
  expect(untaggedOf(bytes)).toEqual([])
  const xml = reminderUblOf(document)
  expect(attachedTo(bytes)).toBe(xml ?? '')
  if (xml !== undefined) expect(recomputed(xml).faults).toEqual([])
})

test('a reminder refers to one invoice, charges its fee as REM and its interest as lines, and has no type code', () => {
  const root = readUbl(reminderUblOf(withInterest)!)
  expect(textsAt(root, 'cbc:CustomizationID')[0]).toMatch(/#conformant#urn:fdc:anskaffelser.no:2019:ehf:reminder:3\.0$/)
  expect(nodesAt(root, 'cbc:InvoiceTypeCode')).toEqual([])
  expect(textsAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')).toEqual(['200001'])
  expect(textsAt(root, 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode')).toEqual(['REM'])
  expect(textsAt(root, 'cac:AllowanceCharge/cac:TaxCategory/cbc:ID')).toEqual(['E'])
  expect(textsAt(root, 'cac:InvoiceLine/cac:Item/cbc:Name').slice(1)).toEqual([
    'Forsinkelsesrente 12\u00a0% fra 15.12.2026 til 31.12.2026',
    'Forsinkelsesrente 11,75\u00a0% fra 01.01.2027 til 10.01.2027',
  ])
  expect(reminderNameOf(withInterest)).toBe('ehf-reminder-P-2.xml')
})

test('a person reads what is outstanding and how to pay it, in nynorsk, and gets no XML', async () => {
  expect(reminderUblOf(toPerson)).toBeUndefined()
  const text = textOf(await renderReminder(toPerson))
  expect(text).toContain('Faktura 200001, står att')
  expect(text).toContain('Å betale NOK\n12 500,00')
  expect(text).toContain('KID\n200001000013')
})

test('interest is simple, by actual days over 365, both days counted', () => {
  expect(interestOf(1_250_000, { start: '2026-12-15', end: '2026-12-31', rateBasisPoints: 1200 })).toBe(6986n)
  expect(interestOf(1_250_000, { start: '2026-12-15', end: '2026-12-15', rateBasisPoints: 1200 })).toBe(411n)
})

test.each<[string, Partial<ReminderDocument>]>([
  ['BR-2', { number: ' ' }],
  ['BR-55', { invoice: { ...withInterest.invoice, number: '' } }],
  ['nothing of the invoice', { invoice: { ...withInterest.invoice, outstandingMinor: 0 } }],
  ['not overdue', { issueDate: '2026-12-14' }],
  ['new deadline must be after', { dueDate: '2027-01-10' }],
  ['BR-CO-16', { payableMinor: 1 }],
  ['its rate gives', { interest: withInterest.interest.map((part) => ({ ...part, amountMinor: 1 })) }],
  ['one part after another', { interest: [...withInterest.interest].reverse() }],
  ['at most 2 fees', { fees: Array.from({ length: 3 }, () => ({ reason: 'Gebyr', amountMinor: 0 })) }],
  ['BR-38', { fees: [{ reason: '', amountMinor: 3500 }] }],
  ['KID', { kid: '200001000014' }],
  ['https', { payUrl: 'http://nordfjell.example' }],
  ['a day like', { dueDate: '2027-02-30' }],
  ['whole number', { payableMinor: 0.5 }],
])('%s keeps a reminder from being sent', (said, change) => {
  expect(reminderFaultsOf({ ...withInterest, ...change }).join('\n')).toContain(said)
})
