import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'

const ADD = statement<{ email: string }>(
  'people-add',
  `insert into people (id, email, name, lang, created_at)
   select g.id, g.email, g.name, g.lang, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) g(id, email, name, lang)
   where not exists (select from person_addresses a where a.email = g.email) order by g.email
   on conflict (email) do nothing returning email`,
)

/**
 * Adds people without a password whose addresses nobody here has, main or not, in one statement, and says of each in their order whether
 * they were new. Addresses are in small letters; who is here keeps the name and language they have.
 */
export async function addPeople(
  tx: Tx,
  people: readonly { email: string; name: string; lang: Lang }[],
): Promise<boolean[]> {
  const [emails, names] = [people.map(({ email }) => email), people.map(({ name }) => name)]
  const langs = people.map(({ lang }) => lang)
  const added = await run(tx, ADD, [people.map(() => newId()), emails, names, langs, tx.now])
  const fresh = new Set(added.map(({ email }) => email))
  return emails.map((email) => fresh.has(email))
}
