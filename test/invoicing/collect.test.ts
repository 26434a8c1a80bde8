import { describe, expect, test } from 'vitest'
import { MOST_LINES } from '../../invoices/check.ts'
import { demandsOf } from '../../src/checkout/agree.ts'
import { collectionDay, monthAfter } from '../../src/companies/collection-day.ts'
import { groupsOf, together } from '../../src/invoicing/collect.ts'
import { subtotalsOf } from '../../src/invoicing/document-of.ts'
import type { Due, DueLine } from '../../src/invoicing/due-rows.ts'
import { dueLine, dueRow, taxedLine } from './due-row.ts'

const sizes = (...due: Due[]) => groupsOf(due).map(({ length }) => length)
const vatOf = (lines: readonly DueLine[]) => subtotalsOf(lines).reduce((sum, { vatMinor }) => sum + vatMinor, 0)

test('orders of one company come on one invoice, in the order in which they came', () => {
  const [first, second] = [dueRow(), dueRow()]
  expect(groupsOf([first, second])).toEqual([[first, second]])
})

describe('what an invoice says once keeps apart what says something else', () => {
  const { payer } = dueRow()
  const unit = { name: 'Fjordheim skole' }
  const others: Record<string, Partial<Due>> = {
    'a purchase order number': { purchaseOrderNumber: 'PO-1' },
    'a buyer reference': { buyerReference: 'Avd. 1' },
    'a unit': { unitId: '00000000-0000-4000-8000-000000000002' },
    'an address for invoices': { payer: { ...payer, email: 'annen@firma.example' } },
    'a way of the unit': {
      payer: { ...payer, kind: 'company', unit: { ...unit, invoicesBy: 'mail' } } as Due['payer'],
    },
    'a company': { companyId: '00000000-0000-4000-8000-000000000003' },
    'time to pay': { termsDays: 30 },
    'a language': { lang: 'en' },
    'money that came meanwhile': { paidAt: new Date('2026-12-03T10:00:00Z') },
    'the place of another invoice': { replacesId: '00000000-0000-4000-8000-000000000004' },
    'a company that wants each by itself': { collected: false },
  }
  for (const [what, change] of Object.entries(others))
    test(what, () => expect(sizes(dueRow(), dueRow(change))).toEqual([1, 1]))

  test('who ordered does not, and each order is named with its own', () => {
    const [group] = groupsOf([dueRow(), dueRow({ payer: { ...payer, contactName: 'Nils Neste' } as Due['payer'] })])
    expect(together(group!).lines.map(({ order }) => order?.orderedBy)).toEqual(['Eva Eier', 'Nils Neste'])
  })
})

test('whoever ordered, it goes to the address that the company or its unit has for invoices', () => {
  const { payer } = dueRow()
  const by = (email: string, unit?: object) =>
    dueRow({
      invoiceEmail: 'regnskap@firma.example',
      payer: { ...payer, email, ...(unit && { unit }) } as Due['payer'],
    })
  const [group, ...others] = groupsOf([by('eva@firma.example'), by('nils@firma.example')])
  expect([group!.length, others, together(group!).payer.email]).toEqual([2, [], 'regnskap@firma.example'])
  const school = { name: 'Fjordheim skole', email: 'faktura@skolen.example' }
  const [ofUnit] = groupsOf([by('eva@firma.example', school)])
  expect(together(ofUnit!).payer.email).toBe('eva@firma.example')
  expect(sizes(by('eva@firma.example', school), by('nils@firma.example', school))).toEqual([2])
})

test('a demand whose VAT does not add up to the øre with the others’ stands on the next invoice, where it may meet its like', () => {
  const odd = () => dueRow({ lines: [taxedLine(10_002)] })
  expect(sizes(odd(), odd(), dueRow({ lines: [taxedLine(40_000)] }))).toEqual([2, 1])
  const even = () => dueRow({ lines: [taxedLine(40_000)] })
  expect(sizes(even(), even(), even())).toEqual([3])
})

test('any demands come on few invoices, each at what it bears alone, whatever their øre', () => {
  let state = 7
  const chance = () => (state = (state * 48_271) % 2_147_483_647)
  const price = () => (chance() % 8 === 0 ? 1 + (chance() % 1_000_000) : 100 * (1 + (chance() % 10_000)))
  const due = Array.from({ length: 200 }, () => dueRow({ lines: [taxedLine(price()), dueLine()] }))
  const groups = groupsOf(due)
  expect(groups.flat().length).toBe(due.length)
  expect(groups.length).toBeLessThan(due.length / 10)
  for (const group of groups)
    expect(vatOf(together(group).lines)).toBe(group.reduce((sum, { lines }) => sum + vatOf(lines), 0))
})

test('one category has one reason, what is outside the Act stands by itself, and an invoice has no more lines than its reader takes', () => {
  const otherReason = dueRow({ lines: [dueLine({ vatReason: 'Unntatt, § 3-7' })] })
  expect(sizes(dueRow(), otherReason)).toEqual([1, 1])
  expect(sizes(dueRow(), dueRow({ lines: [dueLine({ vatCategory: 'O' })] }))).toEqual([1, 1])
  const half = () => dueRow({ lines: Array.from({ length: MOST_LINES / 2 + 1 }, () => dueLine()) })
  expect(sizes(half(), half(), dueRow())).toEqual([2, 1])
})

test('one order alone is an invoice like any other', () => {
  const due = dueRow()
  expect(together([due])).toBe(due)
})

test('the day is the last of the month or the same day of each, and a month after the last of January is the last of February', () => {
  expect([collectionDay('last', '2027-02-10'), collectionDay('last', '2027-01-31')]).toEqual([
    '2027-02-28',
    '2027-01-31',
  ])
  expect([collectionDay('15', '2026-12-15'), collectionDay('15', '2026-12-16')]).toEqual(['2026-12-15', '2027-01-15'])
  expect(collectionDay('never', '2026-12-15')).toBeNull()
  expect([monthAfter('2027-01-31'), monthAfter('2026-12-15')]).toEqual(['2027-02-28', '2027-01-15'])
})

/** From when what is delivered on a day, and taxed then or not, is invoiced. */
const invoiced = (today: string, delivered: string, collects: string, taxedOn: string | null = null) => {
  const quote = {
    documents: [{ invoiceFrom: taxedOn, positions: [0], total: { minor: 100, currency: 'NOK' } }],
    lines: [{ lineNet: { minor: 100, currency: 'NOK' } }],
  }
  const lines = [{ id: '1', deliveredFrom: delivered }]
  const [demand] = demandsOf(quote as never, lines, { today, termsDays: 14, collects })
  return [demand!.invoice_from, demand!.collected]
}

test('an order waits for the day, unless something of it was delivered more than a month before it', () => {
  expect(invoiced('2026-12-02', '2027-03-01', 'last')).toEqual(['2026-12-31', true])
  expect(invoiced('2026-12-02', '2026-12-01', 'last')).toEqual(['2026-12-31', true])
  expect(invoiced('2026-12-02', '2026-11-28', 'last')).toEqual(['2026-12-02', false])
  expect(invoiced('2026-12-02', '2027-03-01', 'never')).toEqual(['2026-12-02', false])
})

test('what is ordered on the day itself waits for the next, and what is taxed for the day after its delivery', () => {
  expect(invoiced('2026-12-15', '2027-03-01', '15')).toEqual(['2027-01-15', true])
  expect(invoiced('2026-12-02', '2027-03-10', '15', '2027-03-10')).toEqual(['2027-03-15', true])
  expect(invoiced('2026-12-02', '2027-03-20', '15', '2027-03-20')).toEqual(['2027-04-15', true])
})
