import { randomUUID } from 'node:crypto'
import { createCompany } from '../../../src/companies/create-company.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { offerPrepaid } from '../../../src/prepaid/offer-prepaid.ts'
import { acceptPrepaid } from '../../../src/prepaying/accept-prepaid.ts'
import { launch } from '../../storefront/make.ts'
import { ask, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

const place = { street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' }
const firm = { organisationNumber: '874567892', name: 'Havn Firma AS', ...place }
const payer = { kind: 'company', ...firm, contactName: 'Eva Eier', email: 'eva@havn.example' }

/** A firm that has prepaid so many places at 1 000 kroner each, and orders of one seat each that draw on them. */
export async function openHavn(fleet: Fleet, places: number) {
  const { id: companyId } = await fleet.does((tx) =>
    createCompany(tx, { ...firm, invoiceEmail: 'faktura@havn.example' }),
  )
  await fleet.does((tx) => tx.client.query('update companies set confirmed_at = app_now() where id = $1', [companyId]))
  const { prepaidId } = await fleet.does((tx) =>
    offerPrepaid(tx, companyId, {
      ...{ number: '2026/7', places, net: { minor: places * 100_000, currency: 'NOK' }, courseIds: null },
      ...{ untilDay: '2099-12-31', answerBy: '2099-12-31', atEnd: 'income' },
    }),
  )
  const yes = { acceptedSalesTerms: 1, contactName: 'Eva Eier', contactEmail: 'eva@havn.example', lang: 'nb' } as const
  await fleet.does((tx) => acceptPrepaid(tx, { companyId, prepaidId }, yes))
  const left = async () =>
    (await fleet.witness<{ minor: number }[]>`select prepaid_left(${prepaidId})::int as minor`)[0]!.minor
  await until(left, (minor) => minor === places * 100_000)
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'desk', roles: ['support'], personal: true }))
  const order = (offeringId: string, at = 0, idempotencyKey: string = randomUUID()) =>
    ask(`${fleet.urls[at % fleet.urls.length]}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotencyKey },
      body: {
        ...{ lines: [{ offeringId, quantity: 1 }], payer, payBy: 'prepaid', prepaidId, acceptedSalesTerms: 1 },
        expectedTotal: { minor: 100_000, currency: 'NOK' },
      },
    })
  return { left, order, prepaidId }
}

/** Two orders at the same moment draw on a prepaid that has one place left. */
export async function lastPlaceDrawnTwice(fleet: Fleet) {
  const [first, second] = [await launch(fleet, { capacity: 5 }), await launch(fleet, { capacity: 5 })]
  const { left, order } = await openHavn(fleet, 1)
  let answers: ReturnType<typeof order>[] = []
  await fleet.nobodyWrites('order_lines', async () => {
    answers = [order(first.offeringId), order(second.offeringId)]
    await someoneWaits(fleet, 2)
  })
  const said = await Promise.all(answers)
  return {
    placed: said.filter(({ status }) => status === 201).length,
    refused: said.filter(({ status }) => status !== 201).map(({ body }) => body.type),
    left: await left(),
  }
}
