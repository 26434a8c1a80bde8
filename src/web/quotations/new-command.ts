import { MakeQuotation } from '../../quotations/make-quotation.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { filledIn, parseForm } from '../forms/parse.ts'
import { payerOf } from '../pages/checkout-command.ts'

/** How many lines the form has room for; a program may ask for more. */
export const FORM_LINES = 6

/** What the form says, in the API's own shape. Lines that were left empty are not there. */
export function quotationFrom(form: Entries): MakeQuotation {
  return parseForm(MakeQuotation, {
    payer: payerOf(form),
    lines: rowsOf(form).map((row) => ({
      offeringId: form.get(`lines.${row}.offeringId`),
      quantity: Number(form.get(`lines.${row}.quantity`) || '1'),
    })),
    lang: form.get('lang') || 'nb',
    ...filledIn({
      validThrough: form.get('validThrough'),
      heldThrough: form.get('heldThrough'),
      note: form.get('note').trim(),
    }),
  })
}

/** The rows that were filled in; the first where none was, so that it is said what is missing. */
function rowsOf(form: Entries): number[] {
  const all = Array.from({ length: FORM_LINES }, (_, row) => row)
  const filled = all.filter((row) => form.get(`lines.${row}.offeringId`) !== '')
  return filled.length > 0 ? filled : all.slice(0, 1)
}

/** Where a pointer of the command stands in the form: the second line of it may be the third row. */
export function fieldOfQuotation(form: Entries): (pointer: string) => string {
  return (pointer) => {
    const line = /^\/lines(?:\/(\d+)(?:\/(\w+))?)?$/.exec(pointer)
    if (line) return `lines.${rowsOf(form)[Number(line[1] ?? '0')] ?? 0}.${line[2] ?? 'offeringId'}`
    const payer = /^\/payer\/(\w+)$/.exec(pointer)?.[1]
    if (payer === 'name') return form.get('as') === 'company' ? 'companyName' : 'name'
    if (payer) return { contactName: 'name', kind: 'as' }[payer] ?? payer
    return fieldOfPointer(pointer)
  }
}
