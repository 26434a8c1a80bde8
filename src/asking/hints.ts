import { type Lacking, lacking } from '../companies/needs.ts'
import { companyById } from '../companies/queries.ts'
import { invoicingOf } from '../companies/set-invoicing.ts'
import { creditOf } from '../credit/credit-of.ts'
import { owedBy } from '../credit/owed.ts'
import type { On } from '../platform/db/statement.ts'
import { type Money, money } from '../platform/money.ts'
import type { CompanyRequest } from './the-request.ts'

/** What would stand in the way of an order on invoice as things are now, and is asked again at the yes. */
export type Hints = {
  /** What the company owes on invoice, and what it may; no limit is null. */
  owes: Money
  mayOwe: Money | null
  beyondCredit: boolean
  lacking: Lacking[]
}

/** For members of a confirmed company. @throws company/unknown, companies/unconfirmed */
export async function hintsOf(on: On, request: CompanyRequest): Promise<Hints> {
  const { companyId, totalMinor, currency, wish } = request
  const { limitMinor, openMinor } = await creditOf(on, companyId, { asStaff: false })
  const { addedMinor } = await owedBy(on, companyId, money(totalMinor, currency))
  const [{ needs }, company] = [await invoicingOf(on, companyId), await companyById(on, companyId)]
  const { purchaseOrderNumber } = wish
  const buyerReference = wish.buyerReference ?? company?.buyerReference ?? null
  return {
    owes: money(openMinor, 'NOK'),
    mayOwe: limitMinor === null ? null : money(limitMinor, 'NOK'),
    beyondCredit: limitMinor !== null && openMinor + addedMinor > limitMinor,
    lacking: lacking(needs, { purchaseOrderNumber, buyerReference }),
  }
}
