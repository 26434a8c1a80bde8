import { createHmac, randomUUID } from 'node:crypto'
import { sessionCookieName } from '../../src/identity/session-cookie.ts'
import { digestOf, newId } from '../../src/platform/ids.ts'
import type { Fleet } from '../support/fleet.ts'

/** Somebody who asks: the headers that say who they are. */
export type Headers = Readonly<Record<string, string>>

export const addressOf = (name: string): string => `${name.toLowerCase()}@matrix.example`

/** A person with an account. Nobody's password is hashed: it is not what these tests are about. */
export async function account(fleet: Fleet, name: string): Promise<string> {
  const id = newId()
  await fleet.does(({ client, now }) =>
    client.query(
      `insert into people (id, email, name, lang, password_hash, email_verified_at, created_at) values ($1, $2, $3, 'en', 'none', $4, $4)`,
      [id, addressOf(name), `${name} Matrise`, now],
    ),
  )
  return id
}

/** A login session as a sign-in leaves it, and the cookie that opens it. */
export async function signedIn(fleet: Fleet, personId: string): Promise<Headers> {
  const sid = randomUUID()
  const content = { cookie: { originalMaxAge: null, httpOnly: true, path: '/' }, passport: { user: personId } }
  await fleet.does(({ client }) =>
    client.query(
      `insert into login_sessions (digest, person_id, content, method, ends_at) values ($1, $2, $3, 'password', app_now() + interval '7 days')`,
      [digestOf(sid), personId, JSON.stringify(content)],
    ),
  )
  const signature = createHmac('sha256', fleet.secret).update(sid).digest('base64').replace(/=+$/, '')
  return { cookie: `${sessionCookieName(false)}=${encodeURIComponent(`s:${sid}.${signature}`)}` }
}
