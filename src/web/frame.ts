import type { Arrival } from '../attribution/touch.ts'
import { type Person, personById } from '../identity/queries.ts'
import { type Seller, sellerSetting } from '../invoicing/seller.ts'
import type { Role } from '../platform/actor.ts'
import type { Lang } from '../platform/lang.ts'
import { readSetting } from '../platform/settings.ts'
import { shopName } from '../platform/shop.ts'
import { arrivalIn, consentOf } from './attribution/touch-cookie.ts'
import { seatsInCart } from './cart-cookie.ts'
import type { Visit } from './visit.ts'

/** What header and footer show: who is signed in, how full the cart is, and which language and mode. */
export type Frame = {
  lang: Lang
  path: string
  /** Where the shop is, as others write it. */
  publicUrl: string
  demo: boolean
  person: Pick<Person, 'name'> | null
  roles: readonly Role[]
  inCart: number
  shop: { name: string; tagline: string | null }
  /** Where this page view came from, which its visitor is asked about; null where there is nothing to ask. */
  asksAbout: Arrival | null
  /** Null until setup has said who sells. */
  seller: Seller | null
}

export async function frameOf(visit: Visit): Promise<Frame> {
  const seller = await readSetting(visit.on, sellerSetting)
  const { actor } = visit.caller
  const isPerson = actor.kind === 'person'
  return {
    lang: visit.lang,
    path: visit.path,
    publicUrl: visit.till.config.publicUrl,
    demo: visit.till.config.mode === 'demo',
    person: isPerson ? await personById(visit.on, actor.personId) : null,
    roles: isPerson ? actor.roles : [],
    inCart: await seatsInCart(visit),
    asksAbout: consentOf(visit) === null ? arrivalIn(visit) : null,
    shop: shopOf(visit, seller),
    seller,
  }
}

/** Before setup has said who sells, and where the database does not answer, the shop goes by its address. */
function shopOf({ lang, till }: Pick<Visit, 'lang' | 'till'>, seller: Seller | null): Frame['shop'] {
  if (!seller) return { name: new URL(till.config.publicUrl).host, tagline: null }
  return { name: shopName(lang, seller), tagline: seller.tagline?.[lang] ?? null }
}

/** The frame of a page that is shown because something failed: it asks the database for nothing. */
export const bareFrame = ({ lang, path, till }: Pick<Visit, 'lang' | 'path' | 'till'>): Frame => ({
  lang,
  path,
  publicUrl: till.config.publicUrl,
  demo: till.config.mode === 'demo',
  person: null,
  roles: [],
  inCart: 0,
  asksAbout: null,
  shop: shopOf({ lang, till }, null),
  seller: null,
})
