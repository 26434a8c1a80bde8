import { z } from 'zod'
import type { CartView } from '../../cart/cart-view.ts'
import { AddLine, type NamedPerson } from '../../cart/put-line.ts'
import { StartCheckout } from '../../checkout/start-checkout.ts'
import type { Lang } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import type { Fault } from '../../platform/problems.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { filledIn, parseAlso } from '../forms/parse.ts'
import { drawnIn } from '../prepaid/drawable.ts'
import { answersIn, fieldOfAnswer } from '../questions/answer-fields.ts'
import { askedOfForm } from '../questions/checkout-part.ts'

type CheckoutCommand = { order: StartCheckout; lines: AddLine[] }
/** Whether a private person too has the choice. */
export const personsOnInvoice = ({ lines }: CartView): boolean => lines.every(({ offer }) => offer.invoiceToPersons)

type Asked = {
  cart: CartView
  lang: Lang
  startsEarly: boolean
  /** Somebody else is to say yes, and accepts the terms then. */
  asks?: true
}

/** Everything the form says, in the API's own shapes, so that both refuse alike. */
const Shape = z.object({ lines: z.array(AddLine), order: StartCheckout })

/** @throws request/invalid with everything that is wrong, in the order of the form */
export function commandOf(form: Entries, asked: Asked): CheckoutCommand {
  return parseAlso(Shape, given(form, asked), notAgreed(form, asked))
}

/** What the law wants said expressly: a box that is not ticked is a fault of its own. */
function notAgreed(form: Entries, { startsEarly, cart, asks }: Asked): Fault[] {
  if (asks) return []
  const early = startsEarly && form.get('as') !== 'company' && cart.quote.total.minor > 0
  return [
    early && form.get('startEarly') === '' ? fault('startEarly', 'the wish to start early must be given') : null,
    form.get('acceptedSalesTerms') === '' ? fault('acceptedSalesTerms', 'the terms of sale must be accepted') : null,
  ].filter((each) => each !== null)
}

const fault = (field: string, detail: string): Fault => ({ pointer: `/order/${field}`, detail })

function given(form: Entries, { cart, lang, asks }: Asked): unknown {
  const without = form.get('as') === 'company' && form.get('withoutAgreement') !== ''
  return {
    order: {
      payer: payerOf(form),
      ...(form.get('as') === 'company' || personsOnInvoice(cart) ? payIn(form) : { payBy: 'card' }),
      expectedTotal: {
        minor: drawnIn(form)?.minor ?? Number(form.get('totalMinor')),
        currency: CURRENCIES.find((code) => code === form.get('currency')),
      },
      // A box that is not ticked sends nothing; that is a fault of its own.
      acceptedSalesTerms: Number(form.get('acceptedSalesTerms') || 1),
      lang,
      ...(without && { withoutAgreement: true }),
      ...(asks ? {} : { answers: answersIn(form, askedOfForm(form, cart)) }),
      ...(form.get('as') === 'company'
        ? filledIn({
            purchaseOrderNumber: form.get('purchaseOrderNumber'),
            buyerReference: form.get('buyerReference'),
            unitId: form.get('unitId'),
            overBudget: form.get('overBudget') === 'yes' || undefined,
          })
        : {}),
    },
    lines: cart.lines.map(({ offer, quantity }, at) => ({
      offeringId: offer.offeringId,
      quantity,
      people: peopleOf(form, at, quantity),
    })),
  }
}

/** By card, on invoice, or by what the company has paid for before. */
function payIn(form: Entries) {
  const drawn = form.get('as') === 'company' ? drawnIn(form) : null
  return drawn ? { payBy: 'prepaid', prepaidId: drawn.prepaidId } : { payBy: form.get('payBy') }
}

export function payerOf(form: Entries): unknown {
  if (form.get('as') === 'company') return companyIn(form)
  return { kind: 'person', name: form.get('name'), ...addressIn(form) }
}

/** What the fields of a company say. */
export const companyIn = (form: Entries): unknown => ({
  kind: 'company',
  name: form.get('companyName'),
  organisationNumber: form.get('organisationNumber').replaceAll(/\s/g, ''),
  contactName: form.get('name'),
  ...addressIn(form),
})

const addressIn = (form: Entries) => ({
  email: form.get('email'),
  street: form.get('street'),
  postcode: form.get('postcode'),
  city: form.get('city'),
  country: form.get('country') || 'NO',
})

/** Rows that were left empty are seats without a name yet. */
function peopleOf(form: Entries, line: number, quantity: number): z.input<typeof NamedPerson>[] {
  return Array.from({ length: quantity }, (_, place) => ({
    name: form.get(`people.${line}.${place}.name`),
    email: form.get(`people.${line}.${place}.email`),
  })).filter(({ name, email }) => name !== '' || email !== '')
}

const FIELDS: Record<string, string> = { name: 'name', contactName: 'name', kind: 'as' }

/** The field that a pointer of the command, or of the order's own verb, speaks of. */
export function fieldOfOrder(form: Entries, cart?: CartView) {
  const asked = cart ? askedOfForm(form, cart) : []
  return (pointer: string): string => {
    const answer = fieldOfAnswer(pointer, asked)
    if (answer) return answer
    const payer = /^(?:\/order)?\/payer\/(\w+)$/.exec(pointer)?.[1]
    if (payer === 'name' && form.get('as') === 'company') return 'companyName'
    if (payer) return FIELDS[payer] ?? payer
    const person = /^\/lines\/(\d+)\/people(?:\/(\d+)(?:\/(\w+))?)?$/.exec(pointer)
    if (person) return `people.${person[1]}.${person[2] ?? '0'}.${person[3] ?? 'name'}`
    const order =
      /^(?:\/order)?\/(withoutAgreement|payBy|purchaseOrderNumber|buyerReference|unitId|startEarly|acceptedSalesTerms)$/.exec(
        pointer,
      )
    return order ? order[1]! : fieldOfPointer(pointer)
  }
}
