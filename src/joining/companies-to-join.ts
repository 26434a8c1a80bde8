import { type On, run, statement } from '../platform/db/statement.ts'
import { DOMAIN_OF_ADDRESS, IS_PROVED } from './mail-domain.ts'

/** How long the company is left in peace after a no, in days. */
export const REST_DAYS = 30

/** A company that has proved a domain at which somebody has an address, and that they are no member of. */
export type CompanyToJoin = {
  companyId: string
  company: string
  /** The domain by which they may join. */
  domain: string
  /** They are let in as a buyer when they ask. */
  atOnce: boolean
  wish: 'none' | 'asked' | 'declined'
}

/** A member of before is not let in at once by anybody but the company; a wish of then is no wish of now. */
const FIND = statement<CompanyToJoin>(
  'companies-to-join',
  `select c.id as "companyId", c.name as company, min(d.domain) as domain,
     bool_or(d.lets_in = 'at-once') and not bool_or(m.company_id is not null) as "atOnce",
     case
       when exists (select from join_wishes w where w.company_id = c.id and w.person_id = $1 and w.answered_at is null
         and w.asked_at > coalesce(max(m.ended_at), '-infinity')) then 'asked'
       when exists (select from join_wishes w where w.company_id = c.id and w.person_id = $1 and w.admitted_as is null
         and w.answered_at > app_now() - interval '${REST_DAYS} days') then 'declined'
       else 'none' end as wish
   from person_addresses a join people p on p.id = a.person_id and ${IS_PROVED}
   join company_domains d on d.domain = ${DOMAIN_OF_ADDRESS} and d.proved_at is not null and d.ended_at is null
   join companies c on c.id = d.company_id and c.confirmed_at is not null
   left join company_members m on m.company_id = c.id and m.person_id = a.person_id
   where a.person_id = $1 and (m.company_id is null or m.ended_at is not null)
   group by c.id order by c.name, c.id`,
)

/** By name. Whoever asks must see all companies: these are not theirs yet. */
export const companiesToJoin = (on: On, personId: string): Promise<CompanyToJoin[]> => run(on, FIND, [personId])
