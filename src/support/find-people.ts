import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Somebody a caller may be, or speaks of. */
export type Caller = { id: string; name: string; email: string; hasAccount: boolean; orders: number; seats: number }
/** A company likewise. */
export type CallersCompany = { id: string; name: string; organisationNumber: string; city: string; confirmed: boolean }

/** So many of each: whoever looks for more says more. */
export const CALLERS_MOST = 10

/** Whose address it is, and who has asked an employer at that address to pay. */
const BY_ADDRESS = `n.id in (select a.person_id from person_addresses a where a.email ilike $1)
  or n.id in (select r.person_id from purchase_requests r where r.employer_email ilike $1)`
const PEOPLE = statement<Caller>(
  'support-find-people',
  `select n.id, n.name, n.email, n.email_verified_at is not null as "hasAccount",
     (select count(*) from orders o where o.person_id = n.id) as orders,
     (select count(*) from enrolments e where e.person_id = n.id and e.withdrawn_at is null) as seats
   from people n where n.erased_at is null and (n.name ilike $1 or ${BY_ADDRESS}) order by n.name, n.id limit ${CALLERS_MOST}`,
)
const COMPANIES = statement<CallersCompany>(
  'support-find-companies',
  `select c.id, c.name, c.organisation_number as "organisationNumber", c.city, c.confirmed_at is not null as confirmed from companies c
   where c.organisation_number = $2 or c.name ilike $1 or c.invoice_email ilike $1 order by c.name, c.id limit ${CALLERS_MOST}`,
)

const patternOf = (search: string): string => `%${escapeLike(search)}%`

/** People by name or address, or by the address of the employer whom they asked to pay. */
export const findCallers = (on: On, search: string): Promise<Caller[]> => run(on, PEOPLE, [patternOf(search)])

/** Companies by name, organisation number or the address of their invoices. */
export const findCompanies = (on: On, search: string): Promise<CallersCompany[]> =>
  run(on, COMPANIES, [patternOf(search), search.replaceAll(/[\s\u00a0]/g, '')])
