import { expect, test } from 'vitest'
import { ConfigFault, configFrom } from '../../src/platform/config.ts'
import { signingKey } from '../support/identity-provider.ts'

const FEIDE = {
  id: 'feide',
  name: 'Feide',
  issuer: 'https://auth.dataporten.no',
  clientId: 'till',
  clientSecret: 'hush hush hush',
}
const KEY = signingKey('till').mine

function said(value: unknown): readonly string[] {
  try {
    configFrom({ DEMO: '1', SIGN_IN_PROVIDERS: typeof value === 'string' ? value : JSON.stringify(value) })
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.sentences
    throw error
  }
}

test('a provider needs an id, a name, its issuer, our client id and a secret; the rest has safe defaults', () => {
  const { signInProviders } = configFrom({ DEMO: '1', SIGN_IN_PROVIDERS: JSON.stringify([FEIDE]) })
  expect(signInProviders).toEqual([
    {
      ...FEIDE,
      name: { nb: 'Feide', en: 'Feide' },
      acrValues: [],
      par: false,
      scopes: ['openid', 'profile', 'email'],
      trustsEmail: false,
    },
  ])
  expect(configFrom({ DEMO: '1' }).signInProviders).toEqual([])
})

test('a private key stands in the place of a secret', () => {
  const { clientSecret: _none, ...provider } = FEIDE
  expect(said([{ ...provider, privateKey: KEY, par: true, acrValues: ['idporten-loa-substantial'] }])).toEqual([])
})

test.each([
  ['no JSON', 'feide', 'SIGN_IN_PROVIDERS must be a JSON list'],
  ['no list', { ...FEIDE }, 'SIGN_IN_PROVIDERS must be a JSON list'],
  ['an id that is no address', [{ ...FEIDE, id: 'Feide!' }], 'SIGN_IN_PROVIDERS.0.id must be 2 to 31'],
  ['an id twice', [FEIDE, FEIDE], 'SIGN_IN_PROVIDERS.1 has the id of an earlier'],
  ['a name in one language', [{ ...FEIDE, name: { nb: 'Feide' } }], 'SIGN_IN_PROVIDERS.0.name must be the name'],
  ['plain http', [{ ...FEIDE, issuer: 'http://auth.dataporten.no' }], 'SIGN_IN_PROVIDERS.0.issuer must be'],
  ['an issuer that is none', [{ ...FEIDE, issuer: 'feide' }], 'SIGN_IN_PROVIDERS.0.issuer must be'],
  ['no client id', [{ ...FEIDE, clientId: '' }], 'SIGN_IN_PROVIDERS.0.clientId must be'],
  ['no proof', [{ ...FEIDE, clientSecret: undefined }], 'SIGN_IN_PROVIDERS.0 must have either'],
  ['two proofs', [{ ...FEIDE, privateKey: KEY }], 'SIGN_IN_PROVIDERS.0 must have either'],
  ['a public key', [{ ...FEIDE, privateKey: signingKey('x').theirs }], 'SIGN_IN_PROVIDERS.0.privateKey must be'],
  [
    'a key for something else',
    [{ ...FEIDE, privateKey: { ...KEY, alg: 'RS256' } }],
    'SIGN_IN_PROVIDERS.0.privateKey must',
  ],
  ['scopes without openid', [{ ...FEIDE, scopes: ['email'] }], 'SIGN_IN_PROVIDERS.0.scopes must be'],
  ['trust in words', [{ ...FEIDE, trustsEmail: 'yes' }], 'SIGN_IN_PROVIDERS.0.trustsEmail must be true or false'],
  ['a member misspelt', [{ ...FEIDE, trustEmail: true }], 'SIGN_IN_PROVIDERS.0 has a member that is not known'],
  ['too many', Array(9).fill(FEIDE), 'SIGN_IN_PROVIDERS may name at most 8'],
])('%s stops the start with a sentence that holds no secret', (_name, value, sentence) => {
  const sentences = said(value)
  expect(sentences).toContainEqual(expect.stringContaining(sentence))
  expect(sentences.join()).not.toMatch(/hush/)
  if (KEY.d) expect(sentences.join()).not.toContain(KEY.d)
})
