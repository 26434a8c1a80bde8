import { createPrivateKey, type JsonWebKey } from 'node:crypto'
import { z } from 'zod'

/** More would not fit on the sign-in page. */
const PROVIDERS_MAX = 8
/** Characters of the name on a button. */
const NAME_MAX = 60

const JSON_LIST =
  'must be a JSON list of sign-in providers, see README: [{"id":"feide","name":"Feide","issuer":"https://…",…}]'
const ID = 'must be 2 to 31 small letters, digits and hyphens, beginning with a letter: it stands in addresses'
const NAME = `must be the name on the button, at most ${NAME_MAX} characters, or {"nb": …, "en": …}`
const ISSUER = 'must be the issuer’s https:// address, as the provider writes it (http:// on this machine only)'
const CLIENT_ID = 'must be the client id that the provider gave you'
const SECRET = 'must be the client secret that the provider gave you'
const ONE_PROOF = 'must have either a clientSecret or a privateKey'
const KEY = 'must be a private key as JWK with "alg": RS256, PS256 or ES256, the one whose public half the provider has'
const SCOPES = 'must be a list of scopes with openid among them'
const WORDS = 'must be a list of words without blanks'
const FLAG = 'must be true or false'
const TWICE = 'has the id of an earlier provider: each needs its own'
const NOT_KNOWN = 'has a member that is not known'

/** What a private key may sign with, and what Web Crypto calls that. */
export const SIGNING = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const

const isPrivateKey = (jwk: JsonWebKey): boolean => {
  try {
    return createPrivateKey({ key: jwk, format: 'jwk' }).asymmetricKeyType === (jwk.alg === 'ES256' ? 'ec' : 'rsa')
  } catch {
    return false
  }
}
const isIssuer = (text: string): boolean => {
  const { protocol, hostname, search, hash } = new URL(text)
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && search === '' && hash === ''
}

const Name = z.string(NAME).trim().min(1, NAME).max(NAME_MAX, NAME)
const Word = z.string(WORDS).regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, WORDS)
const Key = z
  .looseObject({ alg: z.enum(['RS256', 'PS256', 'ES256'], KEY), kid: z.string(KEY).optional() }, KEY)
  .refine((jwk) => isPrivateKey(jwk), KEY)

const Provider = z
  .strictObject(
    {
      id: z.string(ID).regex(/^[a-z][a-z0-9-]{1,30}$/, ID),
      name: z.union([Name.transform((name) => ({ nb: name, en: name })), z.strictObject({ nb: Name, en: Name })], NAME),
      issuer: z.url({ error: ISSUER, abort: true }).refine(isIssuer, ISSUER),
      clientId: z.string(CLIENT_ID).min(1, CLIENT_ID),
      clientSecret: z.string(SECRET).min(1, SECRET).optional(),
      privateKey: Key.optional(),
      acrValues: z.array(Word, WORDS).default([]),
      par: z.boolean(FLAG).default(false),
      scopes: z
        .array(Word, SCOPES)
        .refine((scopes) => scopes.includes('openid'), SCOPES)
        .default(['openid', 'profile', 'email']),
      trustsEmail: z.boolean(FLAG).default(false),
    },
    { error: ({ code }) => (code === 'unrecognized_keys' ? NOT_KNOWN : JSON_LIST) },
  )
  .refine((each) => (each.clientSecret === undefined) !== (each.privateKey === undefined), ONE_PROOF)

/** Somebody else who says who a person is, over OpenID Connect. The id stands for the issuer for ever: another issuer is another id. */
export type SignInProvider = z.output<typeof Provider>

const parsed = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: JSON_LIST })
    return z.NEVER
  }
}

/** The setting: JSON in one line, because secrets and keys come with the rest of the environment. */
export const SignInProviders = z
  .string()
  .transform(parsed)
  .pipe(z.array(Provider, JSON_LIST).max(PROVIDERS_MAX, `may name at most ${PROVIDERS_MAX} providers`))
  .check(({ value, issues }) => {
    for (const [place, { id }] of value.entries())
      if (value.findIndex((each) => each.id === id) < place)
        issues.push({ code: 'custom', message: TWICE, path: [place], input: undefined })
  })

/** What people know a provider by; one that is configured no more goes by its id. */
export const nameOfProvider = (
  { signInProviders }: { signInProviders: readonly SignInProvider[] },
  id: string,
): SignInProvider['name'] => signInProviders.find((each) => each.id === id)?.name ?? { nb: id, en: id }
