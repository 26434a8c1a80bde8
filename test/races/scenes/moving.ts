import { randomUUID } from 'node:crypto'
import { createOffering } from '../../../src/catalogue/create-offering.ts'
import { setPrice } from '../../../src/pricing/set-price.ts'
import { openPool } from '../../../src/seats/open-pool.ts'
import { publishOffering } from '../../../src/storefront/publish-offering.ts'
import { setTerms } from '../../../src/terms/set-terms.ts'
import { launch, offeringDraft } from '../../storefront/make.ts'
import { ask, pay, placeByCard, readOrder, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

/** A paid seat goes to another start at the same price: how much money goes back? */
export async function samePrice(fleet: Fleet) {
  const { courseId, offeringId } = await launch(fleet, { capacity: 5 })
  const later = await anotherStart(fleet, courseId)
  const placed = await placeByCard(fleet.urls[0]!, offeringId, `bytter-${randomUUID().slice(0, 8)}`)
  await pay(fleet.sandbox.url, placed)
  const isInvoiced = ({ body }: Awaited<ReturnType<typeof readOrder>>) => (body.documents as unknown[]).length === 1
  await until(() => readOrder(fleet.urls[0]!, placed), isInvoiced)
  const [seat] = await fleet.witness<{ lineId: string }[]>`
    select line_id as "lineId" from order_places where order_id = ${String(placed.body.id)}`
  const headers = { 'order-token': String(placed.body.orderToken), 'idempotency-key': randomUUID() }
  const at = `${fleet.urls[0]}/orders/${placed.body.id}`
  const seen = await ask(`${at}/move?seat=${seat!.lineId}:1&offeringId=${later}`, { headers })
  const body = { previewId: seen.body.previewId, seat: { lineId: seat!.lineId, position: 1 }, offeringId: later }
  const { status } = await ask(`${at}/moves`, { method: 'POST', headers, body })
  const [sent] = await fleet.witness<{ minor: number }[]>`
    select coalesce(sum(amount_minor), 0)::int as minor from refunds where order_id = ${String(placed.body.id)}`
  return { status, refundedMinor: sent!.minor }
}

const anotherStart = (fleet: Fleet, courseId: string): Promise<string> =>
  fleet.does(async (tx) => {
    const { offeringId } = await createOffering(tx, {
      ...offeringDraft({ code: `NY-${randomUUID().slice(0, 8)}` }),
      courseId,
    })
    await setPrice(tx, {
      offeringId,
      currency: 'NOK',
      netMinor: 490_000,
      taxClass: 'exempt-teaching',
      taxDecision: 'Prøve',
    })
    const words = { nb: 'Gratis til start.', en: 'Free until the start.' }
    await setTerms(tx, { offeringId, code: `t-${randomUUID().slice(0, 8)}`, name: words, inWords: words })
    await openPool(tx, { offeringId, name: 'standard', capacity: 5 })
    await publishOffering(tx, offeringId)
    return offeringId
  })
