import { decimalsOf, divideRounded, sum, vatOf } from '../amounts.ts'
import { isExemptionCode } from '../codes/exemptions.ts'
import type { InvoiceDocument, VatCategory, VatSubtotal } from '../document.ts'
import { blank } from './text.ts'

/** Categories that must say why there is no VAT, and the two that must not (BR-E-10, BR-S-10, BR-Z-10 …). */
const WITH_REASON: ReadonlySet<VatCategory> = new Set(['E', 'O', 'AE', 'G'])

/**
 * A partial credit note closes the VAT of its invoice exactly, so its own VAT may be one minor unit away from base × rate;
 * an invoice's may not.
 */
const CREDIT_TOLERANCE_MINOR = 1n
/** So it does in NOK, group by group: each closes its own part of the invoice, rounded when it was given and when it is taken. */
const KRONER_TOLERANCE_MINOR = 2n

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

function reason({ category, exemptionReason, exemptionCode }: VatSubtotal): string[] {
  if (!WITH_REASON.has(category)) {
    const none = exemptionReason === undefined && exemptionCode === undefined
    return none ? [] : [`BR-S-10, BR-Z-10: category ${category} must not give a reason for exemption`]
  }
  if (blank(exemptionReason)) return [`BR-${category}-10: category ${category} does not say why there is no VAT`]
  const known = exemptionCode === undefined || isExemptionCode(category, exemptionCode)
  return known ? [] : [`BR-CL-22: "${exemptionCode}" is no reason for category ${category}`]
}

function inKroner({ currency, kind, totals, vat: groups, accountingVat }: InvoiceDocument): string[] {
  if (currency === 'NOK') return accountingVat === undefined ? [] : ['VAT in NOK is stated twice']
  if (accountingVat === undefined) {
    return totals.vatMinor > 0 ? ['BR-53, § 5-1-1 no. 6: VAT must also be stated in NOK'] : []
  }
  const { currency: kroner, exchangeRate, vatMinor } = accountingVat
  if (kroner !== 'NOK') return [`BR-53: the VAT is stated in ${kroner}, not in NOK`]
  const rate = /^(\d{1,6})(?:\.(\d{1,8}))?$/.exec(exchangeRate)
  if (rate === null) return [`the exchange rate "${exchangeRate}" must be a decimal such as 11.7425`]
  const [, whole = '', parts = ''] = rate
  const expected = converted(BigInt(totals.vatMinor), {
    digits: BigInt(whole + parts),
    decimals: parts.length,
    currency,
  })
  const off = BigInt(vatMinor) - expected
  const tolerance = kind === 'credit-note' ? KRONER_TOLERANCE_MINOR * BigInt(groups.length) : 0n
  if (off > tolerance || -off > tolerance) return [`the VAT in NOK is ${vatMinor}, the exchange rate gives ${expected}`]
  return partsInKroner(groups, vatMinor)
}

/** The groups' parts are told of all or of none. */
function partsInKroner(groups: readonly VatSubtotal[], vatMinor: number): string[] {
  const parts = groups.flatMap(({ kronerMinor }) => (kronerMinor === undefined ? [] : [kronerMinor]))
  if (parts.length === 0 || sum(parts) === BigInt(vatMinor)) return []
  return [`the VAT in NOK is ${vatMinor}, its groups come to ${sum(parts)}`]
}

/** Minor units of a currency in øre, by a rate that is a whole number over a power of ten. */
function converted(minor: bigint, rate: { digits: bigint; decimals: number; currency: string }): bigint {
  const parts = minor * rate.digits * 10n ** BigInt(decimalsOf('NOK'))
  return divideRounded(parts, 10n ** BigInt(rate.decimals + decimalsOf(rate.currency)))
}

function key(category: VatCategory, rateBasisPoints: number): string {
  return `${category} ${rateBasisPoints / 100} %`
}
