import { money } from '../platform/money.ts'
import { grossOf } from '../pricing/gross-of.ts'
import { loweredNet } from '../pricing/lowered-net.ts'
import type { Unfit } from '../vouchers/problems.ts'
import type { Standing } from '../vouchers/standing.ts'
import type { Offer, Vouched } from './offer.ts'
import { priceAt } from './price-at.ts'

/** Who pays: a person, a company, or nobody has said yet (null). */
export type PayerKind = 'person' | 'company' | null
type Line = { offer: Offer; quantity: number }

/** What a code does to some lines: their offers with it, why it does nothing to each, and why it does nothing at all. */
export type WithVoucher = { offers: Offer[]; unfit: (Unfit | null)[]; why: Unfit | null }

/**
 * Lines at the prices of a code. It counts for all seats that it covers or for none: where it has too few uses left, the buyer is told
 * and takes fewer seats. Extras are not lowered.
 */
export function withVoucher(lines: readonly Line[], code: Standing | null, payer: PayerKind): WithVoucher {
  const plain = lines.map(({ offer }) => (offer.vouched ? { ...offer, vouched: null } : offer))
  if (!code) return { offers: plain, unfit: plain.map(() => null), why: null }
  const unfit = lines.map(({ quantity }, at) => unfitFor({ offer: plain[at]!, quantity }, code, payer))
  const why = whyNot(lines, unfit, code)
  if (why) return { offers: plain, unfit, why }
  const offers = plain.map((offer, at) => (unfit[at] ? offer : { ...offer, vouched: vouchedOf(offer, code) }))
  return { offers, unfit, why: null }
}

function whyNot(lines: readonly Line[], unfit: readonly (Unfit | null)[], code: Standing): Unfit | null {
  // Whoever has nothing that a hidden code is for, is told nothing of its time and its uses.
  if (code.isHidden && unfit.every((each) => each === 'other-course')) return 'other-course'
  if (code.state !== 'runs') return code.state
  const seats = lines.reduce((sum, { quantity }, at) => sum + (unfit[at] ? 0 : quantity), 0)
  const asked = Math.max(1, seats)
  if (seats === 0 && lines.length > 0) return unfit.find((each) => each === 'better-otherwise') ?? unfit[0]!
  if (asked > (code.left ?? asked)) return 'used-up'
  return asked > (code.buyerLeft ?? asked) ? 'used-by-you' : null
}

function unfitFor({ offer, quantity }: Line, code: Standing, payer: PayerKind): Unfit | null {
  if (!covers(offer, code)) return 'other-course'
  if (code.forWhom === 'companies' && payer !== 'company') return 'for-companies'
  if (code.forWhom === 'persons' && payer === 'company') return 'for-persons'
  if (quantity < code.fromSeats) return 'too-few-seats'
  if (offer.pathed) return 'better-otherwise'
  return vouchedOf(offer, code).net.minor < priceAt(offer, quantity).net.minor ? null : 'better-otherwise'
}

function covers({ offeringId, courseId, faculty, price }: Offer, code: Standing): boolean {
  if (code.currency !== null && code.currency !== price.net.currency) return false
  const { offeringIds, courseIds, faculties } = code
  return (
    (offeringIds?.includes(offeringId) ?? true) &&
    (courseIds?.includes(courseId) ?? true) &&
    (faculties?.includes(faculty) ?? true)
  )
}

function vouchedOf({ price }: Offer, off: Standing): Vouched {
  const { voucherId, codeId, code, percentBasisPoints, amountMinor } = off
  const net = money(loweredNet(price.net, price.rateBasisPoints, off), price.net.currency)
  return { voucherId, codeId, code, percentBasisPoints, amountMinor, ...grossOf(net, price.rateBasisPoints) }
}
