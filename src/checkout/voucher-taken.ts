import type { Tx } from '../platform/db/transact.ts'
import type { Offer } from '../storefront/offers.ts'
import { vouchedAt } from '../storefront/price-at.ts'
import { demandUsesLeft } from '../vouchers/demand-left.ts'
import { isLimited } from '../vouchers/standing.ts'
import { type Known, ordererOf } from './agree.ts'
import type { Wish } from './wish.ts'

type Taking = Pick<Known, 'payerId' | 'company'> & { offers: readonly Offer[] }

/**
 * Lets through what takes no more of its code than is left, under the lock of the voucher. What is sold by no code, or by one without a
 * most, asks nothing. @throws voucher/used-up, voucher/used-by-you, voucher/over, voucher/ended
 */
export async function demandVoucherLeft(tx: Tx, wish: Wish, { offers, company, payerId }: Taking): Promise<void> {
  const seats = wish.lines.reduce((sum, { quantity }, at) => sum + (vouchedAt(offers[at]!, quantity) ? quantity : 0), 0)
  if (!wish.voucher || !isLimited(wish.voucher) || seats === 0) return
  const personId = ordererOf(tx, wish, { payerId })
  await demandUsesLeft(tx, wish.voucher, { seats, personId, companyId: company?.id ?? null })
}
