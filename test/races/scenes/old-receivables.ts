import { randomUUID } from 'node:crypto'
import { createCompany } from '../../../src/companies/create-company.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { takeReceivables } from '../../../src/old-receivables/take-receivables.ts'
import { ask } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

const place = { street: 'Kaigata 2', postcode: '5003', city: 'Bergen', country: 'NO' }
const firm = {
  organisationNumber: '916634773',
  name: 'Gammel Gjeld AS',
  invoiceEmail: 'faktura@gjeld.example',
  ...place,
}
const OPENED = 100_000
/** More than half of it. */
const PART = 70_000

/** Two clerks at the same moment settle more than half each of what an earlier system had left open. */
export async function settledTwice(fleet: Fleet): Promise<number[]> {
  await fleet.does((tx) => createCompany(tx, firm))
  const owed = {
    ...{ number: 'G-7', kid: null, documentDate: '2020-01-01', dueDate: '2020-01-31', email: null, said: null },
    ...{ organisationNumber: firm.organisationNumber, openedMinor: OPENED, originalMinor: OPENED },
  }
  await fleet.does((tx) => takeReceivables(tx, [{ ...owed, currency: 'NOK' }]))
  const [row] = await fleet.witness<{ id: string }[]>`select id from old_receivables where number = 'G-7'`
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'clerk', roles: ['finance'] }))
  const settle = (at: number) =>
    ask(`${fleet.urls[at % fleet.urls.length]}/old-receivables/${row!.id}/endings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body: { kind: 'written-off', amountMinor: PART, reason: 'Konkurs' },
    })
  let answers: ReturnType<typeof settle>[] = []
  await fleet.nobodyWrites('old_receivable_endings', async () => {
    answers = [settle(0), settle(1)]
    await someoneWaits(fleet, 2)
  })
  return (await Promise.all(answers)).map(({ status }) => status).toSorted()
}
