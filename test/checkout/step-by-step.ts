import { and, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { emit } from '../../src/audit/emit.ts'
import type { Agreed } from '../../src/checkout/sell.ts'
import type { Captured } from '../../src/checkout/settle.ts'
import { enrolments } from '../../src/enrolment/schema.ts'
import { documentsDue } from '../../src/invoicing/schema.ts'
import { entries, postings } from '../../src/ledger/schema.ts'
import { demandLines, demands } from '../../src/orders/demand-schema.ts'
import { deliveriesDue, orderLines, orderPlaces, orders } from '../../src/orders/schema.ts'
import { paymentDemands, payments } from '../../src/payments/schema.ts'
import type { Tx } from '../../src/platform/db/transact.ts'
import { newId } from '../../src/platform/ids.ts'
import { seatHolds, seatPools, seats } from '../../src/seats/schema.ts'
import { walletSeats } from '../../src/wallet/schema.ts'

/**
 * What sell.ts and settle.ts do in one statement each, told room by room, one plain step after the other: slow, and easy to
 * agree with. It has no races to win, so it looks before it writes.
 */
type Facts = typeof orders.$inferInsert & { id: string; holdId: string; heldUntil: Date; pageEndsAt: Date } & {
  demands: { id: string; amount_minor: number; terms_days: number; invoice_from: string; lines: Share[] }[]
  paymentId: string | null
}
type Share = { line_id: string; net_minor: number }
type Place = { lineId: string; position: number; personId: string | null }
type Sold = { line: { id: string; offeringId: string }; seatIds: string[] }
type Settled = { id: string; companyId: string | null }

export async function sellStepByStep(tx: Tx, agreed: Agreed): Promise<boolean> {
  const order = agreed.order as unknown as Facts
  const lines = agreed.lines as unknown as (typeof orderLines.$inferInsert & { id: string })[]
  const atOnce = order.payBy !== 'card'
  const sold: Sold[] = []
  for (const line of seatsAmong(lines)) {
    const seatIds = await freeSeats(tx, line, lte(seats.heldUntil, sql`app_now()`))
    if (seatIds.length < line.quantity) return false
    sold.push({ line, seatIds })
  }
  const { holdId, heldUntil } = order
  const settledAt = atOnce ? tx.now : null
  await tx.db.insert(seatHolds).values({ id: holdId, endsAt: heldUntil, createdAt: tx.now, confirmedAt: settledAt })
  for (const { seatIds } of sold)
    await tx.db
      .update(seats)
      .set({ holdId, heldUntil: heldUntil.toISOString(), soldAt: settledAt })
      .where(inArray(seats.id, seatIds))
  await tx.db.insert(orders).values({ ...order, placedAt: tx.now, settledAt })
  await tx.db.insert(orderLines).values(lines.map((line) => ({ ...line, orderId: order.id })))
  await tx.db.insert(orderPlaces).values(agreed.places.map((place) => ({ ...place, orderId: order.id })))
  for (const demand of order.demands) await demandStepByStep(tx, order, demand)
  if (atOnce) {
    await follow(tx, { id: order.id, companyId: order.companyId ?? null }, { sold, places: agreed.places })
    for (const { id, invoice_from } of order.demands)
      await invoiceDue(tx, { orderId: order.id, id, from: invoice_from })
  } else await openPayment(tx, order)
  const facts = { holdId, totalMinor: order.totalMinor, payBy: order.payBy }
  await emit(tx, { name: atOnce ? 'OrderSettled' : 'OrderPlaced', subjectId: order.id, facts })
  return true
}

export async function settleStepByStep(tx: Tx, captured: Captured): Promise<boolean> {
  const [order] = await tx.db.select().from(orders).where(eq(orders.id, captured.orderId)).for('update')
  if (!order || order.settledAt || order.unseatedAt || order.review) return false
  const lines = seatsAmong(await tx.db.select().from(orderLines).where(eq(orderLines.orderId, order.id)))
  const places = await tx.db.select().from(orderPlaces).where(eq(orderPlaces.orderId, order.id))
  if (!order.companyId && (await somebodySits(tx, lines, places))) return false
  const seated =
    (await seatsFor(tx, lines, eq(seats.holdId, order.holdId))) ?? (await seatsAnew(tx, lines, order.holdId))
  if (!seated) return false
  await tx.db
    .update(orders)
    .set({ settledAt: tx.now, cancelledAt: null, cancelCause: null })
    .where(eq(orders.id, order.id))
  for (const { seatIds } of seated)
    await tx.db.update(seats).set({ soldAt: tx.now, holdId: order.holdId }).where(inArray(seats.id, seatIds))
  await tx.db.update(seatHolds).set({ confirmedAt: tx.now, releasedAt: null }).where(eq(seatHolds.id, order.holdId))
  await capture(tx, captured)
  await follow(tx, order, { sold: seated, places })
  const owed = await tx.db.select().from(demands).where(eq(demands.orderId, order.id))
  for (const { id, invoiceFrom } of owed) {
    const from = invoiceFrom > captured.today ? invoiceFrom : captured.today
    await invoiceDue(tx, { orderId: order.id, id, from })
  }
  const facts = { holdId: order.holdId, totalMinor: order.totalMinor, payBy: order.payBy }
  await emit(tx, { name: 'OrderSettled', subjectId: order.id, facts })
  return true
}

type Wanted = { id: string; offeringId: string; poolId: string; quantity: number }

/** Only seats have a pool; what is sold beside them takes none. */
const seatsAmong = <L extends { poolId?: string | null | undefined; offeringId?: string | null | undefined }>(
  lines: readonly L[],
): (L & { poolId: string; offeringId: string })[] =>
  lines.flatMap((line) =>
    line.poolId && line.offeringId ? [{ ...line, poolId: line.poolId, offeringId: line.offeringId }] : [],
  )

/** Seats for every line, or none at all. */
async function seatsFor(tx: Tx, lines: readonly Wanted[], which: SQL): Promise<Sold[] | null> {
  const sold: Sold[] = []
  for (const line of lines) sold.push({ line, seatIds: await freeSeats(tx, line, which) })
  return sold.every(({ seatIds }, at) => seatIds.length === lines[at]!.quantity) ? sold : null
}

/** Late money: the pools first, then what is free and what is left of the old hold. */
async function seatsAnew(tx: Tx, lines: readonly Wanted[], holdId: string): Promise<Sold[] | null> {
  const pools = lines.map(({ poolId }) => poolId)
  await tx.db.select().from(seatPools).where(inArray(seatPools.id, pools)).orderBy(asc(seatPools.id)).for('update')
  return seatsFor(tx, lines, or(lte(seats.heldUntil, sql`app_now()`), eq(seats.holdId, holdId))!)
}

async function freeSeats(
  tx: Tx,
  { poolId, quantity }: Pick<Wanted, 'poolId' | 'quantity'>,
  which: SQL,
): Promise<string[]> {
  const found = await tx.db
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.poolId, poolId), isNull(seats.soldAt), which))
    .orderBy(asc(seats.id))
    .limit(quantity)
    .for('update')
  return found.map(({ id }) => id)
}

