import { sum, vatOf } from '../amounts.ts'
import type { InvoiceDocument, VatCategory, VatSubtotal } from '../document.ts'

/** Categories that must say why there is no VAT, and the two that must not (BR-E-10, BR-S-10, BR-Z-10 …). */
const WITH_REASON: ReadonlySet<VatCategory> = new Set(['E', 'O', 'AE', 'G', 'K'])

/**
 * A partial credit note closes the VAT of its invoice exactly, so its own VAT may be one minor unit away from base × rate;
 * an invoice's may not.
 */
const CREDIT_TOLERANCE_MINOR = 1n

type Part = { vatCategory: VatCategory; vatRateBasisPoints: number; amountMinor: number }

/** § 5-1-1 no. 6 and § 5-1-5: VAT summed per category and rate; BR-CO-17, BR-CO-18. */
export function vat(document: InvoiceDocument): string[] {
  const parts = partsOf(document)
  const wanted = new Set(parts.map((part) => key(part.vatCategory, part.vatRateBasisPoints)))
  const given = document.vat.map((group) => key(group.category, group.rateBasisPoints))
  return [
    ...[...wanted].filter((name) => !given.includes(name)).map((name) => `BR-CO-18: no VAT group for ${name}`),
    ...given.filter((name) => !wanted.has(name)).map((name) => `the VAT group ${name} belongs to no line`),
    ...(new Set(given).size < given.length ? ['two VAT groups have the same category and rate'] : []),
    ...document.vat.flatMap((group) => [...base(group, parts), ...tax(group, document.kind), ...reason(group)]),
    ...inKroner(document),
  ]
}

function partsOf({ lines, adjustments = [] }: InvoiceDocument): Part[] {
  return [
    ...lines.map((line) => ({ ...line, amountMinor: line.netMinor })),
    ...adjustments.map((part) => ({
      ...part,
      amountMinor: part.kind === 'charge' ? part.amountMinor : -part.amountMinor,
    })),
  ]
}

function base(group: VatSubtotal, parts: readonly Part[]): string[] {
  const own = parts.filter(
    (part) => key(part.vatCategory, part.vatRateBasisPoints) === key(group.category, group.rateBasisPoints),
  )
  const expected = sum(own.map((part) => part.amountMinor))
  if (BigInt(group.baseMinor) === expected) return []
  return [
    `VAT group ${key(group.category, group.rateBasisPoints)} says base ${group.baseMinor}, the lines give ${expected}`,
  ]
}

function tax(group: VatSubtotal, kind: InvoiceDocument['kind']): string[] {
  const expected = vatOf(BigInt(group.baseMinor), group.rateBasisPoints)
  const off = BigInt(group.vatMinor) - expected
  const tolerance = kind === 'credit-note' && group.rateBasisPoints > 0 ? CREDIT_TOLERANCE_MINOR : 0n
  if (off <= tolerance && -off <= tolerance) return []
  return [
    `BR-CO-17: VAT of ${key(group.category, group.rateBasisPoints)} is ${group.vatMinor}, base × rate gives ${expected}`,
  ]
}

function reason(group: VatSubtotal): string[] {
  const said = (group.exemptionReason ?? '').trim() !== ''
  if (said || !WITH_REASON.has(group.category)) {
    const forbidden = (said || group.exemptionCode !== undefined) && !WITH_REASON.has(group.category)
    return forbidden ? [`BR-S-10, BR-Z-10: category ${group.category} must not give a reason for exemption`] : []
  }
  return [`BR-${group.category}-10: category ${group.category} does not say why there is no VAT`]
}

function inKroner({ currency, totals, accountingVat }: InvoiceDocument): string[] {
  if (currency === 'NOK') return accountingVat === undefined ? [] : ['VAT in NOK is stated twice']
  const missing = totals.vatMinor > 0 && accountingVat === undefined
  return missing ? ['BR-53, § 5-1-1 no. 6: VAT must also be stated in NOK'] : []
}

function key(category: VatCategory, rateBasisPoints: number): string {
  return `${category} ${rateBasisPoints / 100} %`
}
