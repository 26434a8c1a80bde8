import { grossOfLine } from '../amounts.ts'
import type { InvoiceDocument, InvoiceLine, VatCategory } from '../document.ts'

/** § 5-1-1 nos. 3 and 5: kind, extent and consideration of each line; BR-21 to BR-27 and the sum inside the line. */
export function lines(document: InvoiceDocument): string[] {
  const ids = document.lines.map((line) => line.id)
  return [
    ...(new Set(ids).size < ids.length ? ['BR-21: two lines have the same id'] : []),
    ...document.lines.flatMap((line) => [...content(line), ...net(line, document.currency), ...rate(line)]),
    ...(document.adjustments ?? []).flatMap((adjustment) =>
      adjustment.reason.trim() === '' ? ['BR-33, BR-38: an allowance or charge has no reason'] : [],
    ),
    ...rights(document),
  ]
}

function content(line: InvoiceLine): string[] {
  const faults: string[] = []
  if (line.id.trim() === '') faults.push('BR-21: a line has no id')
  if (line.name.trim() === '') faults.push(`BR-25, § 5-1-1 no. 3: line ${line.id} has no name`)
  if (line.quantity < 1) faults.push(`BR-22, § 5-1-1 no. 3: line ${line.id} has no quantity`)
  if (line.unitCode.trim() === '') faults.push(`BR-23: line ${line.id} has no unit`)
  if ((line.discountMinor ?? 0) > 0 && (line.discountReason ?? '').trim() === '') {
    faults.push(`BR-42: the discount of line ${line.id} has no reason`)
  }
  return faults
}

function net(line: InvoiceLine, currency: string): string[] {
  const expected = grossOfLine(line, currency) - BigInt(line.discountMinor ?? 0)
  if (expected < 0n) return [`the discount of line ${line.id} is larger than its price`]
  return BigInt(line.netMinor) === expected
    ? []
    : [`line ${line.id} says net ${line.netMinor}, its price gives ${expected}`]
}

function rate(line: InvoiceLine): string[] {
  const taxed = line.vatCategory === 'S'
  if (taxed === line.vatRateBasisPoints > 0) return []
  return [
    `BR-S-5 and its kind: line ${line.id} is category ${line.vatCategory} at ${line.vatRateBasisPoints} basis points`,
  ]
}

/** Which categories the two parties may use at all. */
function rights({ seller, buyer, lines, adjustments = [] }: InvoiceDocument): string[] {
  const used = new Set<VatCategory>([...lines, ...adjustments].map((part) => part.vatCategory))
  const faults: string[] = []
  const needVat = (['S', 'AE', 'G', 'K'] as const).filter((category) => used.has(category))
  if (needVat.length > 0 && !seller.vatRegistered) {
    faults.push(`category ${needVat.join(', ')} needs a seller registered for VAT`)
  }
  if (used.has('O') && used.size > 1) faults.push('BR-O-11: category O may not stand beside others')
  if ((used.has('AE') || used.has('K')) && buyer.vatNumber === undefined && buyer.vatRegistered !== true) {
    faults.push("BR-AE-2, BR-IC-2: reverse charge needs the buyer's VAT number")
  }
  return faults
}
