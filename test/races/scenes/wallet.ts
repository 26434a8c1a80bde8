import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask } from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

/** A company with seats in an offering, and somebody of the staff who steers them for it. */
async function walletOf(fleet: Fleet, seats: number) {
  const { offeringId } = await launch(fleet, { capacity: seats })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  const send = (path: string, body: object): Promise<Answer> =>
    ask(`${fleet.urls[0]}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body,
    })
  const placed = await send('/orders', orderOf(offeringId, seats))
  const [row] = await fleet.witness<{ companyId: string }[]>`
    select company_id as "companyId" from orders where id = ${placed.body.id}`
  const company = `/companies/${row!.companyId}`
  const invite = (name: string) =>
    send(`${company}/wallet/${offeringId}/people`, {
      people: [{ name, email: `${name}-${randomUUID()}@firma.example` }],
    })
  const held = async () => {
    const rows = await fleet.witness<{ seatId: string; holdingId: string }[]>`
      select seat_id as "seatId", id as "holdingId" from seat_assignments where offering_id = ${offeringId} and ended_at is null`
    return rows
  }
  return { send, company, invite, held }
}

/** Two people are invited at the same moment, and there is a seat for each. */
export async function twoPickers(fleet: Fleet) {
  const { invite, held } = await walletOf(fleet, 2)
  let answers: Promise<Answer[]> | undefined
  await fleet.nobodyWrites('seat_assignments', async () => {
    answers = Promise.all([invite('kari'), invite('ola')])
    await someoneWaits(fleet, 2)
  })
  await answers
  return { given: (await held()).length }
}

/** A seat is swapped, and then once more by somebody who saw it as it was before. */
export async function swapOfWhatWas(fleet: Fleet) {
  const { send, company, invite, held } = await walletOf(fleet, 1)
  await invite('kari')
  const [seat] = await held()
  const swap = (name: string) =>
    send(`${company}/seats/${seat!.seatId}/reassignment`, {
      holdingId: seat!.holdingId,
      ...{ name, email: `${name}-${randomUUID()}@firma.example` },
    })
  return [(await swap('ola')).status, (await swap('nina')).status]
}
