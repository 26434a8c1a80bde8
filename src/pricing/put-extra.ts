import { and, eq, isNull } from 'drizzle-orm'
import { emit } from '../audit/emit.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { demandOneDocument } from './demand-one-document.ts'
import { EXTRAS_MAX } from './extra.ts'
import type { ExtraBody } from './extra-body.ts'
import { type PricedExtra, priceExtra } from './price-extra.ts'
import { offeringExtras } from './schema.ts'

export type AddExtra = ExtraBody & { offeringId: string }
export type ChangeExtra = ExtraBody & { offeringId: string; extraId: string }
export type PutExtra = PricedExtra & { extraId: string }

/**
 * Sells something more beside the seats of an offering, from now on.
 * @throws offering/unknown, pricing/too-many-extras, pricing/outside-mixed and what priceExtra does
 */
export async function addExtra(tx: Tx, { offeringId, ...body }: AddExtra): Promise<PutExtra> {
  await lockOffering(tx, offeringId)
  const priced = await priceExtra(tx, offeringId, body)
  const sold = and(eq(offeringExtras.offeringId, offeringId), isNull(offeringExtras.withdrawnAt))
  if ((await tx.db.$count(offeringExtras, sold)) >= EXTRAS_MAX) throw tooMany()
  const extraId = newId()
  await tx.db.insert(offeringExtras).values({ id: extraId, offeringId, ...columnsOf(body, priced) })
  return written(tx, { name: 'ExtraAdded', offeringId, extraId, body }, priced)
}

/**
 * What the next buyers are offered; what has been ordered stays as it was.
 * @throws offering/unknown, extra/unknown also where it is withdrawn, pricing/outside-mixed and what priceExtra does
 */
export async function changeExtra(tx: Tx, { offeringId, extraId, ...body }: ChangeExtra): Promise<PutExtra> {
  await lockOffering(tx, offeringId)
  const priced = await priceExtra(tx, offeringId, body)
  const { id, withdrawnAt } = offeringExtras
  const changed = await tx.db
    .update(offeringExtras)
    .set(columnsOf(body, priced))
    .where(and(eq(id, extraId), eq(offeringExtras.offeringId, offeringId), isNull(withdrawnAt)))
    .returning({ id })
  if (changed.length === 0) throw unknown('extra')
  return written(tx, { name: 'ExtraChanged', offeringId, extraId, body }, priced)
}

/** Offered to nobody from now on; what has been ordered stays. @throws extra/unknown also where it is withdrawn already */
export async function withdrawExtra(tx: Tx, offeringId: string, extraId: string): Promise<void> {
  const { id, withdrawnAt } = offeringExtras
  const withdrawn = await tx.db
    .update(offeringExtras)
    .set({ withdrawnAt: tx.now })
    .where(and(eq(id, extraId), eq(offeringExtras.offeringId, offeringId), isNull(withdrawnAt)))
    .returning({ id })
  if (withdrawn.length === 0) throw unknown('extra')
  await emit(tx, { name: 'ExtraWithdrawn', subjectId: offeringId, facts: { extraId } })
}

const columnsOf = (body: ExtraBody, { net }: PricedExtra) => ({
  nameNb: body.name.nb,
  nameEn: body.name.en,
  currency: net.currency,
  netMinor: net.minor,
  taxClass: body.taxClass,
  taxDecision: body.taxDecision,
  mostPerSeat: body.mostPerSeat,
  required: body.required,
  delivered: body.delivered,
})

type Written = { name: 'ExtraAdded' | 'ExtraChanged'; offeringId: string; extraId: string; body: ExtraBody }

async function written(tx: Tx, { name, offeringId, extraId, body }: Written, priced: PricedExtra): Promise<PutExtra> {
  await demandOneDocument(tx, offeringId)
  const facts = { ...columnsOf(body, priced), extraId }
  await emit(tx, { name, subjectId: offeringId, facts })
  return { extraId, ...priced }
}

const tooMany = () =>
  conflict('pricing/too-many-extras', `An offering has at most ${EXTRAS_MAX} extras. Withdraw one first.`)
