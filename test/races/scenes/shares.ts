import { randomUUID } from 'node:crypto'
import { account, addressOf, signedIn } from '../../access/cast.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

const PRICE = 490_000
const HALF = PRICE / 2
const FIRM = '912345688'
const nok = (minor: number) => ({ minor, currency: 'NOK' })

/** An employer and a learner have both said yes to half of a price each, and the learner has a payment page. */
export async function openHalves(fleet: Fleet, at = 0) {
  const { offeringId } = await launch(fleet, { capacity: 1 })
  const url = (n: number) => fleet.urls[n % fleet.urls.length]
  const name = `halv-${randomUUID()}`
  const headers = await signedIn(fleet, await account(fleet, name))
  const send = (path: string, body: object = {}, n = at): Promise<Answer> =>
    ask(`${url(n)}${path}`, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body })
  const cart = await send('/carts')
  await send(`/carts/${cart.body.id}/lines`, { offeringId, quantity: 1 })
  const employerEmail = `leder-${randomUUID()}@arbeidsgiver.example`
  const asked = await send(`/carts/${cart.body.id}/employer-request`, { employerEmail, expectedTotal: nok(PRICE) })
  const { raw } = await fleet.mail.waitFor(({ to }) => to.includes(employerEmail))
  const text = raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
  const token = /employer-request\?token=([\w-]+)/.exec(text)![1]!
  await ask(`${url(at)}/employer-requests/part`, {
    method: 'POST',
    body: {
      ...{ token, part: { percent: 50 }, payer: { ...company(), organisationNumber: FIRM } },
      ...{ expectedShare: nok(HALF), acceptedSalesTerms: 1 },
    },
  })
  const payer = { kind: 'person', name, email: addressOf(name), street: 'Storgata 1', postcode: '0155', city: 'Oslo' }
  const taken = await send(`/purchase-requests/${asked.body.id}/share`, {
    ...{ payer, acceptedSalesTerms: 1, expectedTotal: nok(HALF) },
  })
  if (taken.status >= 300) throw new Error(`no share was taken: ${JSON.stringify(taken.body)}`)
  const orderId = String(taken.body.orderId)
  const page = await until(
    () => send(`/orders/${orderId}/payment-page`),
    ({ body }) => /cs_\w+/.test(JSON.stringify(body)),
  )
  const session = /cs_\w+/.exec(JSON.stringify(page.body))![0]
  return {
    ...{ offeringId, orderId },
    gives: (n = at) => send(`/orders/${orderId}/abandon`, {}, n),
    pays: () =>
      ask(`${fleet.sandbox.url}/_sandbox/sessions/${session}/pay`, {
        method: 'POST',
        body: { outcome: 'paid', late: true },
      }),
    stands: () => standing(fleet, { offeringId, orderId }),
  }
}

/** Of a shared price: orders that are sold, seats that are sold, invoices, and what has gone back to the learner. */
async function standing(fleet: Fleet, { offeringId, orderId }: { offeringId: string; orderId: string }) {
  const [row] = await fleet.witness<{ sold: number; seats: number; invoices: number; backMinor: number }[]>`
    select (select count(*)::int from orders o where ${orderId} in (o.id, o.shared_with_id) and o.settled_at is not null) as sold,
      (select count(*)::int from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = ${offeringId} and s.sold_at is not null) as seats,
      (select count(*)::int from documents d join orders o on o.id = d.order_id where ${orderId} in (o.id, o.shared_with_id)) as invoices,
      (select coalesce(sum(r.amount_minor), 0)::int from refunds r where r.order_id = ${orderId} and r.succeeded_at is not null) as "backMinor"`
  return row!
}

/** The learner gives it up, and their money comes all the same: the employer owes nothing by then. */
export async function paidAfterGivingUp(fleet: Fleet) {
  const { gives, pays, stands } = await openHalves(fleet)
  await gives()
  await pays()
  return until(stands, ({ sold, invoices, backMinor }) => (sold > 0 && invoices === sold) || backMinor > 0)
}
