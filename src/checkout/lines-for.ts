import { dayIn } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { dayInWords, type Lang, say } from '../platform/lang.ts'
import { spell, times } from '../platform/money.ts'
import { agreementWords } from '../storefront/agreement-words.ts'
import type { OfferExtra, OfferPrice } from '../storefront/offer.ts'
import type { Offer } from '../storefront/offers.ts'
import { pathWords } from '../storefront/path-words.ts'
import { frozenAgreement, frozenPath, frozenTier, frozenVoucher, priceAt } from '../storefront/price-at.ts'
import { voucherWords } from '../storefront/voucher-words.ts'

/** So many of an extra, to be sold with seats. */
export type SoldExtra = { extra: OfferExtra; quantity: number }
type How = { quantity: number; lang: Lang; today: string }

const listedBy = {
  tier: null,
  agreementId: null,
  agreement: null,
  voucherId: null,
  voucher: null,
  pathId: null,
  path: null,
}

/** The frozen lines of so many seats and of what is sold with them: the seats first, each extra pointing to them. */
export function linesFor(offer: Offer, extras: readonly SoldExtra[], { quantity, lang, today }: How) {
  const seats = {
    id: newId(),
    kind: 'seat' as const,
    ...{ offeringId: offer.offeringId, poolId: offer.poolId, termsId: offer.terms.id },
    ...{ seatLineId: null, extraId: null, delivered: null },
    title: offer.title,
    detail: `${detailOf(offer, lang)}${priceWords(offer, quantity, lang)}`,
    deliveredFrom: dayIn(offer.zone, offer.startsAt),
    deliveredTo: dayIn(offer.zone, offer.endsAt),
    ...soldBy(offer, quantity),
    ...amountsOf(priceAt(offer, quantity), quantity),
  }
  const sold = extras.map(({ extra, quantity: wanted }) => ({
    ...{ offeringId: offer.offeringId, termsId: offer.terms.id },
    ...{ id: newId(), kind: 'extra' as const, poolId: null, seatLineId: seats.id },
    ...{ extraId: extra.extraId, delivered: extra.delivered, title: extra.name },
    detail: deliveryOf(offer, extra, lang),
    ...{ deliveredFrom: extra.deliveredOn ?? today, deliveredTo: extra.deliveredOn ?? today },
    ...listedBy,
    ...amountsOf(extra.price, wanted),
  }))
  return [seats, ...sold]
}

/** By what seats cost less than is listed: a tier, an agreement, a code, a learning path, or nothing. */
function soldBy(offer: Offer, quantity: number) {
  const agreement = frozenAgreement(offer, quantity)
  const voucher = frozenVoucher(offer, quantity)
  const path = frozenPath(offer)
  return {
    tier: frozenTier(offer, quantity),
    ...{ agreementId: agreement?.agreementId ?? null, agreement },
    ...{ voucherId: voucher?.voucherId ?? null, voucher },
    ...{ pathId: path?.pathId ?? null, path },
  }
}

const amountsOf = ({ net, category, rateBasisPoints, reason, exemptionCode }: OfferPrice, quantity: number) => ({
  quantity,
  unitNetMinor: net.minor,
  netMinor: times(net, quantity).minor,
  vatCategory: category,
  vatRateBasisPoints: rateBasisPoints,
  vatReason: reason,
  vatExemptionCode: exemptionCode,
})

/** The words under a line's title: code, dates, place. */
function detailOf(offer: Offer, lang: Lang): string {
  const days = new Intl.DateTimeFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', {
    timeZone: offer.zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const place = offer.mode === 'online' ? say(lang, { nb: 'på nett', en: 'online' }) : offer.place
  return `${offer.code}, ${days.formatRange(offer.startsAt, offer.endsAt)}, ${place}`
}

/** Why seats were cheaper, and what one is listed at; nothing where they were not. */
function priceWords(offer: Offer, quantity: number, lang: Lang): string {
  const path = frozenPath(offer)
  if (path) return `. ${pathWords(path, offer.price.net, lang)}`
  const agreement = frozenAgreement(offer, quantity)
  if (agreement) return `. ${agreementWords(agreement, offer.price.net, lang)}`
  const voucher = frozenVoucher(offer, quantity)
  if (voucher) return `. ${voucherWords(voucher, offer.price.net, lang)}`
  const tier = frozenTier(offer, quantity)
  if (!tier) return ''
  const listed = spell(offer.price.net, lang)
  return say(lang, {
    nb: `. Pris fra ${tier.fromSeats} plasser (ellers ${listed} uten mva.)`,
    en: `. Price from ${tier.fromSeats} seats (otherwise ${listed} without VAT)`,
  })
}

/** The words under an extra: what it belongs to, and when it is delivered. */
function deliveryOf({ title, code }: Offer, { deliveredOn }: OfferExtra, lang: Lang): string {
  if (deliveredOn === null)
    return say(lang, { nb: `Til ${title} (${code}), sendes straks`, en: `For ${title} (${code}), sent at once` })
  const day = dayInWords(deliveredOn, lang)
  return say(lang, { nb: `Til ${title} (${code}), leveres ${day}`, en: `For ${title} (${code}), delivered ${day}` })
}
