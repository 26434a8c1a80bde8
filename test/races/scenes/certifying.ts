import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { ask, until } from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'

/** What whoever has the code is handed out before and after a certificate was taken back. */
export async function badgeOfWhatWasTakenBack(fleet: Fleet): Promise<number[]> {
  const { offeringId } = await launch(fleet, { capacity: 1 })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'college', roles: ['course-administrator'], personal: true }),
  )
  const send = (method: string, path: string, body: object) =>
    ask(`${fleet.urls[0]}${path}`, {
      ...{ method, body },
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
    })
  const people = [{ name: 'Kari Prøve', email: `kari-${randomUUID()}@firma.example` }]
  await send('POST', '/orders', { ...orderOf(offeringId, 1), lines: [{ offeringId, quantity: 1, people }] })
  const [enrolment] = await fleet.witness<{ id: string }[]>`select id from enrolments where offering_id = ${offeringId}`
  const completion = `/offerings/${offeringId}/learners/${enrolment!.id}/completion`
  await send('PUT', completion, { completed: true, reason: 'Sagt av kursholder' })
  const [made] = await until(
    () =>
      fleet.witness<
        { id: string; code: string }[]
      >`select id, code from certificates where enrolment_id = ${enrolment!.id}`,
    (rows) => rows.length === 1,
  )
  const handedOut = async () => (await fetch(`${fleet.urls[0]}/verify/${made!.code}/badge.jwt`)).status
  const before = await handedOut()
  await send('POST', `/certificates/${made!.id}/revocation`, { reason: 'Utstedt ved en feil' })
  return [before, await handedOut()]
}
