import { sum } from '../amounts.ts'
import type { InvoiceDocument } from '../document.ts'

/** BR-CO-10 to BR-CO-16: every total is the exact sum of its parts; nothing is rounded to whole kroner. */
export function totals({ lines, adjustments = [], vat, totals: said, payment }: InvoiceDocument): string[] {
  const amountsOf = (kind: 'allowance' | 'charge') =>
    sum(adjustments.filter((part) => part.kind === kind).map((part) => part.amountMinor))
  const net = BigInt(said.linesNetMinor) - amountsOf('allowance') + amountsOf('charge')
  return [
    ...differs('BR-CO-10: the sum of the lines', said.linesNetMinor, sum(lines.map((line) => line.netMinor))),
    ...differs('BR-CO-13: the total without VAT', said.netMinor, net),
    ...differs('BR-CO-14: the total VAT', said.vatMinor, sum(vat.map((group) => group.vatMinor))),
    ...differs('BR-CO-15: the total with VAT', said.grossMinor, sum([said.netMinor, said.vatMinor])),
    ...differs('BR-CO-16: the amount due', said.payableMinor, BigInt(said.grossMinor) - BigInt(said.prepaidMinor)),
    ...differs('the amount paid', payment.paidMinor, BigInt(said.prepaidMinor)),
  ]
}

function differs(name: string, said: number, expected: bigint): string[] {
  return BigInt(said) === expected ? [] : [`${name} is ${said}, its parts give ${expected}`]
}
