import { type On, run, statement } from '../platform/db/statement.ts'

/** Whose an order is: whoever placed it, and the company that it was placed for. */
export type Whose = { personId: string | null; companyId: string | null }

const FIND = statement<Whose>(
  'support-whose-order',
  'select person_id as "personId", company_id as "companyId" from orders where id = $1',
)

export const whoseOrder = async (on: On, orderId: string): Promise<Whose> =>
  (await run(on, FIND, [orderId]))[0] ?? { personId: null, companyId: null }
