import { randomUUID } from 'node:crypto'
import { createOffering } from '../../../src/catalogue/create-offering.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { setPrice } from '../../../src/pricing/set-price.ts'
import { openPool } from '../../../src/seats/open-pool.ts'
import { publishOffering } from '../../../src/storefront/publish-offering.ts'
import { setTerms } from '../../../src/terms/set-terms.ts'
import { launch, offeringDraft } from '../../storefront/make.ts'
import { ask, pay, placeByCard, readOrder, until } from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
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

/** Staff look at what moving a company's seats comes to; the new ones get dearer, and then it is done: how is it answered, and how many moved? */
export async function dearerThanShown(fleet: Fleet) {
  const { courseId, offeringId } = await launch(fleet, { capacity: 5 })
  const later = await anotherStart(fleet, courseId)
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  const send = (path: string, body: object) =>
    ask(`${fleet.urls[0]}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body,
    })
  const placed = await send('/orders', orderOf(offeringId, 3))
  const id = String(placed.body.id)
  const invoices = () => fleet.witness<object[]>`select id from documents where order_id = ${id}`
  await until(invoices, ({ length }) => length === 1)
  const [line] = await fleet.witness<{ lineId: string; companyId: string }[]>`
    select l.id as "lineId", o.company_id as "companyId" from order_lines l join orders o on o.id = l.order_id where o.id = ${id}`
  const at = `/companies/${line!.companyId}/seats/${offeringId}`
  const wish = { lineId: line!.lineId, seats: 2, to: later }
  const seen = await send(`${at}/move/preview`, wish)
  await fleet.does((tx) => setPrice(tx, { ...PRICE, offeringId: later, netMinor: 2 * PRICE.netMinor }))
  const reason = 'Avtalt'
  const { status } = await send(`${at}/moves-by-staff`, { ...wish, previewId: seen.body.previewId, reason })
  const [moved] = await fleet.witness<{ seats: number }[]>`
    select count(*)::int as seats from wallet_seats where offering_id = ${later}`
  return { status, moved: moved!.seats }
}

const PRICE = { currency: 'NOK', netMinor: 490_000, taxClass: 'exempt-teaching', taxDecision: 'Prøve' } as const

const anotherStart = (fleet: Fleet, courseId: string): Promise<string> =>
  fleet.does(async (tx) => {
    const { offeringId } = await createOffering(tx, {
      ...offeringDraft({ code: `NY-${randomUUID().slice(0, 8)}` }),
      courseId,
    })
    await setPrice(tx, { ...PRICE, offeringId })
    const words = { nb: 'Gratis til start.', en: 'Free until the start.' }
    await setTerms(tx, { offeringId, code: `t-${randomUUID().slice(0, 8)}`, name: words, inWords: words })
    await openPool(tx, { offeringId, name: 'standard', capacity: 5 })
    await publishOffering(tx, offeringId)
    return offeringId
  })
