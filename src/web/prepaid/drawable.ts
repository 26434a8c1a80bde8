import type { CartView } from '../../cart/cart-view.ts'
import { isBuyer } from '../../companies/member-role.ts'
import { companiesOf } from '../../companies/queries.ts'
import { coversLine, type Prepaid, placePrice } from '../../prepaid/prepaid.ts'
import { prepaidsOf } from '../../prepaid/prepaids-of.ts'
import type { Entries } from '../forms/entries.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** A prepaid that covers all that lies in the cart, and what the cart takes of it; `value` stands for both in the form. */
export type Drawable = { prepaid: Prepaid; totalMinor: number; value: string }

const VALUE = /^prepaid_([\da-f-]{36})_(\d{1,15})$/

/** What a form that draws names: the prepaid, and what its buyer was shown that it takes. Null where it is paid otherwise. */
export function drawnIn(form: Entries): { prepaidId: string; minor: number } | null {
  const [, prepaidId, minor] = VALUE.exec(form.get('payBy')) ?? []
  return prepaidId && minor ? { prepaidId, minor: Number(minor) } : null
}

/** The prepaids that the company of the form can draw this cart on, for whoever buys for it and is bound to none of its units. */
export async function drawableOf(
  { caller: { actor }, on, lang }: Visit,
  filled: Filled,
  cart: CartView,
): Promise<Drawable[]> {
  if (filled.value('as') !== 'company' || actor.kind !== 'person') return []
  const number = filled.value('organisationNumber').replaceAll(/\s/g, '')
  const own = (await companiesOf(on, actor.personId)).find(({ organisationNumber }) => organisationNumber === number)
  if (!own || own.unitIds !== null || !isBuyer(own.role)) return []
  return (await prepaidsOf(on, own.id, lang)).flatMap((prepaid) => {
    const totalMinor = totalOf(prepaid, cart)
    if (prepaid.state !== 'running' || !covers(prepaid, cart) || totalMinor > prepaid.leftMinor) return []
    return [{ prepaid, totalMinor, value: `prepaid_${prepaid.prepaidId}_${totalMinor}` }]
  })
}

/** Places cost what they cost when they were paid for; an amount is drawn at the price of the cart. */
function totalOf(prepaid: Prepaid, { lines, quote }: CartView): number {
  const price = placePrice(prepaid)
  return price === null ? quote.total.minor : price * lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

const covers = (prepaid: Prepaid, { lines, quote }: CartView): boolean =>
  quote.total.currency === prepaid.currency && lines.every(({ offer, extras }) => coversLine(prepaid, offer, extras))
