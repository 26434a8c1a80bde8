import { isStaff } from '../companies/may-act-for.ts'
import type { Actor } from '../platform/actor.ts'
import type { Lang } from '../platform/lang.ts'

/**
 * Who looks at what is for sale, and in which language they want its words. A closed offering is there for the buyers of the
 * companies that it is held for, and where staff sell, for the company that pays.
 */
export type Looking = { lang: Lang; personId?: string | null; soldTo?: string | null }
/** A bare language is anybody. */
export type Onlooker = Lang | Looking

/** An actor as they look; `payer` is the organisation number of the company that an order is for. */
export const onlookerOf = (actor: Actor, lang: Lang, payer?: string): Looking => ({
  lang,
  personId: actor.kind === 'person' ? actor.personId : null,
  soldTo: payer !== undefined && isStaff(actor) ? payer : null,
})

/** The first parameters of every statement of offers. */
export function valuesOf(onlooker: Onlooker): [lang: Lang, personId: string | null, soldTo: string | null] {
  if (typeof onlooker === 'string') return [onlooker, null, null]
  return [onlooker.lang, onlooker.personId ?? null, onlooker.soldTo ?? null]
}
