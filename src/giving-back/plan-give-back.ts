import type { Moment } from '../platform/db/snapshot.ts'
import { chooseSeats } from './choose-seats.ts'
import { type CompanyOffering, type CompanySeat, companyOffering } from './company-seats.ts'
import type { GiveBackWish } from './give-back-wish.ts'
import { type OrderBack, planOrder } from './plan-order.ts'
import { nothingToGive } from './problems.ts'

/** Whose seats, in what; `personId` is the member who asks, null where staff do. */
export type Wallet = { companyId: string; offeringId: string; personId: string | null }
export type GiveBackPlan = { offering: CompanyOffering; seats: readonly CompanySeat[]; orders: readonly OrderBack[] }

/**
 * Decides which seats go and what that comes to, order by order; writes nothing.
 * @throws giving-back/no-seats, giving-back/too-few, giving-back/consumed, order/invoice-not-issued, order/disputed, …
 */
export async function planGiveBack(on: Moment, wallet: Wallet, wish: GiveBackWish): Promise<GiveBackPlan> {
  const offering = await companyOffering(on, wallet)
  if (!offering) throw nothingToGive()
  const seats = chooseSeats(offering.seats, wish)
  const orders: OrderBack[] = []
  for (const [line, own] of linesOf(offering, seats)) orders.push(await planOrder(on, offering, { line, seats: own }))
  return { offering, seats, orders }
}

/** The lines that the seats were bought with, in the order of their orders. */
export const linesOf = ({ lines }: CompanyOffering, seats: readonly CompanySeat[]) =>
  lines
    .toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1))
    .flatMap((line) => {
      const own = seats.filter(({ lineId }) => lineId === line.lineId)
      return own.length > 0 ? [[line, own] as const] : []
    })
