import type { Ensured } from '../companies/ensure-company.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { isBuyer } from '../companies/member-role.ts'
import { membership } from '../companies/queries.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import type { DrawnLine } from '../prepaid/draw-prepaid.ts'
import { lockWithLeft } from '../prepaid/lock-prepaid.ts'
import { coversLine, type Prepaid, placePrice } from '../prepaid/prepaid.ts'
import { prepaidById } from '../prepaid/prepaids-of.ts'
import { notCovered, notRunning, otherCurrency, tooLittleLeft } from '../prepaid/problems.ts'
import type { Offer } from '../storefront/offers.ts'
import type { SoldExtra } from './lines-for.ts'
import type { Agreed } from './sell.ts'
import type { Wish } from './wish.ts'

/**
 * The prepaid that an order is to be drawn on, as it stood before anything of it was locked; null where it is paid otherwise. Nothing is
 * said of it, nor of what it would cost, to whoever may not draw for the company. @throws prepaid/unknown
 */
export async function prepaidOf(tx: Tx, { payBy, prepaidId, lang }: Wish): Promise<Prepaid | null> {
  if (payBy !== 'prepaid') return null
  const prepaid = await prepaidById(tx, prepaidId!, lang)
  if (!prepaid || !(await mayDraw(tx, prepaid.companyId))) throw unknown('prepaid')
  return prepaid
}

/** Places were paid for at one price, whatever a seat costs by now; codes and learning paths do not count beside it. */
export function atPlacePrice(wish: Wish, prepaid: Prepaid): Wish {
  const price = placePrice(prepaid)
  if (price === null) return wish
  const netMinorOf = new Map(wish.lines.map(({ offeringId }) => [offeringId, price]))
  return { ...wish, voucher: null, promised: { holdId: wish.promised?.holdId ?? null, netMinorOf } }
}

type Wanted = {
  offers: readonly Offer[]
  extras: readonly (readonly SoldExtra[])[]
  company: Pick<Ensured, 'id'> | null
}

/**
 * Lets pass whoever buys for the company that it is of, and only what it covers. To everybody else it does not exist.
 * @throws prepaid/unknown, prepaid/other-currency, prepaid/not-covered
 */
export function demandCovered(prepaid: Prepaid, { offers, extras, company }: Wanted): void {
  if (prepaid.companyId !== company?.id) throw unknown('prepaid')
  const outside = offers.filter((offer, at) => !coversLine(prepaid, offer, extras[at]!))
  if (offers.some(({ price }) => price.net.currency !== prepaid.currency)) throw otherCurrency(prepaid.currency)
  if (outside.length > 0) throw notCovered(outside.map(({ offeringId }) => offeringId))
}

async function mayDraw(tx: Tx, companyId: string): Promise<boolean> {
  if (isStaff(tx.actor)) return true
  const tie = tx.actor.kind === 'person' ? await membership(tx, companyId, tx.actor.personId) : null
  return isBuyer(tie)
}

/** Locks it, and sees that it runs and has enough. @throws prepaid/not-running, prepaid/too-little-left */
export async function takeOfPrepaid(tx: Tx, { prepaidId, currency }: Prepaid, total: Money): Promise<void> {
  const { isRunning, leftMinor } = await lockWithLeft(tx, prepaidId)
  if (!isRunning) throw notRunning()
  if (total.minor > leftMinor) throw tooLittleLeft({ leftMinor, currency }, total.minor)
}

/** What each line of it takes. */
export const drawnLines = ({ lines }: Agreed): DrawnLine[] =>
  lines.map(({ id, offeringId, quantity, netMinor }) => ({ id, offeringId, quantity, netMinor: Number(netMinor) }))
