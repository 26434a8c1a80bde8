import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { ask, pay, placeByCard, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

type Told = { events: { message: { data: { offeringId: string; learner: unknown } } }[] }

/** A learning platform whose key is told no names, and one of another faculty, follow who gets a seat. */
export async function followedWithoutNames(fleet: Fleet) {
  const url = fleet.urls[0]!
  const { offeringId } = await launch(fleet, { course: { faculty: 'Fakultet F' } })
  await pay(fleet.sandbox.url, await placeByCard(url, offeringId, 'folger'))
  const follow = async (faculties: string[]) => {
    const wish = { name: 'platform', roles: ['learning-platform' as const], faculties }
    const { key } = await fleet.does((tx) => makeApiKey(tx, wish))
    const headers = { authorization: `Bearer ${key}` }
    const { body } = await ask(`${url}/events?kinds=enrolment.created&limit=200`, { headers })
    return (body as unknown as Told).events
      .map(({ message }) => message.data)
      .filter((told) => told.offeringId === offeringId)
  }
  const own = await until(
    () => follow(['Fakultet F']),
    (told) => told.length > 0,
  )
  return {
    named: own.filter(({ learner }) => learner !== null).length,
    elsewhere: (await follow(['Fakultet G'])).length,
  }
}
