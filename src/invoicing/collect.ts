import { MOST_LINES } from '../../invoices/check.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { buyerOf, subtotalsOf } from './document-of.ts'
import type { Due, DueLine } from './due-rows.ts'

/** What becomes one document: a due row of its own, or the collected ones of one buyer. */
export type Group = readonly [Due, ...Due[]]

/** A demand that comes with others, that nobody paid in the meantime and that takes no other invoice's place. */
const isCollected = ({ kind, collected, paidAt, replacesId }: Due): boolean =>
  kind === 'invoice' && collected && !paidAt && replacesId === null

/**
 * Which due rows of a series become one document. Collected demands come together where all that an invoice says once is the same: company,
 * unit, address, e-mail address and way, buyer reference, purchase order number, currency, days to pay and language. Each keeps to the øre what
 * was agreed: a demand whose VAT, rounded alone, does not add up with the others' stands on the next invoice (decisions/0089).
 */
export function groupsOf(due: readonly Due[]): Group[] {
  const groups: [Due, ...Due[]][] = []
  const alike = new Map<string, [Due, ...Due[]][]>()
  for (const each of due.map(addressed)) {
    const key = isCollected(each) ? keyOf(each) : null
    const begun = key === null ? [] : (alike.get(key) ?? [])
    const fitting = begun.find((group) => fitsInto(group, each))
    if (fitting) {
      fitting.push(each)
      continue
    }
    const own: [Due, ...Due[]] = [each]
    groups.push(own)
    if (key !== null) alike.set(key, [...begun, own])
  }
  return groups
}

/** What is collected goes to the unit's or the company's own address for invoices; where it has none, to whoever ordered. */
function addressed(due: Due): Due {
  const { payer, invoiceEmail } = due
  if (!isCollected(due) || payer.kind !== 'company' || payer.unit?.email || invoiceEmail === null) return due
  return { ...due, payer: { ...payer, email: invoiceEmail } }
}

function keyOf(due: Due): string {
  const { contact: _contact, ...buyer } = { contact: undefined, ...buyerOf(due.payer) }
  const way = due.payer.kind === 'company' ? (due.payer.unit?.invoicesBy ?? null) : null
  const { companyId, unitId, buyerReference, purchaseOrderNumber, currency, termsDays, lang } = due
  return JSON.stringify([buyer, way, companyId, unitId, buyerReference, purchaseOrderNumber, currency, termsDays, lang])
}

/** VAT of all lines, rounded once, is the sum of what each bears alone; each category has one reason; what is outside the Act stands by itself (BR-O-11). */
function fitsInto(group: readonly Due[], due: Due): boolean {
  const own = [...group, due].map(({ lines }) => lines)
  const lines = own.flat()
  const outside = new Set(lines.map(({ vatCategory }) => vatCategory === 'O'))
  const categories = new Set(lines.map(({ vatCategory, vatRateBasisPoints }) => `${vatCategory} ${vatRateBasisPoints}`))
  const reasons = new Set(
    lines.map((line) =>
      JSON.stringify([line.vatCategory, line.vatRateBasisPoints, line.vatReason, line.vatExemptionCode]),
    ),
  )
  if (lines.length > MOST_LINES || outside.size > 1 || reasons.size > categories.size) return false
  return vatOf(lines) === own.reduce((sum, each) => sum + vatOf(each), 0)
}

const vatOf = (lines: readonly DueLine[]): number => subtotalsOf(lines).reduce((sum, { vatMinor }) => sum + vatMinor, 0)

/** The document that a group earns, as one due row: each line says of which order it is. */
export function together(group: Group): Due {
  const [first, ...others] = group
  return others.length === 0 ? first : { ...first, lines: group.flatMap((each) => linesOfOrder(each, group)) }
}

/** Whoever ordered is named, as on an invoice of its own. */
function linesOfOrder({ orderId, lines, orderNumber, placedAt, payer }: Due, group: Group): DueLine[] {
  const ofOrder = group.filter((each) => each.orderId === orderId).flatMap((each) => each.lines)
  const order = {
    number: String(orderNumber),
    placedOn: dayIn(SELLER_ZONE, placedAt),
    orderedBy: payer.kind === 'company' ? payer.contactName : payer.name,
    participants: ofOrder.reduce((sum, { kind, quantity }) => sum + (kind === 'seat' ? quantity : 0), 0),
  }
  return lines.map((line) => ({ ...line, order }))
}
