import { freshPerson } from '../identity/fresh.ts'
import { hashPassword } from '../identity/password.ts'
import { refuseLeaked } from '../identity/refuse-leaked.ts'
import { type Actor, visitor } from '../platform/actor.ts'
import { readShop, shopName } from '../platform/shop.ts'
import { act, type Till } from '../platform/till.ts'
import { beginAuthenticator, type Offered, pendingAuthenticator } from './begin-authenticator.ts'
import { changePassword, setPasswordByLink } from './set-password.ts'

// Each is the whole of an act, for API and pages alike: judge and hash outside the transaction, then write.

export async function newPasswordByLink(till: Till, { token, password }: { token: string; password: string }) {
  await refuseLeaked(till, password)
  const passwordHash = await hashPassword(password)
  await act(till, visitor, (tx) => setPasswordByLink(tx, { token, passwordHash }))
}

/** @throws access/prove-again */
export async function newPassword(till: Till, actor: Actor, { password }: { password: string }): Promise<void> {
  freshPerson(actor)
  await refuseLeaked(till, password)
  const passwordHash = await hashPassword(password)
  await act(till, actor, (tx) => changePassword(tx, { passwordHash }))
}

/** @throws access/prove-again, access/has-authenticator */
export const offerAuthenticator = (till: Till, actor: Actor): Promise<Offered> =>
  withNames(till, (names) => act(till, actor, (tx) => beginAuthenticator(tx, names)))

/** @throws access/prove-again, authenticator/unknown */
export const offerAgain = (till: Till, actor: Actor): Promise<Offered> =>
  withNames(till, (names) => act(till, actor, (tx) => pendingAuthenticator(tx, names)))

async function withNames<T>(till: Till, work: (names: { issuer: string; sessionSecret: string }) => Promise<T>) {
  const { publicUrl, sessionSecret } = till.config
  const shop = await readShop({ client: till.connection.pool })
  return work({ issuer: shop ? shopName('nb', shop) : new URL(publicUrl).host, sessionSecret })
}
