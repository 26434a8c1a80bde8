import { lockCompany } from '../companies/lock-company.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Currency, money } from '../platform/money.ts'
import { type Left, usedUp } from './problems.ts'

/** What an order takes of an agreement: so many seats at so much, net. */
export type Taken = { agreementId: string; number: string; seats: number; netMinor: number }

const LEFT = statement<{ seats: number | null; netMinor: number | null; currency: Currency | null }>(
  'agreements-left',
  'select seats, net_minor as "netMinor", currency from agreement_left($1)',
)

/**
 * Lets an order pass that takes no more of its agreements than is left. Orders by agreements of one company that have a most come one
 * after the other from here on, until they commit: two at once cannot both take the last of it.
 * @throws pricing/agreement-used-up
 */
export async function demandLeft(tx: Tx, companyId: string, taken: readonly Taken[]): Promise<void> {
  await lockCompany(tx, companyId)
  for (const { agreementId, number, seats, netMinor } of taken) {
    const left = await leftOf(tx, agreementId)
    if (seats > (left.seats ?? seats) || netMinor > (left.net?.minor ?? netMinor))
      throw usedUp({ agreementId, number, left })
  }
}

/** More may be used than is left, where the most was lowered since: then nothing is left. */
async function leftOf(tx: Tx, agreementId: string): Promise<Left> {
  const [row] = await run(tx, LEFT, [agreementId])
  const { seats, netMinor, currency } = row!
  return {
    seats: seats === null ? null : Math.max(0, seats),
    net: netMinor === null ? null : money(Math.max(0, netMinor), currency!),
  }
}
