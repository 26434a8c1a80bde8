import { randomUUID } from 'node:crypto'
import { setBudget } from '../../../src/budgets/set-budget.ts'
import { createCompany } from '../../../src/companies/create-company.ts'
import { addUnit } from '../../../src/companies/keep-unit.ts'
import { UnitWish } from '../../../src/companies/units.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

const PRICE = 490_000

/** Two orders at the same moment for a unit whose budget has room for one. */
export async function lastOfBudget(fleet: Fleet): Promise<number[]> {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'buyer', roles: [] }))
  const { contactName: _contact, email, kind: _kind, ...place } = company()
  const unitId = await fleet.does(async (tx) => {
    const { id } = await createCompany(tx, { ...place, country: 'NO', invoiceEmail: email })
    const unit = await addUnit(tx, id, UnitWish.parse({ name: 'Enhet A' }))
    const wish = { year: tx.now.getFullYear(), amountMinor: PRICE, reason: 'Vedtatt' }
    await setBudget(tx, { companyId: id, unitId: unit }, wish)
    return unit
  })
  const order = (): Promise<Answer> =>
    ask(`${fleet.urls[0]}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body: {
        lines: [{ offeringId, quantity: 1 }],
        ...{ payer: company(), payBy: 'invoice', acceptedSalesTerms: 1, unitId },
        expectedTotal: { minor: PRICE, currency: 'NOK' },
      },
    })
  let answers: Promise<Answer[]> | undefined
  await fleet.nobodyWrites('orders', async () => {
    answers = Promise.all([order(), order()])
    await someoneWaits(fleet, 2)
  })
  return (await answers!).map(({ status }) => status).toSorted()
}
