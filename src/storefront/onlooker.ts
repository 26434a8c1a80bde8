import { isStaff } from '../companies/may-act-for.ts'
import type { Actor } from '../platform/actor.ts'
import type { Lang } from '../platform/lang.ts'

/**
 * Who looks at what is for sale, and in which language they want its words. A closed offering is there for the buyers of the
 * companies that it is held for, and where staff sell, for the company that pays. What is agreed with a company is the price of
 * whoever buys for it: `payer` is its organisation number, or null where nobody's agreement counts; where it is not said it is the
 * company that the person's cart is for.
 */
export type Looking = { lang: Lang; personId?: string | null; soldTo?: string | null; payer?: string | null }
/** A bare language is anybody. */
export type Onlooker = Lang | Looking

/** An actor as they look; `payer` is the organisation number of the company that an order is for, null where it is for a person. */
export const onlookerOf = (actor: Actor, lang: Lang, payer?: string | null): Looking => ({
  lang,
  personId: actor.kind === 'person' ? actor.personId : null,
  soldTo: typeof payer === 'string' && isStaff(actor) ? payer : null,
  ...(payer !== undefined && { payer }),
})

/** The first parameters of every statement of offers; a payer who is nobody is told from one who is not said. */
export function valuesOf(
  onlooker: Onlooker,
): [Lang, personId: string | null, soldTo: string | null, payer: string | null] {
  if (typeof onlooker === 'string') return [onlooker, null, null, null]
  const { lang, personId = null, soldTo = null, payer } = onlooker
  return [lang, personId, soldTo, payer === undefined ? null : (payer ?? '')]
}
