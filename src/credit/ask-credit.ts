import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { BUYER_ROLES } from '../companies/member-role.ts'
import { isUnconfirmed } from '../companies/problems.ts'
import { companyById } from '../companies/queries.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { MinorUnits } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { creditAskedAlready } from './problems.ts'

export const AskCredit = z
  .strictObject({
    amountMinor: MinorUnits.min(1).meta({ description: 'Øre that the company would like to be able to owe in all' }),
    reason: Line,
    lang: LangCode.default('nb'),
  })
  .meta({ id: 'AskCredit' })
export type AskCredit = z.output<typeof AskCredit>

/** Nothing where somebody's question has no answer yet. */
const ASK = statement<{ id: string }>(
  'credit-ask',
  `insert into credit_wishes (id, company_id, amount_minor, reason, lang, asked_at, asked_by)
   select $1, $2, $3, $4, $5, $6, $7 where not exists (
     select from credit_wishes w where w.company_id = $2 and not exists (select from credit_decisions d where d.wish_id = w.id))
   returning id`,
)

/**
 * A member who buys asks for more credit, and finance answers. Returns the wish's id.
 * @throws company/unknown, access/denied, companies/unconfirmed, companies/credit-asked
 */
export async function askCredit(tx: Tx, companyId: string, { amountMinor, reason, lang }: AskCredit): Promise<string> {
  const { personId } = personOf(tx.actor)
  await demandMember(tx, companyId, BUYER_ROLES)
  if (!(await companyById(tx, companyId))?.confirmed) throw isUnconfirmed()
  await lockCompany(tx, companyId)
  const [asked] = await run(tx, ASK, [newId(), companyId, amountMinor, reason, lang, tx.now, personId])
  if (!asked) throw creditAskedAlready()
  await emit(tx, { name: 'CreditAsked', subjectId: companyId, facts: { wishId: asked.id, amountMinor } })
  return asked.id
}
