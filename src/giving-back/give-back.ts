import { emit } from '../audit/emit.ts'
import { creditOrder } from '../checkout/credit-order.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { lockSeatsOf } from '../checkout/lock-seats-of.ts'
import { tooMuchForOne } from '../countersigning/too-much.ts'
import { creditGross } from '../invoicing/credit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { money } from '../platform/money.ts'
import { lockSeat } from '../wallet/present-holder.ts'
import { tellLost } from '../wallet/tell-lost.ts'
import { chooseSeats } from './choose-seats.ts'
import { companyOffering } from './company-seats.ts'
import type { GiveBack } from './give-back-wish.ts'
import { givenReason } from './given-reason.ts'
import { keepReturn } from './keep-return.ts'
import { type GiveBackPlan, linesOf, planGiveBack, type Wallet } from './plan-give-back.ts'
import type { OrderBack } from './plan-order.ts'
import { previewOf } from './preview.ts'
import { differing } from './preview-id.ts'
import { changed, needsSecond, nothingToGive } from './problems.ts'

/**
 * Gives seats back exactly as the preview said: credited less the fee, free for others, and whoever sat there out. Anything that
 * differs by now refuses all of it. Returns the id of the act.
 * @throws giving-back/changed, giving-back/needs-second, what planGiveBack does
 */
export async function giveBack(tx: Tx, wallet: Wallet, { previewId, ...wish }: GiveBack): Promise<string> {
  await lockOrders(tx, wallet, wish)
  const plan = await planGiveBack(tx, wallet, wish)
  const preview = previewOf(plan)
  const parts = differing(previewId, preview.previewId)
  if (parts.length > 0) throw changed(parts, preview)
  const holders = await holdersOf(tx, wallet, plan)
  const actId = newId()
  for (const order of plan.orders) {
    if (wallet.personId === null) await demandOneSigns(tx, order)
    await giveBackOf(tx, actId, order)
  }
  for (const holder of holders) await tellLost(tx, holder, wallet.companyId)
  const facts = { actId, offeringId: wallet.offeringId, seats: plan.seats.length }
  await emit(tx, { name: 'SeatsGivenBack', subjectId: wallet.companyId, facts })
  return actId
}

/** Seats before orders, and each in the order of its id: what is read next stays true until the commit. */
async function lockOrders(tx: Tx, wallet: Wallet, wish: Omit<GiveBack, 'previewId'>): Promise<void> {
  const offering = await companyOffering(tx, wallet)
  if (!offering) throw nothingToGive()
  const lines = linesOf(offering, chooseSeats(offering.seats, wish))
  for (const [{ orderId }] of lines) await lockSeatsOf(tx, orderId)
  for (const [{ orderId }] of lines) await lockOrder(tx, orderId)
}

/** Who has the seats now, and is told by mail that they have lost them. */
async function holdersOf(tx: Tx, { companyId }: Wallet, { seats }: GiveBackPlan) {
  const held = []
  for (const { seatId, kind } of seats) {
    if (kind === 'unnamed') continue
    const { personId, ...seat } = await lockSeat(tx, { companyId, seatId })
    if (personId !== null) held.push({ ...seat, personId })
  }
  return held
}

/** What one of finance may not credit alone, nobody there does this way either. Whoever gives back their own seats needs nobody. */
async function demandOneSigns(tx: Tx, { line, plan }: OrderBack): Promise<void> {
  const minor = [
    ...plan.credits.map(({ credit }) => creditGross(credit)),
    ...[...plan.dropped, ...plan.forgone].map(({ amountMinor }) => amountMinor),
  ].reduce((sum, each) => sum + each, 0)
  if (await tooMuchForOne(tx, line.orderId, money(minor, line.currency))) throw needsSecond()
}

async function giveBackOf(tx: Tx, actId: string, { line, seats, outcome, wish }: OrderBack): Promise<void> {
  const { lineId, orderId, lang } = line
  const reason = givenReason(lang, seats.length, money(outcome.feeMinor, line.currency))
  await creditOrder(tx, orderId, { ...wish, reason })
  await keepReturn(tx, { actId, orderId, lineId, seats: seats.length }, outcome)
}
