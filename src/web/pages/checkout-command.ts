import { z } from 'zod'
import type { CartView } from '../../cart/cart-view.ts'
import { AddLine, type NamedPerson } from '../../cart/put-line.ts'
import { StartCheckout } from '../../checkout/start-checkout.ts'
import type { Lang } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { invalid } from '../../platform/problems.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { filledIn, parseForm } from '../forms/parse.ts'

type CheckoutCommand = { order: StartCheckout; lines: AddLine[] }

/** Everything the form says, in the API's own shapes, so that both refuse alike. All faults come at once. */
const Shape = z.object({ order: StartCheckout, lines: z.array(AddLine) })
const NOT_ACCEPTED = 'the terms of sale must be accepted'

export function commandOf(form: Entries, cart: CartView, lang: Lang): CheckoutCommand {
  const accepted = Number(form.get('acceptedSalesTerms'))
  const command = {
    order: {
      payer: payerOf(form),
      payBy: form.get('as') === 'company' ? form.get('payBy') : 'card',
      expectedTotal: {
        minor: Number(form.get('totalMinor')),
        currency: CURRENCIES.find((code) => code === form.get('currency')),
      },
      acceptedSalesTerms: accepted,
      lang,
      ...(form.get('as') === 'company'
        ? filledIn({ purchaseOrderNumber: form.get('purchaseOrderNumber'), buyerReference: form.get('buyerReference') })
        : {}),
    },
    lines: cart.lines.map(({ offer, quantity }, at) => ({
      offeringId: offer.offeringId,
      quantity,
      people: peopleOf(form, at, quantity),
    })),
  }
  if (accepted >= 1) return parseForm(Shape, command)
  parseForm(Shape, { ...command, order: { ...command.order, acceptedSalesTerms: 1 } })
  throw invalid('/order/acceptedSalesTerms', NOT_ACCEPTED)
}

function payerOf(form: Entries): unknown {
  const address = {
    email: form.get('email'),
    street: form.get('street'),
    postcode: form.get('postcode'),
    city: form.get('city'),
    country: form.get('country') || 'NO',
  }
  if (form.get('as') !== 'company') return { kind: 'person', name: form.get('name'), ...address }
  return {
    kind: 'company',
    name: form.get('companyName'),
    organisationNumber: form.get('organisationNumber').replaceAll(/\s/g, ''),
    contactName: form.get('name'),
    ...address,
  }
}

/** Rows that were left empty are seats without a name yet. */
function peopleOf(form: Entries, line: number, quantity: number): z.input<typeof NamedPerson>[] {
  return Array.from({ length: quantity }, (_, place) => ({
    name: form.get(`people.${line}.${place}.name`),
    email: form.get(`people.${line}.${place}.email`),
  })).filter(({ name, email }) => name !== '' || email !== '')
}

const FIELDS: Record<string, string> = { name: 'name', contactName: 'name', kind: 'as' }

/** The field that a pointer of the command, or of the order's own verb, speaks of. */
export function fieldOfOrder(form: Entries) {
  return (pointer: string): string => {
    const payer = /^(?:\/order)?\/payer\/(\w+)$/.exec(pointer)?.[1]
    if (payer === 'name' && form.get('as') === 'company') return 'companyName'
    if (payer) return FIELDS[payer] ?? payer
    const person = /^\/lines\/(\d+)\/people(?:\/(\d+)(?:\/(\w+))?)?$/.exec(pointer)
    if (person) return `people.${person[1]}.${person[2] ?? '0'}.${person[3] ?? 'name'}`
    const order = /^(?:\/order)?\/(payBy|purchaseOrderNumber|buyerReference|acceptedSalesTerms)$/.exec(pointer)
    return order ? order[1]! : fieldOfPointer(pointer)
  }
}
