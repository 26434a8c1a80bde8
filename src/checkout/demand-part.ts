import { demandBudget } from '../budgets/demand-budget.ts'
import { approvalNeeded } from '../companies/approval-needed.ts'
import { type Ensured, ensureCompany } from '../companies/ensure-company.ts'
import { needsApproval } from '../companies/problems.ts'
import { demandCredit } from '../credit/demand-credit.ts'
import type { CompanyPayer } from '../orders/payer.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Money } from '../platform/money.ts'
import { demandReference } from './demand-reference.ts'
import { demandUnit } from './demand-unit.ts'
import { demandModestInvoice } from './modest-invoice.ts'
import type { Wish } from './wish.ts'

type Part = Pick<Wish, 'purchaseOrderNumber' | 'buyerReference' | 'unitId'> & {
  payer: CompanyPayer
  net: Money
  total: Money
}

/**
 * What a company must be good for to say yes to a part of a price on invoice: all that an order of it on invoice meets. Whoever
 * says yes is the actor. @throws companies/credit-exceeded, companies/budget-exceeded, checkout/too-large, checkout/reference-missing, …
 */
export async function demandPart(tx: Tx, { payer, net, total, ...wish }: Part): Promise<Ensured> {
  const asked = { ...wish, payer, payBy: 'invoice' as const }
  demandModestInvoice(tx, asked, total)
  const company = await ensureCompany(tx, payer, asked)
  const above = await approvalNeeded(tx, company, total)
  if (above) throw needsApproval(company.id, { above, total })
  demandUnit(tx, wish, company)
  demandReference({ ...wish, payBy: 'invoice' }, company)
  await demandCoverage(tx, company, { unitId: company.unit?.id ?? null, net, total })
  return company
}

type Covered = { unitId: string | null; net: Money; total: Money }

/** The part of it that may have changed by the day the other payer says yes. @throws companies/credit-exceeded, companies/budget-exceeded */
export async function demandCoverage(
  tx: Tx,
  company: Pick<Ensured, 'id' | 'creditLimitMinor'>,
  { unitId, net, total }: Covered,
): Promise<void> {
  await demandCredit(tx, company, total)
  if (unitId) await demandBudget(tx, { companyId: company.id, unitId, net, overBudget: false })
}
