import { CreditOrder } from '../../checkout/credit-wish.ts'
import type { OrderView } from '../../checkout/order-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { invalid } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import type { Place } from '../desk/desk-form.ts'
import type { Entries } from '../forms/entries.ts'
import { hidden } from '../forms/field.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'

/** The ways to credit: everything that is left, or one kind of part. */
export const WAYS = ['all', 'seats', 'lines', 'amount'] as const
export type Way = (typeof WAYS)[number]

export const wayIn = (text: string | null): Way => WAYS.find((way) => way === text) ?? 'all'

/** A seat in a form: the number of its line and its place in it, `2-17`. */
export const seatField = (order: Pick<OrderView, 'lines'>, lineId: string, position: number): string =>
  `${order.lines.findIndex(({ id }) => id === lineId) + 1}-${position}`

/** What a form asks to credit. @throws with a pointer where it is no wish */
export function wishIn(form: Entries, order: Pick<OrderView, 'lines' | 'total'>): CreditOrder {
  const reason = form.get('reason')
  switch (wayIn(form.get('what'))) {
    case 'all':
      return parseForm(CreditOrder, { reason })
    case 'seats':
      return parseForm(CreditOrder, { reason, seats: seatsIn(form, order), ...extrasIn(form, order) })
    case 'lines':
      return parseForm(CreditOrder, { reason, lines: linesIn(form, order) })
    case 'amount':
      return parseForm(CreditOrder, { reason, amountMinor: amountIn(form.get('amount'), '/amount', order) })
  }
}

function seatsIn(form: Entries, { lines }: Pick<OrderView, 'lines'>) {
  const chosen = form.all('seat')
  if (chosen.length === 0) throw invalid('/seats', 'choose at least one seat')
  return chosen.map((text) => {
    const [line, position] = text.split('-').map(Number)
    return { lineId: lines[(line ?? 0) - 1]?.id, position }
  })
}

/** Of which extras how many go back; a field that is left empty leaves it to what has been delivered. */
function extrasIn(form: Entries, { lines }: Pick<OrderView, 'lines'>) {
  const typed = lines.flatMap(({ id }, at) => {
    const text = form.get(extraField(at))
    return text === '' ? [] : [{ lineId: id, quantity: Number(text) }]
  })
  return typed.length > 0 ? { extras: typed } : {}
}

/** The field that says how many of an extra go back, by the place of its line. */
export const extraField = (at: number): string => `extra${at + 1}`

function linesIn(form: Entries, order: Pick<OrderView, 'lines' | 'total'>) {
  const typed = order.lines.flatMap(({ id }, at) => {
    const name = `line${at + 1}`
    const text = form.get(name)
    return text === '' ? [] : [{ lineId: id, netMinor: amountIn(text, `/${name}`, order) }]
  })
  if (typed.length === 0) throw invalid('/line1', 'is not an amount')
  return typed
}

function amountIn(text: string, pointer: string, { total }: Pick<OrderView, 'total'>): number {
  const minor = minorOf(text, total.currency)
  if (!minor) throw invalid(pointer, 'is not an amount')
  return minor
}

/** Where a pointer of the command stands in the form. */
export function placeOf(pointer: string): Place {
  if (pointer.startsWith('/seats') || pointer.startsWith('/extras')) return 'seats'
  if (pointer.startsWith('/lines')) return 'line1'
  return pointer === '/amountMinor' ? 'amount' : fieldOfPointer(pointer)
}

const CARRIED = /^(reason|what|seat|amount|(line|extra)\d+)$/

/** The wish as it was posted, to go along with the confirmation. */
export const carried = (form: Entries): SafeHtml =>
  html`${form
    .names()
    .filter((name) => CARRIED.test(name))
    .flatMap((name) => form.all(name).map((value) => hidden(name, value)))}`
