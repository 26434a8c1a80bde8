import { createHash } from 'node:crypto'
import { type Lang, say } from '../../platform/lang.ts'
import { daysInWords } from '../../platform/when-in-words.ts'
import type { Offer } from '../../storefront/offer.ts'
import { MODES, price, seatsLeft } from '../../storefront/offer-words.ts'
import { fromPrice } from '../../storefront/with-extras.ts'

/** All that stands on a picture for sharing: what is drawn, and what its address is made of. */
export type PictureFacts = {
  shop: string
  title: string
  /** Days and place, a line each. */
  lines: string[]
  price: string
  /** Said where it cannot be bought now. */
  notice: string | null
  /** Colours and arrangement of the pattern beside it. */
  topic: string
  code: string
}

/** Counted up when the drawing changes, so that what was kept elsewhere is asked for again. */
const DRAWING = 1
/** Of the digest, in characters: enough that no two pictures of an offering meet. */
const DIGEST_LENGTH = 20

/** How many seats are left is not on it: it would be another picture with every sale. */
export function pictureFacts(offer: Offer, { lang, shop }: { lang: Lang; shop: string }): PictureFacts {
  const mode = say(lang, MODES[offer.mode])
  return {
    shop,
    title: offer.title,
    lines: [daysInWords(lang, offer), offer.mode === 'online' ? mode : offer.place],
    price: price(lang, fromPrice(offer).gross),
    notice: offer.sale === 'open' ? null : seatsLeft(lang, offer).words,
    topic: offer.topics[0] ?? offer.faculty,
    code: offer.code,
  }
}

export const pictureDigest = (facts: PictureFacts): string =>
  createHash('sha256')
    .update(JSON.stringify([DRAWING, facts]))
    .digest('hex')
    .slice(0, DIGEST_LENGTH)

/** The address of an offering's picture as it is now; it changes with what stands on it, so that it may be kept for ever. */
export function picturePath(offer: Offer, { lang, shop }: { lang: Lang; shop: string }): string {
  return `/pictures/${offer.offeringId}/${lang}/${pictureDigest(pictureFacts(offer, { lang, shop }))}`
}
