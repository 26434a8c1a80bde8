import { type On, run, statement } from '../platform/db/statement.ts'

/** A domain that an owner says is their company's, which nobody has proved. */
export type WaitingDomain = {
  id: string
  companyId: string
  company: string
  organisationNumber: string
  domain: string
  claimedAt: Date
  owner: string
  address: string
  /** Another company has proved it. */
  taken: boolean
}

/** More than anybody looks through at once. */
const MOST = 100

const FIND = statement<WaitingDomain>(
  'waiting-domains',
  `select d.id, c.id as "companyId", c.name as company, c.organisation_number as "organisationNumber", d.domain,
     d.claimed_at as "claimedAt", p.name as owner, p.email as address,
     exists (select from company_domains o where o.domain = d.domain and o.proved_at is not null and o.ended_at is null) as taken
   from company_domains d join companies c on c.id = d.company_id join people p on p.id = d.claimed_by
   where d.proved_at is null and d.ended_at is null order by d.claimed_at, d.id limit ${MOST}`,
)

/** The domains that staff may confirm, the oldest first. */
export const waitingDomains = (on: On): Promise<WaitingDomain[]> => run(on, FIND, [])
