import { CREDIT_IN_FORCE, CREDIT_LIMIT } from '../companies/credit-limit.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** A question that finance has not answered, with what it needs to answer it. Amounts are øre. */
export type OpenWish = {
  id: string
  companyId: string
  company: string
  organisationNumber: string
  askedBy: string
  askedAt: Date
  reason: string
  amountMinor: number
  limitMinor: number | null
  openMinor: number
}

/** More than anybody answers at once. */
const MOST = 100

const FIND = statement<OpenWish>(
  'credit-open-wishes',
  `select w.id, c.id as "companyId", c.name as company, c.organisation_number as "organisationNumber", p.name as "askedBy",
     w.asked_at as "askedAt", w.reason, w.amount_minor as "amountMinor", ${CREDIT_LIMIT} as "limitMinor", company_owes(c.id) + company_owed_before(c.id) as "openMinor"
   from credit_wishes w join companies c on c.id = w.company_id join people p on p.id = w.asked_by
   left join lateral ${CREDIT_IN_FORCE} k on true
   where not exists (select from credit_decisions d where d.wish_id = w.id) order by w.asked_at, w.id limit ${MOST}`,
)

/** Who waits for an answer about credit, the longest first. */
export const openWishes = (on: On): Promise<OpenWish[]> => run(on, FIND, [])
