import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { MinorUnits } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { promiseAnswer } from './answer-mail.ts'
import { creditDecided } from './problems.ts'
import { LastDay, setCredit } from './set-credit.ts'

export const DecideCredit = z
  .discriminatedUnion('granted', [
    z.strictObject({ granted: z.literal(true), amountMinor: MinorUnits.min(1), until: LastDay }),
    z.strictObject({ granted: z.literal(false), answer: Line.meta({ description: 'The asker is told by mail' }) }),
  ])
  .meta({ id: 'DecideCredit' })
export type DecideCredit = z.output<typeof DecideCredit>

const FIND = statement<{ companyId: string; reason: string; decided: boolean }>(
  'credit-find-wish',
  `select w.company_id as "companyId", w.reason, exists (select from credit_decisions d where d.wish_id = w.id) as decided
   from credit_wishes w where w.id = $1`,
)
const DECIDE = statement(
  'credit-decide',
  'insert into credit_decisions (wish_id, credit_id, answer, decided_at, decided_by) values ($1, $2, $3, $4, $5)',
)

/** Finance grants an amount, perhaps until a day, or says why not; the asker gets a mail. @throws credit-wish/unknown, companies/credit-decided */
export async function decideCredit(tx: Tx, wishId: string, decision: DecideCredit): Promise<void> {
  const [seen] = await run(tx, FIND, [wishId])
  if (!seen) throw unknown('credit-wish')
  const { companyId, reason } = seen
  await lockCompany(tx, companyId)
  const [wish] = await run(tx, FIND, [wishId])
  if (wish!.decided) throw creditDecided()
  const creditId = decision.granted
    ? await setCredit(tx, companyId, { amountMinor: decision.amountMinor, until: decision.until, reason })
    : null
  const answer = decision.granted ? '' : decision.answer
  await run(tx, DECIDE, [wishId, creditId, answer, tx.now, nameOf(tx.actor)])
  await promiseAnswer(tx, wishId)
  await emit(tx, {
    name: decision.granted ? 'CreditGranted' : 'CreditDeclined',
    subjectId: companyId,
    facts: { wishId },
  })
}
