import { freshPerson } from '../identity/fresh.ts'
import { hashPassword } from '../identity/password.ts'
import type { Actor } from '../platform/actor.ts'
import { readShop, shopName } from '../platform/shop.ts'
import { act, type Till } from '../platform/till.ts'
import { beginAuthenticator, type Offered, pendingAuthenticator } from './begin-authenticator.ts'
import { removeAuthenticator, removeAuthenticatorOf } from './remove-authenticator.ts'
import { changePassword, setPasswordByLink } from './set-password.ts'
import { tellOwner } from './tell-owner.ts'

// Each is the whole of an act, for API and pages alike: hash outside the transaction, write, tell the owner.

export async function newPasswordByLink(till: Till, { token, password }: { token: string; password: string }) {
  const passwordHash = await hashPassword(password)
  const { personId } = await act(till, { kind: 'visitor' }, (tx) => setPasswordByLink(tx, { token, passwordHash }))
  await tellOwner(till, personId, 'password')
}

/** @throws access/prove-again */
export async function newPassword(till: Till, actor: Actor, { password }: { password: string }): Promise<void> {
  freshPerson(actor)
  const passwordHash = await hashPassword(password)
  const { personId } = await act(till, actor, (tx) => changePassword(tx, { passwordHash }))
  await tellOwner(till, personId, 'password')
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

/** @throws access/prove-again */
export async function dropAuthenticator(till: Till, actor: Actor): Promise<void> {
  const { personId } = freshPerson(actor)
  await act(till, actor, removeAuthenticator)
  await tellOwner(till, personId, 'authenticator-removed')
}

/** @throws access/prove-again */
export async function dropAuthenticatorOf(till: Till, actor: Actor, personId: string): Promise<void> {
  await act(till, actor, (tx) => removeAuthenticatorOf(tx, personId))
  await tellOwner(till, personId, 'authenticator-removed')
}
