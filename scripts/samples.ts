import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { reminderFaultsOf } from '../invoices/check/reminder.ts'
import { faultsOf } from '../invoices/check.ts'
import type { InvoiceDocument } from '../invoices/document.ts'
import { renderPdf } from '../invoices/pdf.ts'
import { renderQuotation } from '../invoices/quotation.ts'
import { renderReminder } from '../invoices/reminder.ts'
import type { ReminderDocument } from '../invoices/reminder-document.ts'
import { profileOf } from '../invoices/ubl/profile.ts'
import { reminderUblOf } from '../invoices/ubl/reminder.ts'
import { ublOf } from '../invoices/ubl.ts'
import { CREDITS } from './samples/credits.ts'
import { ORDINARY } from './samples/ordinary.ts'
import { QUOTATIONS } from './samples/quotations.ts'
import { recomputed, type Sums } from './samples/recompute.ts'
import { REMINDERS } from './samples/reminders.ts'
import { UNUSUAL } from './samples/unusual.ts'

// Writes documents of every kind as PDF and XML, with a manifest of what their sums must be, and checks each one's arithmetic.

type Entry = {
  name: string
  kind: string
  profile: string
  expected: Sums | null
  files: { file: string; sha256: string }[]
}

const { values } = parseArgs({ options: { out: { type: 'string', default: '.data/samples' } } })
const folder = resolve(values.out)
mkdirSync(folder, { recursive: true })

const faults: string[] = []
const entries: Entry[] = []
for (const [name, document] of [...ORDINARY, ...UNUSUAL, ...CREDITS]) {
  const ubl = ublOf(document)
  note(name, faultsOf(document))
  entries.push({
    name,
    kind: document.kind,
    profile: profileOf(document),
    expected: checked(name, ubl, sumsOf(document)),
    files: [write(`${name}.pdf`, await renderPdf(document, ubl)), write(`${name}.xml`, ubl)],
  })
}
for (const [name, document] of REMINDERS) {
  const ubl = reminderUblOf(document)
  note(name, reminderFaultsOf(document))
  entries.push({
    name,
    kind: document.kind,
    profile: ubl === undefined ? 'none' : 'reminder',
    expected: ubl === undefined ? null : checked(name, ubl, sumsOfReminder(document)),
    files: [
      write(`${name}.pdf`, await renderReminder(document)),
      ...(ubl === undefined ? [] : [write(`${name}.xml`, ubl)]),
    ],
  })
}
for (const [name, document] of QUOTATIONS)
  entries.push({
    ...{ name, kind: document.kind, profile: 'none', expected: null },
    files: [write(`${name}.pdf`, await renderQuotation(document))],
  })
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(entries, null, 2)}\n`)
console.log(`${entries.length} documents in ${folder}; every sum was computed anew from its XML.`)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1

function write(file: string, content: string | Uint8Array): { file: string; sha256: string } {
  writeFileSync(join(folder, file), content)
  return { file, sha256: createHash('sha256').update(content).digest('hex') }
}

/** The sums as the document has them, after the XML has been found to say and give the same. */
function checked(name: string, ubl: string, expected: Sums): Sums {
  const { faults: wrong, sums } = recomputed(ubl)
  note(name, wrong)
  if (JSON.stringify(sums) !== JSON.stringify(expected)) {
    note(name, [`the XML says ${JSON.stringify(sums)}, the document ${JSON.stringify(expected)}`])
  }
  return expected
}

function note(name: string, wrong: readonly string[]): void {
  faults.push(...wrong.map((fault) => `${name}: ${fault}`))
}

function sumsOf({ currency, totals, vat }: InvoiceDocument): Sums {
  const money = asDecimal(currency)
  const perCategory = vat.map(({ category, rateBasisPoints, vatMinor }) => {
    const rate = category === 'O' ? '-' : String(rateBasisPoints / 100)
    return [`${category} ${rate}`, money(vatMinor)] as const
  })
  return {
    currency,
    net: money(totals.netMinor),
    vat: Object.fromEntries(perCategory),
    gross: money(totals.grossMinor),
    prepaid: totals.prepaidMinor === 0 ? '0' : money(totals.prepaidMinor),
    payable: money(totals.payableMinor),
  }
}

function sumsOfReminder({ currency, payableMinor }: ReminderDocument): Sums {
  const payable = asDecimal(currency)(payableMinor)
  return { currency, net: payable, vat: { 'E 0': '0.00' }, gross: payable, prepaid: '0', payable }
}

function asDecimal(currency: string) {
  return (minor: number): string => {
    if (currency === 'JPY') return String(minor)
    const digits = String(minor).padStart(3, '0')
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`
  }
}
