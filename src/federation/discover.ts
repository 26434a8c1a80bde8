import { allowInsecureRequests, type Configuration, discovery, fetchUserInfo } from 'openid-client'
import type { VerifyFunction } from 'openid-client/passport'
import { passportOf } from '../identity/passport.ts'
import { perPool } from '../platform/db/per-pool.ts'
import type { SignInProvider } from '../platform/sign-in-providers.ts'
import type { Till } from '../platform/till.ts'
import { clientAuth } from './client-auth.ts'
import { personBehind } from './person-behind.ts'
import { ProviderStrategy } from './provider-strategy.ts'
import { vouchedBy } from './vouched.ts'

/** How long a person is kept waiting for a provider, in seconds. */
const PATIENCE_SECONDS = 5

type Tokens = Parameters<VerifyFunction>[0]

const reached = perPool(() => new Map<string, Promise<string>>())

/**
 * The name under which Passport knows a provider, which is asked for its addresses when somebody first signs in with it: one that
 * is down hinders nobody else. What it said is kept; after a failure it is asked again. @throws what went wrong on the way
 */
export function reachProvider(till: Till, provider: SignInProvider): Promise<string> {
  const asked = reached(till.connection.pool)
  const known = asked.get(provider.id)
  if (known) return known
  const asking = discover(till, provider)
  asked.set(provider.id, asking)
  asking.catch(() => asked.delete(provider.id))
  return asking
}

async function discover(till: Till, provider: SignInProvider): Promise<string> {
  const issuer = new URL(provider.issuer)
  const config = await discovery(issuer, provider.clientId, undefined, clientAuth(provider), {
    timeout: PATIENCE_SECONDS,
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
  })
  const name = `oidc ${provider.id}`
  const verify = verifier(till, provider, config)
  passportOf(till.connection.pool).use(
    name,
    new ProviderStrategy({ provider, config, publicUrl: till.config.publicUrl, verify }),
  )
  return name
}

/** Passport is given the person who was joined to the identity before, or else nobody and the identity beside it. */
function verifier(till: Till, { id }: SignInProvider, config: Configuration): VerifyFunction {
  const on = { client: till.connection.pool }
  const vouched = async (tokens: Tokens) => {
    const claims = tokens.claims()
    if (!claims) throw new Error('the provider sent no ID token')
    const personId = await personBehind(on, { provider: id, subject: claims.sub })
    if (personId !== null) return { user: { personId } }
    const asksMore = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
    const more = asksMore ? await fetchUserInfo(config, tokens.access_token, claims.sub) : {}
    return { user: false as const, beside: { vouched: vouchedBy(id, { ...more, ...claims }) } }
  }
  return (tokens, verified) => {
    vouched(tokens).then(({ user, beside }) => verified(null, user, beside), verified)
  }
}
