import { waysInOf } from '../../access/ways-in.ts'
import { identitiesOf } from '../../federation/identities-of.ts'
import { personById } from '../../identity/queries.ts'
import { passkeysOf } from '../../passkeys/passkeys-of.ts'
import type { SignInProvider } from '../../platform/sign-in-providers.ts'
import type { Visit } from '../visit.ts'

/** The ways in that a page offers besides a mailed link, which everybody has. */
export type Ways = {
  /** Whose they are; null where nobody is signed in, and all ways are offered. */
  email: string | null
  password: boolean
  passkey: boolean
  providers: readonly SignInProvider[]
}

/** For whoever proves once more who they are: the ways that they have, and no others. */
export async function waysFor({ caller: { actor }, on, till }: Visit): Promise<Ways> {
  const { signInProviders } = till.config
  const all = { email: null, password: true, passkey: true, providers: signInProviders }
  if (actor.kind !== 'person') return all
  const { personId } = actor
  const [person, ways] = await Promise.all([personById(on, personId), waysInOf(on, personId)])
  const [passkeys, identities] = await Promise.all([passkeysOf(on, personId), identitiesOf(on, personId)])
  if (!person || !ways) return all
  return {
    email: person.email,
    password: ways.hasPassword,
    passkey: passkeys.length > 0,
    providers: signInProviders.filter(({ id }) => identities.some(({ provider }) => provider === id)),
  }
}
