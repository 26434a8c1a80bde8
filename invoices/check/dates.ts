import { isCountry } from '../codes/countries.ts'
import type { Day, Delivery, InvoiceDocument } from '../document.ts'
import { blank } from './text.ts'

/** Days are real days in the right order, and each line says when and where it is delivered (§ 5-1-1 nos. 1, 4 and 5). */
export function dates(document: InvoiceDocument): string[] {
  return [...realDays(document), ...order(document), ...timeAndPlace(document), ...countries(document)]
}

function realDays(document: InvoiceDocument): string[] {
  const days: Array<[string, Day | undefined]> = [
    ['document date', document.issueDate],
    ['due date', document.dueDate],
    ['order date', document.orderPlacedOn],
    ['date of payment', document.payment.paidOn],
    ['date of the credited invoice', document.precedingInvoice?.issueDate],
    ['date of the exchange rate', document.accountingVat?.rateDate],
    ...deliveriesOf(document).flatMap(
      (delivery): Array<[string, Day | undefined]> => [
        ['delivery date', delivery.date],
        ['first day of the period', delivery.period?.start],
        ['last day of the period', delivery.period?.end],
      ],
    ),
  ]
  const missing = document.issueDate === undefined ? ['BR-3, § 5-1-1 no. 1: the document date is missing'] : []
  return missing.concat(
    days.flatMap(([name, day]) =>
      day === undefined || isDay(day) ? [] : [`the ${name} must be a day like 2026-11-23 and is "${day}"`],
    ),
  )
}

function order({ issueDate, dueDate, ...document }: InvoiceDocument): string[] {
  const faults: string[] = []
  if (dueDate !== undefined && dueDate < issueDate) faults.push('the due date is before the document date')
  const backwards = deliveriesOf(document).some(({ period }) => period !== undefined && period.end < period.start)
  if (backwards) faults.push('BR-29, BR-30: a period ends before it starts')
  if (deliveriesOf(document).some((own) => !within(own, document.delivery))) {
    faults.push('PEPPOL-EN16931-R110, R111: the period of a line lies outside that of the document')
  }
  const preceding = document.precedingInvoice
  if (preceding !== undefined && preceding.issueDate > issueDate) faults.push('the credited invoice is dated later')
  return faults
}

function timeAndPlace({ delivery, lines }: InvoiceDocument): string[] {
  return lines.flatMap((line) => {
    const own = line.delivery ?? {}
    const time = own.date ?? own.period ?? delivery.date ?? delivery.period
    const place = own.place ?? delivery.place
    return [
      ...(time === undefined ? [`§ 5-1-1 no. 4: line ${line.id} does not say when it is delivered`] : []),
      ...(blank(place) ? [`§ 5-1-1 no. 4: line ${line.id} does not say where it is delivered`] : []),
    ]
  })
}

/** A line may be on a day or over days of the document's period, if that has one. */
function within({ date, period }: Delivery, { period: whole }: Delivery): boolean {
  if (whole === undefined) return true
  const { start, end } = period ?? { start: date ?? whole.start, end: date ?? whole.end }
  return whole.start <= start && end <= whole.end
}

function countries(document: InvoiceDocument): string[] {
  const unknown = deliveriesOf(document).filter(({ country }) => country !== undefined && !isCountry(country))
  return unknown.map(({ country }) => `BR-CL-14: the place of delivery lies in "${country}", which is no country code`)
}

function deliveriesOf({ delivery, lines }: Pick<InvoiceDocument, 'delivery' | 'lines'>): Delivery[] {
  return [delivery, ...lines.flatMap((line) => line.delivery ?? [])]
}

/** True for a day of the calendar; 2026-02-30 is none. */
export function isDay(day: Day): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
}
