import type { Problem } from '../platform/problems.ts'
import { addUpExtras } from './add-up-extras.ts'
import type { Cart, CartLine } from './find-cart.ts'
import { cartFull, LINES_MAX, mixedCurrency, QUANTITY_MAX, tooMany } from './problems.ts'

/** What of a cart goes into another: lines as they will stand there, and lines that stay where they are, each with why. */
export type Merged = { lines: CartLine[]; moved: string[]; left: { line: CartLine; why: Problem }[] }

type Some = Pick<Cart, 'currency' | 'lines'>

/** Adds the lines of `from` up with those of `into`. A line moves whole or not at all; an empty cart takes any currency. */
export function mergeLines(into: Some, from: Some): Merged {
  const merged: Merged = { lines: [], moved: [], left: [] }
  let lines = into.lines.length
  for (const line of from.lines) {
    const there = into.lines.find((each) => each.offeringId === line.offeringId)
    const why = hindrance({ into, from, lines }, line, there)
    if (why) {
      merged.left.push({ line, why })
      continue
    }
    if (!there) lines += 1
    merged.lines.push(there ? addedUp(there, line) : line)
    merged.moved.push(line.offeringId)
  }
  return merged
}

function hindrance(
  { into, from, lines }: { into: Some; from: Some; lines: number },
  line: CartLine,
  there: CartLine | undefined,
): Problem | null {
  if (into.lines.length > 0 && into.currency !== from.currency) return mixedCurrency(into.currency, from.currency)
  if (!there && lines >= LINES_MAX) return cartFull()
  return line.quantity + (there?.quantity ?? 0) > QUANTITY_MAX ? tooMany() : null
}

/** Somebody who is named in both carts is one person; the price is the one that was seen first. */
function addedUp(there: CartLine, line: CartLine): CartLine {
  const known = new Set(there.people.map(({ email }) => email.toLowerCase()))
  const people = [...there.people, ...line.people.filter(({ email }) => !known.has(email.toLowerCase()))]
  const extras = addUpExtras(there.extras, line.extras)
  return { ...there, quantity: there.quantity + line.quantity, people, extras }
}
