import type { Request } from 'express'
import { type Configuration, randomNonce, randomState } from 'openid-client'
import { type AuthenticateOptions, Strategy, type VerifyFunction } from 'openid-client/passport'
import type { SignInProvider } from '../platform/sign-in-providers.ts'
import { CALLBACK, callbackPath } from './provider.ts'

type Given = { provider: SignInProvider; config: Configuration; publicUrl: string; verify: VerifyFunction }

/** Passport's strategy for one provider: the code flow with PKCE, always with state and nonce as well. */
export class ProviderStrategy extends Strategy {
  // Not `#`: Passport calls these on an object made from the strategy, which has its members only by inheritance.
  private readonly provider: SignInProvider
  private readonly publicUrl: string

  constructor({ provider, config, publicUrl, verify }: Given) {
    const callbackURL = `${publicUrl}${callbackPath(provider.id)}`
    const own = { sessionKey: `with ${provider.id}`, usePAR: provider.par, scope: provider.scopes.join(' ') }
    super({ config, callbackURL, ...own }, verify)
    this.provider = provider
    this.publicUrl = publicUrl
  }

  override authorizationRequestParams<O extends AuthenticateOptions>(req: Request, options: O): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(req, options))
    params.set('state', randomState())
    params.set('nonce', randomNonce())
    params.set('ui_locales', req.res?.locals.lang === 'en' ? 'en' : 'nb')
    if (this.provider.acrValues.length > 0) params.set('acr_values', this.provider.acrValues.join(' '))
    return params
  }

  /** The address that the provider was told, whatever a proxy or a Host header says. */
  override currentUrl({ originalUrl }: Request): URL {
    return new URL(originalUrl, this.publicUrl)
  }

  /** By the address: what stands in the query was put there by somebody else. */
  override shouldInitiateAuthRequest({ path }: Request): boolean {
    return !path.endsWith(CALLBACK)
  }
}
