import { type On, run, statement } from '../platform/db/statement.ts'

/** One of a person's addresses. All but the main one have been proved; so has the main one of whoever can sign in. */
export type OwnAddress = { id: string; email: string; since: Date; isMain: boolean }

/** More than anybody uses, and few enough for one page. */
export const ADDRESSES_MOST = 10

const FIND = statement<OwnAddress>(
  'addresses-of',
  `select a.id, a.email, a.since, a.email = p.email as "isMain"
   from people p join person_addresses a on a.person_id = p.id where p.id = $1 order by "isMain" desc, a.since, a.id`,
)

/** The main one first. */
export const addressesOf = (on: On, personId: string): Promise<OwnAddress[]> => run(on, FIND, [personId])
