import { hashPassword } from '../../src/identity/password.ts'
import { signUp } from '../../src/identity/sign-up.ts'
import { verifyEmail } from '../../src/identity/verify-email.ts'
import { visitor } from '../../src/platform/actor.ts'
import { act } from '../../src/platform/till.ts'
import type { House } from './constellation.ts'
import { unique } from './make.ts'

export type Account = { personId: string; email: string; password: string }

/** A person who has opened their mailed link. */
export async function openAccount(house: House, name = 'Kari Konto', domain = 'example.test'): Promise<Account> {
  const [email, password] = [`konto-${unique()}@${domain}`, 'ni røde hester']
  const passwordHash = await hashPassword(password)
  const { token } = await act(house.till, visitor, (tx) => signUp(tx, { name, email, lang: 'nb', passwordHash }))
  const { personId } = await act(house.till, visitor, (tx) => verifyEmail(tx, { token: token! }))
  return { personId, email, password }
}

/** Signs in over the API; the header is what a browser would send from then on. */
export async function signIn(house: House, { email, password }: Account): Promise<{ cookie: string }> {
  const answer = await fetch(`${house.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }
}