async function demandStepByStep(tx: Tx, order: Facts, demand: Facts['demands'][number]): Promise<void> {
  await tx.db.insert(demands).values({
    id: demand.id,
    orderId: order.id,
    amountMinor: demand.amount_minor,
    currency: order.currency,
    termsDays: demand.terms_days,
    invoiceFrom: demand.invoice_from,
  })
  for (const { line_id, net_minor } of demand.lines)
    await tx.db.insert(demandLines).values({ demandId: demand.id, lineId: line_id, netMinor: net_minor })
}

async function openPayment(tx: Tx, order: Facts): Promise<void> {
  const id = order.paymentId!
  const { totalMinor: amountMinor, currency, pageEndsAt } = order
  await tx.db.insert(payments).values({ id, orderId: order.id, amountMinor, currency, openedAt: tx.now, pageEndsAt })
  for (const demand of order.demands) await tx.db.insert(paymentDemands).values({ paymentId: id, demandId: demand.id })
}

/** The money is there: the payment says so, its demands are paid, and the book has it as an advance. */
async function capture(tx: Tx, captured: Captured): Promise<void> {
  const { paymentId, amountMinor, currency, paymentIntent, today } = captured
  const said = { capturedAt: tx.now, capturedMinor: amountMinor, capturedCurrency: currency, endedAt: null }
  await tx.db
    .update(payments)
    .set({ ...said, stripePaymentIntent: paymentIntent })
    .where(eq(payments.id, paymentId))
  await tx.db.update(paymentDemands).set({ captured: true }).where(eq(paymentDemands.paymentId, paymentId))
  const entryId = newId()
  const entry = { id: entryId, kind: 'capture', sourceId: paymentId, postedOn: today, currency: 'NOK' } as const
  await tx.db.insert(entries).values(entry)
  const account = (role: string) => sql`account_of(${role}, ${today}::date)`
  const [debit, credit] = [account('provider-clearing'), account('customer-advances')]
  await tx.db.insert(postings).values({ entryId, position: 1, debit, credit, amountMinor })
}

async function somebodySits(
  tx: Tx,
  lines: readonly { id: string; offeringId: string }[],
  places: readonly Place[],
): Promise<boolean> {
  for (const { lineId, personId } of places) {
    const line = lines.find(({ id }) => id === lineId)!
    if (personId && (await takesPart(tx, line.offeringId, personId))) return true
  }
  return false
}

/**
 * Who is named takes part, what a company bought is in its wallet, and the confirmation is due. Where somebody has a seat in the
 * offering already, a company may name another for this one.
 */
async function follow(
  tx: Tx,
  order: Settled,
  { sold, places }: { sold: Sold[]; places: readonly Place[] },
): Promise<void> {
  for (const { line, seatIds } of sold)
    for (const [at, seatId] of seatIds.entries()) {
      const { offeringId } = line
      const personId = places.find((place) => place.lineId === line.id && place.position === at + 1)?.personId
      if (personId && (await takesPart(tx, offeringId, personId)))
        await tx.db
          .update(orderPlaces)
          .set({ personId: null, name: null })
          .where(and(eq(orderPlaces.lineId, line.id), eq(orderPlaces.personId, personId)))
      else if (personId)
        await tx.db
          .insert(enrolments)
          .values({ id: newId(), offeringId, personId, seatId, orderId: order.id, enrolledAt: tx.now })
      if (order.companyId)
        await tx.db
          .insert(walletSeats)
          .values({ seatId, companyId: order.companyId, offeringId, orderId: order.id, boughtAt: tx.now })
    }
  await tx.db.insert(deliveriesDue).values({ orderId: order.id, kind: 'confirmation', since: tx.now })
}

async function takesPart(tx: Tx, offeringId: string, personId: string): Promise<boolean> {
  const theirs = and(
    eq(enrolments.offeringId, offeringId),
    eq(enrolments.personId, personId),
    isNull(enrolments.withdrawnAt),
  )
  return (await tx.db.select().from(enrolments).where(theirs)).length > 0
}

const invoiceDue = (tx: Tx, { orderId, id, from }: { orderId: string; id: string; from: string }) =>
  tx.db
    .insert(documentsDue)
    .values({ id: newId(), kind: 'invoice', orderId, demandId: id, dueFrom: from, since: tx.now })
