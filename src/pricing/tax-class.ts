import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { VatCategory } from './vat.ts'

/** What a course may be for VAT; the exempt carry the reason that stands on the invoice. */
export type TaxClass = {
  code: string
  category: VatCategory
  /** What is taxed is invoiced on delivery at the earliest; the rest when it is ordered. */
  invoiced: 'at-order' | 'at-delivery'
  rateBasisPoints: number
  reasonNb: string | null
  reasonEn: string | null
  exemptionCode: string | null
}

/** The tax classes with the rate in force today on the seller's calendar, to be read or joined like a table. */
export const TAX_CLASSES_NOW = `(select c.*, (select r.rate_basis_points from tax_rates r where r.tax_class = c.code
  and r.valid_from <= (app_now() at time zone '${SELLER_ZONE}')::date order by r.valid_from desc limit 1) as rate_basis_points
  from tax_classes c)`

const COLUMNS = `code, category, invoiced, rate_basis_points as "rateBasisPoints", reason_nb as "reasonNb",
  reason_en as "reasonEn", exemption_code as "exemptionCode"`
const ALL = statement<TaxClass>('pricing-tax-classes', `select ${COLUMNS} from ${TAX_CLASSES_NOW} now order by code`)
const ONE = statement<TaxClass>('pricing-tax-class', `select ${COLUMNS} from ${TAX_CLASSES_NOW} now where code = $1`)

export const taxClassesOf = (on: On): Promise<TaxClass[]> => run(on, ALL, [])

export async function taxClassOf(on: On, code: string): Promise<TaxClass | null> {
  const [found] = await run(on, ONE, [code])
  return found ?? null
}
