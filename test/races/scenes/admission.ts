import { randomUUID } from 'node:crypto'
import { setAdmission } from '../../../src/admission/set-admission.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { ask, person } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { tally } from './seats.ts'

/** Two programs go straight to the till of a course that admits first, in one call each. */
export async function buyersAtTheDoor(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const requirements = { nb: 'To års praksis', en: 'Two years of practice' }
  await fleet.does((tx) => setAdmission(tx, offeringId, { requirements, documents: [], decisionDays: 7 }))
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'door', roles: [] }))
  const answers = await Promise.all(
    [0, 1].map((n) =>
      ask(`${fleet.urls[n % fleet.urls.length]}/orders`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
        body: {
          lines: [{ offeringId, quantity: 1 }],
          payer: person(`forbi-${n}`),
          payBy: 'card',
          expectedTotal: { minor: 490_000, currency: 'NOK' },
          acceptedSalesTerms: 1,
        },
      }),
    ),
  )
  return tally(answers, 'admission/needed')
}
