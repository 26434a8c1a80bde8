import { type On, run, statement } from '../platform/db/statement.ts'

/** A version of the sales terms that a person has accepted, and with how many orders. */
export type Consent = { version: number; firstAt: Date; lastAt: Date; orders: number }

const FIND = statement<Consent>(
  'orders-consents-of',
  `select o.sales_terms_version as version, min(o.placed_at) as "firstAt", max(o.placed_at) as "lastAt", count(*) as orders
   from orders o where o.person_id = $1 group by o.sales_terms_version order by o.sales_terms_version desc`,
)

/** The newest version first. */
export const consentsOf = (on: On, personId: string): Promise<Consent[]> => run(on, FIND, [personId])
