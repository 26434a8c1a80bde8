import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { ask, placeByCard } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

/** Somebody looks at what cancelling a course does; a buyer comes in between; then they cancel what they saw. */
export async function cancelledAsShownBefore(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'keeper', roles: ['course-administrator'], personal: true }),
  )
  const at = `${fleet.urls[0]}/offerings/${offeringId}`
  const headers = { authorization: `Bearer ${key}` }
  const seen = await ask(`${at}/cancel-simulation`, { headers })
  await placeByCard(fleet.urls[0]!, offeringId, `imens-${randomUUID().slice(0, 8)}`)
  const { status } = await ask(`${at}/cancellation`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: { simulationId: seen.body.simulationId, reason: { nb: 'For få' } },
  })
  const [offering] = await fleet.witness<{ isCancelled: boolean }[]>`
    select cancelled_at is not null as "isCancelled" from offerings where id = ${offeringId}`
  return { status, isCancelled: offering!.isCancelled }
}
