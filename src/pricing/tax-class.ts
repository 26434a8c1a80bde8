import { type On, run, statement } from '../platform/db/statement.ts'
import type { VatCategory } from './vat.ts'

/** What a course may be for VAT; the exempt carry the reason that stands on the invoice. */
export type TaxClass = {
  code: string
  category: VatCategory
  rateBasisPoints: number
  reasonNb: string | null
  reasonEn: string | null
  exemptionCode: string | null
}

const COLUMNS = `code, category, rate_basis_points as "rateBasisPoints", reason_nb as "reasonNb",
  reason_en as "reasonEn", exemption_code as "exemptionCode"`
const ALL = statement<TaxClass>('pricing-tax-classes', `select ${COLUMNS} from tax_classes order by code`)
const ONE = statement<TaxClass>('pricing-tax-class', `select ${COLUMNS} from tax_classes where code = $1`)

export const taxClassesOf = (on: On): Promise<TaxClass[]> => run(on, ALL, [])

export async function taxClassOf(on: On, code: string): Promise<TaxClass | null> {
  const [found] = await run(on, ONE, [code])
  return found ?? null
}
