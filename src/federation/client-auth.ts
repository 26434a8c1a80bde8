import { createPrivateKey } from 'node:crypto'
import { type ClientAuth, ClientSecretBasic, ClientSecretPost, PrivateKeyJwt } from 'openid-client'
import { SIGNING, type SignInProvider } from '../platform/sign-in-providers.ts'

/** How we prove to a provider that it is us: by a signature (RFC 7523) or by the secret it gave us. */
export function clientAuth({ privateKey, clientSecret }: SignInProvider): ClientAuth {
  return privateKey ? bySignature(privateKey) : bySecret(clientSecret ?? '')
}

function bySignature(jwk: NonNullable<SignInProvider['privateKey']>): ClientAuth {
  const key = createPrivateKey({ key: jwk, format: 'jwk' }).toCryptoKey(SIGNING[jwk.alg], false, ['sign'])
  return PrivateKeyJwt(jwk.kid === undefined ? key : { key, kid: jwk.kid })
}

/** In the header, which every provider must take unless it says otherwise (OpenID Connect Core § 9); else in the body. */
function bySecret(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (as, ...rest) => {
    const taken = as.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (taken.includes('client_secret_basic') ? basic : post)(as, ...rest)
  }
}
