import { z } from 'zod'
import { setCartCompany } from '../../cart/set-company.ts'
import { act } from '../../platform/till.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { changeableCart, newCart } from './cart-moves.ts'

const ADDRESS = { courses: '/courses', cart: '/cart' } as const
const Next = z.enum(['courses', 'cart']).catch('cart')

/** For whom somebody buys; their cart is opened for it where they have none. */
export async function tellCompany(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const companyId = form.get('companyId') === '' ? null : parseForm(z.uuid(), form.get('companyId'))
  await act(till, caller.actor, async (tx) => {
    const key = (await changeableCart(tx, visit))?.key ?? (await newCart(tx, visit))
    await setCartCompany(tx, key, companyId)
  })
  return { goTo: to(ADDRESS[Next.parse(form.get('next'))]) }
}
