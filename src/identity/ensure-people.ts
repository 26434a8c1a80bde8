import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'

/** Once for what others committed meanwhile; more would mean that people vanish, which nothing does. */
const ATTEMPTS = 3

const ENSURE = statement<{ id: string | null }>(
  'people-ensure',
  `with given as (
     select lower(g.email) as email, g.name, g.id, g.place
     from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality g(email, name, id, place)
   ), missing as (
     select distinct on (email) id, email, name from given
     where not exists (select from person_addresses a where a.email = given.email) order by email, place
   ), made as (
     insert into people (id, email, name, lang, created_at)
     select id, email, name, $4, $5 from missing order by email
     on conflict (email) do nothing returning id, email
   )
   select coalesce(a.person_id, m.id) as id from given g
   left join person_addresses a on a.email = g.email left join made m on m.email = g.email order by g.place`,
)

/**
 * The ids of the people with these addresses, main or not, in the order given; whoever is missing is added. A person who is here keeps
 * the name they have. New addresses are inserted in alphabetical order, so that two orders never wait for each other.
 */
export async function ensurePeople(
  tx: Tx,
  named: readonly { name: string; email: string }[],
  lang: Lang,
): Promise<string[]> {
  const values = [
    named.map(({ email }) => email),
    named.map(({ name }) => name),
    named.map(() => newId()),
    lang,
    tx.now,
  ]
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // An address that another transaction committed while this one waited is seen by the next statement only.
    const ids = (await run(tx, ENSURE, values)).map(({ id }) => id)
    if (!ids.includes(null)) return ids as string[]
  }
  throw new Error('people were neither found nor made')
}
