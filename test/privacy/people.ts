import { hashPassword } from '../../src/identity/password.ts'
import { newId } from '../../src/platform/ids.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, signIn } from '../support/account.ts'
import type { House } from '../support/constellation.ts'
import { ask, unique } from '../support/make.ts'

export type Signed = Account & { cookie: string; name: string }

/** Somebody with an account, signed in a moment ago. */
export async function signedIn(house: House, name: string, email = `${unique()}@konto.example`): Promise<Signed> {
  const password = 'ni røde hester'
  const passwordHash = await hashPassword(password)
  const personId = await act(house.till, { kind: 'job', name: 'test' }, async ({ client, now }) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into people (id, email, name, lang, password_hash, email_verified_at, created_at) values ($1, $2, $3, 'nb', $4, $5, $5)
       on conflict (email) do update set password_hash = excluded.password_hash, email_verified_at = excluded.email_verified_at returning id`,
      [newId(), email, name, passwordHash, now],
    )
    return rows[0]!.id
  })
  const account = { personId, email, password }
  return { ...account, name, ...(await signIn(house, account)) }
}

/** Asks as somebody who is signed in. */
export const askAs = <T = Record<string, unknown>>(
  house: House,
  { cookie }: { cookie: string },
  path: string,
  how: { method?: string; body?: unknown } = {},
): Promise<{ status: number; body: T }> => ask<T>(house, path, { ...how, headers: { cookie } })

/** Every table of the database in which a text stands, with the rows. */
export async function whereIs(house: House, text: string): Promise<Record<string, string[]>> {
  const tables = await house.witness(
    `select table_schema || '."' || table_name || '"' as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss') order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await house.witness(
      `select t::text as row from ${name} t where position(lower('${text.toLowerCase()}') in lower(t::text)) > 0`,
    )
    if (rows.length > 0) found[String(name)] = rows.map(({ row }) => String(row))
  }
  return found
}
