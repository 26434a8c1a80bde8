import type { Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { ExtraBody } from '../../pricing/extra-body.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'

/** What the form says of an extra, in the API's own shape and the currency of its offering. */
export function extraFrom(form: Entries, currency: Currency): ExtraBody {
  const minor = minorOf(form.get('priceAmount'), currency)
  const kind = form.get('priceKind') === 'net' ? 'netMinor' : 'grossMinor'
  return parseForm(ExtraBody, {
    name: { nb: form.get('name.nb'), en: form.get('name.en') },
    currency,
    ...(minor === null ? {} : { [kind]: minor }),
    taxClass: form.get('taxClass'),
    taxDecision: form.get('taxDecision'),
    mostPerSeat: Number(form.get('mostPerSeat') || '1'),
    required: form.get('required') !== '',
    delivered: form.get('delivered'),
  })
}

export const fieldOfExtra = (pointer: string): string => {
  const field = fieldOfPointer(pointer)
  return field === 'netMinor' || field === 'grossMinor' ? 'priceAmount' : field
}
