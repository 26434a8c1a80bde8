import { demandLeft, type Taken } from '../agreements/demand-left.ts'
import type { Tx } from '../platform/db/transact.ts'
import { times } from '../platform/money.ts'
import type { Offer } from '../storefront/offers.ts'
import { agreedAt } from '../storefront/price-at.ts'

type Line = { quantity: number }

/**
 * Lets through what takes no more of its agreements than is left, under the lock of the company whose they are. What is sold by no
 * agreement, or by one without a most, asks nothing. @throws pricing/agreement-used-up
 */
export async function demandAgreementsLeft(tx: Tx, offers: readonly Offer[], lines: readonly Line[]): Promise<void> {
  const by = offers.map((offer, at) => agreedAt(offer, lines[at]!.quantity))
  const company = by.find((agreed) => agreed?.limited)?.companyId
  if (company) await demandLeft(tx, company, takenOf(by, lines))
}

function takenOf(by: readonly ReturnType<typeof agreedAt>[], lines: readonly Line[]): Taken[] {
  const taken = new Map<string, Taken>()
  by.forEach((agreed, at) => {
    if (!agreed?.limited) return
    const { agreementId, number, net } = agreed
    const { quantity } = lines[at]!
    const before = taken.get(agreementId) ?? { agreementId, number, seats: 0, netMinor: 0 }
    const seats = before.seats + quantity
    taken.set(agreementId, { ...before, seats, netMinor: before.netMinor + times(net, quantity).minor })
  })
  return [...taken.values()]
}
