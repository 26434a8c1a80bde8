import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider, { type Adapter, type AdapterPayload, type ClientMetadata, type JWK } from 'oidc-provider'

/** What the provider knows of a person, by what they type to sign in there. */
export type Known = Record<string, { sub?: string; name?: string; email?: string; email_verified?: boolean }>

export type IdentityProvider = {
  issuer: string
  known: Known
  /** Who may send people here. Known only once the till has an address. */
  open(clients: ClientMetadata[]): void
  stop(): Promise<void>
}

/** A key pair for signatures, as both sides are given it. */
export function signingKey(kid: string): { mine: JWK & { alg: 'ES256' }; theirs: JWK } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const said = { alg: 'ES256', use: 'sig', kid } as const
  return {
    mine: { ...(privateKey.export({ format: 'jwk' }) as JWK), ...said },
    theirs: { ...(publicKey.export({ format: 'jwk' }) as JWK), ...said },
  }
}

/** A real OpenID provider (certified node-oidc-provider) on loopback, with a sign-in page of its own. */
export async function startIdentityProvider(port = 0): Promise<IdentityProvider> {
  const known: Known = {}
  let provider: Provider | null = null
  const server = createServer((req, res) => {
    if (!provider) return void res.writeHead(503).end()
    if (req.url?.startsWith('/interaction/')) return void interact(provider, req, res)
    return void provider.callback()(req, res)
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  // Another site than the till's 127.0.0.1, as a browser sees it.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    known,
    open(clients) {
      provider = new Provider(issuer, configuration(clients, known))
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

type Configuration = NonNullable<ConstructorParameters<typeof Provider>[1]>

const configuration = (clients: ClientMetadata[], known: Known): Configuration => ({
  clients,
  adapter: memory(),
  jwks: { keys: [signingKey('provider').mine] },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { clientAuthSigningAlgValues: ['ES256'] },
  cookies: { keys: ['only for tests'] },
  features: { devInteractions: { enabled: false } },
  acrValues: ['idporten-loa-substantial'],
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  claims: { email: ['email', 'email_verified'], profile: ['name'] },
  ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  findAccount: (_ctx, login) => {
    const sub = known[login]?.sub ?? login
    return { accountId: login, claims: () => ({ ...known[login], sub }) }
  },
  // Nobody is asked whether they agree: who signs in here has agreed.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
    grant.addOIDCScope('openid profile email')
    await grant.save()
    return grant
  },
})

/** The page on which people say who they are; a person who breaks off sends `cancel`. */
async function interact(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'POST')
    return void res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><html lang="nb"><title>Campus-ID</title><h1>Campus-ID</h1><form method="post">
<label>Brukernavn <input name="login"></label><button>Logg inn</button><button name="cancel" value="yes">Avbryt</button></form>`,
    )
  const form = new URLSearchParams(await text(req))
  const said = form.has('cancel') ? { error: 'access_denied' } : { login: { accountId: form.get('login')! } }
  await provider.interactionFinished(req, res, said)
}

/** Where the provider keeps sessions, codes and tokens: in memory, for as long as it runs. */
function memory(): (name: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  const found = (wanted: (payload: AdapterPayload) => boolean) => [...kept.values()].find(wanted)
  return (name) => ({
    upsert: async (id, payload) => void kept.set(`${name} ${id}`, payload),
    find: async (id) => kept.get(`${name} ${id}`),
    findByUid: async (uid) => found((payload) => payload.uid === uid),
    findByUserCode: async (code) => found((payload) => payload.userCode === code),
    consume: async (id) => void Object.assign(kept.get(`${name} ${id}`) ?? {}, { consumed: 1 }),
    destroy: async (id) => void kept.delete(`${name} ${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
