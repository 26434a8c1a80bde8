import { randomUUID } from 'node:crypto'
import { applyForGiven } from '../../../src/admission/apply-for-given.ts'
import { setAdmission } from '../../../src/admission/set-admission.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { run, statement } from '../../../src/platform/db/statement.ts'
import { digestOf } from '../../../src/platform/ids.ts'
import { launch } from '../../storefront/make.ts'
import { ask, person } from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'
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

const LINK = statement(
  'test-link-of-invitation',
  'update seat_invitations set digest = $2, sent_at = $3, ends_at = $4 where assignment_id = $1',
)

/** A company has a seat of a course that admits first, and has named somebody for it. */
async function named(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 2 })
  const requirements = { nb: 'To års praksis', en: 'Two years of practice' }
  await fleet.does((tx) => setAdmission(tx, offeringId, { requirements, documents: [], decisionDays: 7 }))
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'opptak', roles: ['course-administrator'], personal: true }),
  )
  const send = (path: string, body: object) =>
    ask(`${fleet.urls[0]}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body,
    })
  const placed = await send('/orders', orderOf(offeringId, 1))
  const [order] = await fleet.witness<{ companyId: string }[]>`
    select company_id as "companyId" from orders where id = ${placed.body.id}`
  const { companyId } = order!
  const people = [{ name: 'Siri Søker', email: `siri-${randomUUID()}@firma.example` }]
  await send(`/companies/${companyId}/wallet/${offeringId}/people`, { people })
  const [given] = await fleet.witness<{ id: string; seatId: string; personId: string; showBy: Date }[]>`
    select id, seat_id as "seatId", person_id as "personId", show_by as "showBy" from seat_assignments where offering_id = ${offeringId}`
  return { send, offeringId, companyId, given: given! }
}

/** Two officers answer at the same moment, one with a yes, one with a no. */
export async function twoAnswers(fleet: Fleet) {
  const { send, offeringId, companyId, given } = await named(fleet)
  const seat = { offeringId, companyId, company: 'Fjord AS', ...given, showBy: new Date(given.showBy) }
  const id = await fleet.does((tx) => applyForGiven(tx, seat, { message: '', lang: 'nb' }))
  const decides = (body: object) => send(`/offerings/${offeringId}/applications/${id}/decision`, body)
  let answers: Promise<{ status: number }[]> | undefined
  await fleet.nobodyWrites('applications', async () => {
    answers = Promise.all([
      decides({ decision: 'admitted' }),
      decides({ decision: 'refused', reason: 'requirements', words: 'Nei' }),
    ])
    await someoneWaits(fleet, 2)
  })
  return (await answers!).map(({ status }) => status).toSorted()
}

/** Whoever is named opens the link and says yes without having shown anything. */
export async function acceptedWithoutPapers(fleet: Fleet) {
  const { send, given } = await named(fleet)
  const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43)
  await fleet.does((tx) => run(tx, LINK, [given.id, digestOf(token), tx.now, given.showBy]))
  const { status, body } = await send('/seat-invitations/acceptance', { token })
  return { status, type: body.type }
}
