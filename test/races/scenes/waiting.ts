import { setCapacity } from '../../../src/seats/set-capacity.ts'
import { confirmEntry } from '../../../src/waiting/confirm-entry.ts'
import { joinList } from '../../../src/waiting/join-list.ts'
import { launch } from '../../storefront/make.ts'
import { placeByCard } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { tally } from './seats.ts'

const BUYERS = 12

/** Two wait together for a full course. One seat comes free, too few for them, and many buyers want it at that moment. */
export async function buyersAtAFreedSeat(fleet: Fleet) {
  const { offeringId, poolId } = await launch(fleet, { capacity: 2 })
  for (const n of [0, 1]) await placeByCard(fleet.urls[0]!, offeringId, `full-${n}`)
  const email = `to-${offeringId}@example.no`
  const wish = { quantity: 2, takes: 'all-or-nothing', name: 'To', email, lang: 'nb' } as const
  const joined = await fleet.does((tx) => joinList(tx, offeringId, wish))
  await fleet.does((tx) => confirmEntry(tx, joined!.entryId))
  await fleet.does((tx) => setCapacity(tx, { poolId, capacity: 3 }))
  const answers = await Promise.all(
    Array.from({ length: BUYERS }, (_, n) => placeByCard(fleet.urls[n % fleet.urls.length]!, offeringId, `rask-${n}`)),
  )
  return tally(answers, 'seats/list-first')
}
