import { randomUUID } from 'node:crypto'
import { makeAgreement } from '../../../src/agreements/write-agreement.ts'
import { createCompany } from '../../../src/companies/create-company.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { ask, company } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

/** Two orders for one company at the same moment, by an agreement that has one place left. */
export async function lastPlaceTwice(fleet: Fleet) {
  const [first, second] = [await launch(fleet, { capacity: 5 }), await launch(fleet, { capacity: 5 })]
  const payer = company()
  const { organisationNumber, name, street, postcode, city, email } = payer
  const { id } = await fleet.does((tx) =>
    createCompany(tx, { organisationNumber, name, street, postcode, city, country: 'NO', invoiceEmail: email }),
  )
  await fleet.does((tx) =>
    makeAgreement(tx, id, {
      ...{ number: '2026/114', discountBasisPoints: 10_000, fromDay: '2020-01-01', untilDay: '2099-12-31' },
      ...{ courseIds: null, seatsMost: 1, netMost: null, reason: 'Rammeavtale' },
    }),
  )
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'desk', roles: ['support'], personal: true }))
  const order = (offeringId: string) =>
    ask(`${fleet.urls[0]}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body: {
        ...{ lines: [{ offeringId, quantity: 1 }], payer, payBy: 'invoice', acceptedSalesTerms: 1 },
        expectedTotal: { minor: 0, currency: 'NOK' },
      },
    })
  let answers: ReturnType<typeof order>[] = []
  await fleet.nobodyWrites('order_lines', async () => {
    answers = [order(first.offeringId), order(second.offeringId)]
    await someoneWaits(fleet, 2)
  })
  const said = await Promise.all(answers)
  const [used] = await fleet.witness<{ n: number }[]>`
    select count(*)::int as n from order_lines where agreement_id is not null`
  return {
    placed: said.filter(({ status }) => status === 201).length,
    refused: said.filter(({ status }) => status !== 201).map(({ body }) => body.type),
    used: used!.n,
  }
}
