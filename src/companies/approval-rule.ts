import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MinorUnits } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { lockCompany } from './lock-company.ts'
import { demandMember } from './may-act-for.ts'
import { isUnconfirmed } from './problems.ts'
import { companyById } from './queries.ts'

const AboveMinor = MinorUnits.nullable().meta({
  description:
    'Øre with VAT: what a buyer orders for more needs the yes of an owner or manager. 0: all that costs something; null: nothing',
})

export const SetApprovalRule = z.strictObject({ aboveMinor: AboveMinor, reason: Line }).meta({ id: 'SetApprovalRule' })
export type SetApprovalRule = z.output<typeof SetApprovalRule>

/** A rule as it was set: who by id only, because names change. */
export type ApprovalRule = { aboveMinor: number | null; reason: string; setAt: Date; setBy: string | null }

/** Versions of a company's rule that are shown. */
const SHOWN = 20

/** Of `companies c`: øre that a buyer may order for without a yes; null where nothing needs one. */
export const APPROVAL_ABOVE = `(select r.above_minor from approval_rules r where r.company_id = c.id order by r.set_at desc, r.id desc limit 1)`

const SET = statement(
  'company-set-approval-rule',
  'insert into approval_rules (id, company_id, above_minor, reason, set_at, set_by) values ($1, $2, $3, $4, $5, $6)',
)
const READ = statement<ApprovalRule>(
  'company-approval-rules',
  `select r.above_minor as "aboveMinor", r.reason, r.set_at as "setAt",
     (select p.name from people p where 'person:' || p.id = r.set_by) as "setBy"
   from approval_rules r where r.company_id = $1 order by r.set_at desc, r.id desc limit ${SHOWN}`,
)

/**
 * Owners of a confirmed company say which orders of its buyers need a yes from now on; what was said before stays in the history.
 * @throws company/unknown, access/denied, companies/unconfirmed
 */
export async function setApprovalRule(tx: Tx, companyId: string, rule: SetApprovalRule): Promise<void> {
  await demandMember(tx, companyId, ['owner'])
  if (!(await companyById(tx, companyId))?.confirmed) throw isUnconfirmed()
  await lockCompany(tx, companyId)
  const { aboveMinor, reason } = rule
  await run(tx, SET, [newId(), companyId, aboveMinor, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'ApprovalRuleSet', subjectId: companyId, facts: { aboveMinor } })
}

/** What counts of a company, first, and what counted before; nothing where nobody has set anything. */
export const approvalRulesOf = (on: On, companyId: string): Promise<ApprovalRule[]> => run(on, READ, [companyId])
