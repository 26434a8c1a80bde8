import { grossOfLine, minorInMajor } from '../amounts.ts'
import { isReasonCode } from '../codes/charges.ts'
import { isUnit } from '../codes/units.ts'
import type { Adjustment, InvoiceDocument, InvoiceLine, VatCategory } from '../document.ts'
import { vatNumberOf } from '../ubl/party.ts'
import { blank } from './text.ts'

/** Ten-thousandths of the major unit, in which prices are. */
const PRICE_PARTS = 10_000n

/** § 5-1-1 nos. 3 and 5: kind, extent and consideration of each line; BR-21 to BR-44 and the sum inside the line. */
export function lines(document: InvoiceDocument): string[] {
  const ids = document.lines.map((line) => line.id.trim())
  return [
    ...(new Set(ids).size < ids.length ? ['BR-21: two lines have the same id'] : []),
    ...document.lines.flatMap((line) => [
      ...content(line),
      ...net(line, document.currency),
      ...slack(line, document.currency),
      ...rate(`line ${line.id}`, line),
    ]),
    ...(document.adjustments ?? []).flatMap((part) => [...ofAdjustment(part), ...rate(`"${part.reason}"`, part)]),
    ...rights(document),
  ]
}

function content(line: InvoiceLine): string[] {
  const faults: string[] = []
  if (blank(line.id)) faults.push('BR-21: a line has no id')
  if (blank(line.name)) faults.push(`BR-25, § 5-1-1 no. 3: line ${line.id} has no name`)
  if (line.quantity < 1) faults.push(`BR-22, § 5-1-1 no. 3: line ${line.id} has no quantity`)
  if (!isUnit(line.unitCode))
    faults.push(`BR-23: line ${line.id} has the unit "${line.unitCode}", which is not known here`)
  if ((line.discountMinor ?? 0) > 0 && blank(line.discountReason)) {
    faults.push(`BR-42: the discount of line ${line.id} has no reason`)
  }
  if ((line.chargeMinor ?? 0) > 0 && blank(line.chargeReason)) {
    faults.push(`BR-44: the charge of line ${line.id} has no reason`)
  }
  return faults
}

function ofAdjustment({ kind, reason, reasonCode }: Adjustment): string[] {
  const faults: string[] = []
  if (blank(reason)) faults.push('BR-33, BR-38: an allowance or charge has no reason')
  if (reasonCode !== undefined && !isReasonCode(kind, reasonCode)) {
    faults.push(`BR-CL-19, BR-CL-20: "${reasonCode}" is no code for an ${kind}`)
  }
  return faults
}

/** How far the network lets a rounded line stand from quantity × price, in ten-thousandths: 0.02. */
const SLACK_E4 = 200n

/** PEPPOL-EN16931-R120 does not know that yen are whole: a price in parts of a yen is not forgiven. */
function slack({ id, quantity, unitPriceE4, ...line }: InvoiceLine, currency: string): string[] {
  const exact = BigInt(quantity) * BigInt(unitPriceE4)
  const rounded = (grossOfLine({ id, quantity, unitPriceE4, ...line }, currency) * PRICE_PARTS) / minorInMajor(currency)
  const off = exact - rounded
  if (off <= SLACK_E4 && -off <= SLACK_E4) return []
  return [`PEPPOL-EN16931-R120: the price of line ${id} is finer than ${currency}`]
}

function net(line: InvoiceLine, currency: string): string[] {
  const less = BigInt(line.discountMinor ?? 0)
  const expected = grossOfLine(line, currency) - less + BigInt(line.chargeMinor ?? 0)
  if (expected < 0n) return [`the discount of line ${line.id} is larger than its price`]
  return BigInt(line.netMinor) === expected
    ? []
    : [`line ${line.id} says net ${line.netMinor}, its price gives ${expected}`]
}

function rate(name: string, part: { vatCategory: VatCategory; vatRateBasisPoints: number }): string[] {
  const taxed = part.vatCategory === 'S'
  if (taxed === part.vatRateBasisPoints > 0) return []
  return [`BR-S-5 and its kind: ${name} is category ${part.vatCategory} at ${part.vatRateBasisPoints} basis points`]
}

/** Which categories the two parties may use at all. */
function rights({ seller, buyer, lines, adjustments = [] }: InvoiceDocument): string[] {
  const used = new Set<VatCategory>([...lines, ...adjustments].map((part) => part.vatCategory))
  const faults: string[] = []
  const needVat = (['S', 'AE', 'G'] as const).filter((category) => used.has(category))
  if (needVat.length > 0 && !seller.vatRegistered) {
    faults.push(`category ${needVat.join(', ')} needs a seller registered for VAT`)
  }
  if (used.has('O') && used.size > 1) faults.push('BR-O-11: category O may not stand beside others')
  if (used.has('AE') && vatNumberOf(buyer) === undefined) {
    faults.push("BR-AE-2: reverse charge needs the buyer's VAT number")
  }
  return faults
}
