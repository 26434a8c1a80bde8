import { type On, run, statement } from '../platform/db/statement.ts'
import { DOMAIN_OF_ADDRESS, IS_PROVED } from './mail-domain.ts'

/** Somebody who waits for a company's answer, with the addresses by which they may. */
export type JoinWish = { id: string; personId: string; name: string; addresses: string[]; askedAt: Date }

/** Of `join_wishes w`: their person still has an address at a domain of the company, and has not come in another way since. */
export const COUNTS = `from person_addresses a join people p on p.id = a.person_id and ${IS_PROVED}
   join company_domains d on d.domain = ${DOMAIN_OF_ADDRESS} and d.proved_at is not null and d.ended_at is null
   where a.person_id = w.person_id and d.company_id = w.company_id and not exists (select from company_members m
     where m.company_id = w.company_id and m.person_id = w.person_id and coalesce(m.ended_at, 'infinity') >= w.asked_at)`

const OPEN = statement<JoinWish>(
  'join-wishes-open',
  `select w.id, w.person_id as "personId", p.name, theirs.addresses, w.asked_at as "askedAt"
   from join_wishes w join people p on p.id = w.person_id
   cross join lateral (select array_agg(a.email order by a.email) as addresses ${COUNTS}) theirs
   where w.company_id = $1 and w.answered_at is null and theirs.addresses is not null order by w.asked_at, w.id`,
)

/** Who waits, the longest first. A wish counts as long as its person has the address. */
export const joinWishesOf = (on: On, companyId: string): Promise<JoinWish[]> => run(on, OPEN, [companyId])
