import { XMLParser } from 'fast-xml-parser'

/** An element as the parser gives it: text and attributes as they stand, never as numbers. */
type Element = { [name: string]: Element | Element[] | string | undefined }

export type Sums = {
  currency: string
  net: string
  vat: Record<string, string>
  gross: string
  prepaid: string
  payable: string
}

/** Every decimal of a document as a whole number of these parts. */
const SCALE = 8
const REPEATED = new Set(['InvoiceLine', 'CreditNoteLine', 'AllowanceCharge', 'TaxSubtotal', 'TaxTotal'])

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  isArray: (name) => REPEATED.has(name),
})

/**
 * The sums of an e-invoice computed anew from what it says of quantities, prices, allowances and rates, by nothing but this file:
 * the faults found, and the sums for a comparison.
 */
export function recomputed(xml: string): { faults: string[]; sums: Sums } {
  const root: Element = parser.parse(xml)
  const credit = root.CreditNote !== undefined
  const document = child(root, credit ? 'CreditNote' : 'Invoice')
  const currency = text(document, 'DocumentCurrencyCode')
  const minor = 10n ** BigInt(SCALE - (currency === 'JPY' ? 0 : 2))
  const lines = list(document, credit ? 'CreditNoteLine' : 'InvoiceLine')
  const [tax = {}] = list(document, 'TaxTotal')
  const total = child(document, 'LegalMonetaryTotal')
  const faults: string[] = []
  const same = (name: string, said: bigint, is: bigint, slack = 0n) => {
    const off = said - is
    if (off > slack || -off > slack) faults.push(`${name} is ${shown(said)} and should be ${shown(is)}`)
  }
  const parts = new Map<string, bigint>()
  const add = (category: Element, net: bigint) => {
    const key = `${text(category, 'ID')} ${text(category, 'Percent') || '-'}`
    parts.set(key, (parts.get(key) ?? 0n) + net)
  }
  let sum = 0n
  for (const line of lines) {
    const net = netOf(line, credit, minor)
    same(`line ${text(line, 'ID')}`, decimal(line, 'LineExtensionAmount'), net)
    add(child(child(line, 'Item'), 'ClassifiedTaxCategory'), net)
    sum += net
  }
  same('the sum of the lines', decimal(total, 'LineExtensionAmount'), sum)
  const { less, more } = allowancesOf(document)
  for (const part of list(document, 'AllowanceCharge')) {
    const amount = decimal(part, 'Amount')
    add(child(part, 'TaxCategory'), text(part, 'ChargeIndicator') === 'true' ? amount : -amount)
  }
  same('the allowances', decimal(total, 'AllowanceTotalAmount'), less)
  same('the charges', decimal(total, 'ChargeTotalAmount'), more)
  const net = sum - less + more
  same('the total without VAT', decimal(total, 'TaxExclusiveAmount'), net)
  let vat = 0n
  const perCategory: Record<string, string> = {}
  for (const group of list(tax, 'TaxSubtotal')) {
    const category = child(group, 'TaxCategory')
    const key = `${text(category, 'ID')} ${text(category, 'Percent') || '-'}`
    const base = decimal(group, 'TaxableAmount')
    const amount = decimal(group, 'TaxAmount')
    same(`the base of ${key}`, base, parts.get(key) ?? 0n)
    const rate = scaled(text(category, 'Percent') || '0')
    // The last of several credits closes the VAT of its invoice, by one minor unit.
    same(`the VAT of ${key}`, amount, toMinor(base * rate, 100n * 10n ** BigInt(SCALE), minor), credit ? minor : 0n)
    parts.delete(key)
    perCategory[key] = text(group, 'TaxAmount')
    vat += amount
  }
  if (parts.size > 0) faults.push(`no VAT group for ${[...parts.keys()].join(', ')}`)
  same('the VAT', decimal(tax, 'TaxAmount'), vat)
  same('the total with VAT', decimal(total, 'TaxInclusiveAmount'), net + vat)
  same('the amount due', decimal(total, 'PayableAmount'), net + vat - decimal(total, 'PrepaidAmount'))
  const sums = {
    currency,
    net: text(total, 'TaxExclusiveAmount'),
    vat: perCategory,
    gross: text(total, 'TaxInclusiveAmount'),
    prepaid: text(total, 'PrepaidAmount') || '0',
    payable: text(total, 'PayableAmount'),
  }
  return { faults, sums }
}

function netOf(line: Element, credit: boolean, minor: bigint): bigint {
  const quantity = decimal(line, credit ? 'CreditedQuantity' : 'InvoicedQuantity')
  const price = decimal(child(line, 'Price'), 'PriceAmount')
  const { less, more } = allowancesOf(line)
  return toMinor(quantity * price, 10n ** BigInt(SCALE), minor) - less + more
}

function allowancesOf(element: Element): { less: bigint; more: bigint } {
  let [less, more] = [0n, 0n]
  for (const part of list(element, 'AllowanceCharge')) {
    if (text(part, 'ChargeIndicator') === 'true') more += decimal(part, 'Amount')
    else less += decimal(part, 'Amount')
  }
  return { less, more }
}

/** Divides and rounds to whole minor units, half away from zero. */
function toMinor(value: bigint, divisor: bigint, minor: bigint): bigint {
  const whole = divisor * minor
  const half = whole / 2n
  return ((value < 0n ? value - half : value + half) / whole) * minor
}

function decimal(element: Element, name: string): bigint {
  return scaled(text(element, name) || '0')
}

function scaled(decimals: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimals)
  if (match === null || (match[3]?.length ?? 0) > SCALE) throw new Error(`"${decimals}" is no decimal`)
  return BigInt(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(SCALE, '0')}`)
}

function shown(value: bigint): string {
  return (Number(value) / 10 ** SCALE).toString()
}

function child(element: Element, name: string): Element {
  const [first] = list(element, name)
  return first ?? {}
}

function list(element: Element, name: string): Element[] {
  const found = element[name]
  if (found === undefined || typeof found === 'string') return []
  return Array.isArray(found) ? found : [found]
}

/** The text of a child that may or may not have attributes. */
function text(element: Element, name: string): string {
  const found = element[name]
  if (typeof found === 'string') return found
  const inside = found === undefined || Array.isArray(found) ? undefined : found['#text']
  return typeof inside === 'string' ? inside : ''
}
