import type { JWK } from 'oidc-provider'
import { freePort } from '../../src/platform/free-port.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { type IdentityProvider, signingKey, startIdentityProvider } from '../support/identity-provider.ts'
import { browse, type PlainBrowser } from '../web/browser.ts'

/**
 * A till with five ways in: a campus whose addresses are not trusted, a faculty of the same provider whose are, a national
 * provider that asks for signatures and pushed requests, one more client there, and one whose provider is not there yet.
 */
export type Campus = {
  house: House
  campus: IdentityProvider
  nation: IdentityProvider
  /** Starts the provider that was down from the beginning. */
  bringUp(): Promise<IdentityProvider>
  close(): Promise<void>
}

const SECRET = 'a secret between campus and till'

export async function openCampus(): Promise<Campus> {
  const [campus, nation, latePort] = [await startIdentityProvider(), await startIdentityProvider(), await freePort()]
  const key = signingKey('till')
  const house = await bootTill({
    env: { SIGN_IN_PROVIDERS: JSON.stringify(providers(campus, nation, { latePort, key: key.mine })) },
  })
  const client = (id: string) => ({ client_id: id, redirect_uris: [`${house.url}/sign-in/with/${id}/callback`] })
  campus.open(['campus', 'faculty'].map((id) => ({ ...client(id), client_secret: SECRET })))
  nation.open([
    {
      ...client('id-porten'),
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [key.theirs] },
      require_pushed_authorization_requests: true,
    },
  ])
  let late: IdentityProvider | null = null
  return {
    house,
    campus,
    nation,
    async bringUp() {
      late = await startIdentityProvider(latePort)
      late.open([{ ...client('late'), client_secret: SECRET }])
      return late
    },
    async close() {
      await house.close()
      await Promise.all([campus, nation, ...(late ? [late] : [])].map((each) => each.stop()))
    },
  }
}

const providers = (
  campus: IdentityProvider,
  nation: IdentityProvider,
  { latePort, key }: { latePort: number; key: JWK },
) => [
  { id: 'campus', name: 'Campus-ID', issuer: campus.issuer, clientId: 'campus', clientSecret: SECRET },
  {
    id: 'faculty',
    name: { nb: 'Fakultetet', en: 'The faculty' },
    issuer: campus.issuer,
    clientId: 'faculty',
    clientSecret: SECRET,
    trustsEmail: true,
  },
  {
    id: 'id-porten',
    name: 'ID-porten',
    issuer: nation.issuer,
    clientId: 'id-porten',
    privateKey: key,
    acrValues: ['idporten-loa-substantial'],
    par: true,
    scopes: ['openid', 'profile'],
  },
  { id: 'late', name: 'Sen-ID', issuer: `http://localhost:${latePort}`, clientId: 'late', clientSecret: SECRET },
]

type Trip = { with: string; login: string; query?: string; as?: 'cancel' }

/** From the button to the address that the provider sends the browser back to, which is not opened yet. */
export async function goToProvider({ house }: Campus, browser: PlainBrowser, trip: Trip): Promise<string> {
  const begun = await browser.get(`/sign-in/with/${trip.with}${trip.query ?? ''}`)
  const there = browse(new URL(begun.to!).origin)
  let at = begun.to!
  let shown = await there.get(at)
  for (;;) {
    if (shown.to === null) {
      shown = await there.post(at, trip.as === 'cancel' ? { cancel: 'yes' } : { login: trip.login })
      if (shown.to === null) throw new Error(`the provider answers ${shown.status}: ${shown.body.slice(0, 300)}`)
    }
    at = new URL(shown.to, at).href
    if (at.startsWith(house.url)) return at.slice(house.url.length)
    shown = await there.get(at)
  }
}

/** Who a browser is signed in as; null for a visitor. */
export async function whoIs(
  { house }: Campus,
  { cookies }: PlainBrowser,
): Promise<{ id: string; name: string; email: string } | null> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${house.url}/me`, { headers: { cookie } })
  return answer.ok ? ((await answer.json()) as { id: string; name: string; email: string }) : null
}

/** The address of the newest mailed link, as a path; null where no mail came. */
export const mailedLink = ({ house }: Campus, email: string): string | null =>
  house
    .mails()
    .flatMap(({ to, text }) => (to.includes(email) ? (/(?:\/en)?\/sign-in\/address\/\S+/.exec(text) ?? []) : []))[0] ??
  null

/** Presses the button of the page that a mailed link shows. */
export const press = (browser: PlainBrowser, link: string) =>
  browser.post(link.split('?')[0]!, { token: new URLSearchParams(link.split('?')[1]).get('token')! })

/** The whole way: to the provider, and back into the till. */
export async function signInWith(campus: Campus, browser: PlainBrowser, trip: Trip) {
  return browser.get(await goToProvider(campus, browser, trip))
}
