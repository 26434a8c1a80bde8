import { type On, run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { type Currency, money } from '../platform/money.ts'
import { isInvoicedEarly } from './extra.ts'
import { grossOf, type Priced } from './gross-of.ts'
import type { Delivered } from './schema.ts'
import { TAX_CLASSES_NOW, type TaxClass } from './tax-class.ts'

/** An extra as those see it who keep the offering. */
export type ListedExtra = Priced & {
  extraId: string
  name: Said
  taxClass: string
  taxDecision: string
  rateBasisPoints: number
  mostPerSeat: number
  required: boolean
  delivered: Delivered
  withdrawnAt: Date | null
  /** It would be invoiced before it is delivered, although it is taxable. */
  invoicedEarly: boolean
}
type Row = Omit<ListedExtra, keyof Priced | 'invoicedEarly' | 'withdrawnAt'> &
  Pick<TaxClass, 'category' | 'invoiced'> & { currency: Currency; netMinor: number; withdrawnAt: Date | null }

const FIND = statement<Row>(
  'pricing-extras-of',
  `select e.id as "extraId", json_build_object('nb', e.name_nb, 'en', e.name_en) as name, e.currency, e.net_minor as "netMinor",
     e.tax_class as "taxClass", e.tax_decision as "taxDecision", x.category, x.invoiced, x.rate_basis_points as "rateBasisPoints",
     e.most_per_seat as "mostPerSeat", e.required, e.delivered, e.withdrawn_at as "withdrawnAt"
   from offering_extras e join ${TAX_CLASSES_NOW} x on x.code = e.tax_class where e.offering_id = $1
   order by e.withdrawn_at is not null, e.required desc, e.created_at, e.id`,
)

/** All extras of an offering, those on sale first. */
export async function extrasOf(on: On, offeringId: string): Promise<ListedExtra[]> {
  const rows = await run(on, FIND, [offeringId])
  return rows.map(({ currency, netMinor, category, invoiced, ...row }) => ({
    ...row,
    ...grossOf(money(netMinor, currency), row.rateBasisPoints),
    invoicedEarly: row.withdrawnAt === null && isInvoicedEarly({ category, invoiced }, row.delivered),
  }))
}
