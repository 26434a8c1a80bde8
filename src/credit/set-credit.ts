import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MinorUnits } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

/** The last day on which a credit counts. */
export const LastDay = z.iso
  .date()
  .optional()
  .meta({ description: 'The last day on which it counts; not given: until another is set' })

export const SetCredit = z
  .strictObject({
    amountMinor: MinorUnits.nullable().meta({
      description: 'Øre that the company may owe on invoice; null: any amount',
    }),
    until: LastDay,
    reason: Line,
  })
  .meta({ id: 'SetCredit' })
export type SetCredit = z.output<typeof SetCredit>

const SET = statement(
  'credit-set',
  'insert into company_credits (id, company_id, amount_minor, until, reason, set_at, set_by) values ($1, $2, $3, $4, $5, $6, $7)',
)

/** How much a company may owe from now on; what was set before stays in the history. Returns the row's id. @throws company/unknown */
export async function setCredit(tx: Tx, companyId: string, { amountMinor, until, reason }: SetCredit): Promise<string> {
  if (until !== undefined && until < dayIn(SELLER_ZONE, tx.now)) throw invalid('/until', 'this day has passed')
  await lockCompany(tx, companyId)
  const id = newId()
  await run(tx, SET, [id, companyId, amountMinor, until ?? null, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'CreditSet', subjectId: companyId, facts: { amountMinor, until: until ?? null } })
  return id
}
