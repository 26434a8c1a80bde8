import type { CartKey } from '../../cart/find-cart.ts'
import { dropVoucher, enterCode } from '../../cart/set-voucher.ts'
import { act } from '../../platform/till.ts'
import { TypedCode } from '../../vouchers/code.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** A code is typed on the cart page, or taken out. */
export async function changeCode(visit: Visit): Promise<Answer> {
  const { form, till, caller, to } = visit
  const key = await cartKeyOf(visit)
  if (!key || (form.get('drop') === '' && form.get('code').trim() === '')) return { goTo: to('/cart') }
  if (form.get('drop') !== '') await act(till, caller.actor, (tx) => dropVoucher(tx, key))
  else await bringCode(visit, key)
  return { goTo: to('/cart') }
}

/** Puts the code that a form brings into a cart; nothing where it brings none. */
export async function bringCode({ form, till, caller }: Visit, key: CartKey): Promise<void> {
  if (form.get('code').trim() === '') return
  await enterCode(till, caller, { key, code: parseForm(TypedCode, form.get('code')) })
}
