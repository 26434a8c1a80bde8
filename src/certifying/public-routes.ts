import { z } from 'zod'
import { sellerSetting } from '../invoicing/seller.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { readSetting } from '../platform/settings.ts'
import { credentialId, ISSUER_PATH, KEYS_PATH, keyUrl, REVOKED_PATH } from './addresses.ts'
import { issuerOf } from './badge.ts'
import { Code } from './code.ts'
import { endedCertificates } from './queries.ts'
import { publishedKeys } from './signing-key.ts'
import { certificateBadge, certificatePdf, verifyCertificate } from './verify-certificate.ts'
import { VerifiedShape, verifiedView } from './views.ts'

const room = 'certifying'
const who = 'anyone'
const params = z.strictObject({ code: Code })
const refusals = ['certificate/unknown', 'access/too-many-tries']
const Key = z.object({
  ...{ kty: z.literal('RSA'), n: z.string(), e: z.string() },
  ...{ kid: z.string(), alg: z.literal('RS256'), use: z.literal('sig') },
})
type Published = Awaited<ReturnType<typeof publishedKeys>>[number]
const keyOf = (publicUrl: string, { id, publicKey }: Published): z.input<typeof Key> => ({
  ...publicKey,
  ...{ kid: keyUrl(publicUrl, id), alg: 'RS256', use: 'sig' },
})

/** What certificates are checked by, for whoever was given one and for programs that check credentials. */
export const publicRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/verify/{code}',
    id: 'verifyCertificate',
    room,
    who,
    openToAll: true,
    summary: 'Whether a certificate is valid, and what it says, to whoever was given its code',
    params,
    replies: { 200: VerifiedShape },
    refusals,
    answer: async (call) => ({ status: 200, body: verifiedView(await verifyCertificate(call, call.params.code)) }),
  }),
  route({
    method: 'get',
    path: '/verify/{code}/certificate.pdf',
    id: 'readCertificatePdf',
    room,
    who,
    summary: 'The certificate as PDF/A and PDF/UA: drawn once, the same bytes for ever',
    params,
    query: z.strictObject({ lang: LangCode.default('nb') }),
    replies: { 200: null },
    refusals: [...refusals, 'certificate/ended'],
    answer: async (call) => ({
      ...{ status: 200, body: null },
      file: await certificatePdf(call, call.params.code, call.query.lang),
    }),
  }),
  route({
    method: 'get',
    path: '/verify/{code}/badge.jwt',
    id: 'readCertificateBadge',
    room,
    who,
    summary: 'The certificate as an Open Badges 3.0 credential: a compact JWS, signed with RS256',
    params,
    replies: { 200: null },
    refusals: [...refusals, 'certificate/ended'],
    answer: async (call) => ({
      ...{ status: 200, body: null },
      file: await certificateBadge(call, call.params.code),
    }),
  }),
  route({
    method: 'get',
    path: ISSUER_PATH,
    id: 'readIssuer',
    room,
    who,
    openToAll: true,
    summary: 'Who issues credentials: a Profile of Open Badges 3.0',
    replies: {
      200: z.object({
        ...{ id: z.url(), type: z.array(z.string()), name: z.string(), url: z.url(), email: z.string() },
      }),
    },
    refusals: ['issuer/unknown'],
    answer: async ({ till }) => {
      const seller = await readSetting({ client: till.connection.pool }, sellerSetting)
      if (!seller) throw unknown('issuer')
      return { status: 200, body: issuerOf(till.config.publicUrl, seller) }
    },
  }),
  route({
    method: 'get',
    path: KEYS_PATH,
    id: 'readSigningKeys',
    room,
    who,
    openToAll: true,
    summary: 'The public keys of all credentials, old ones too (RFC 7517)',
    replies: { 200: z.object({ keys: z.array(Key) }) },
    answer: async ({ till }) => {
      const keys = await publishedKeys({ client: till.connection.pool })
      return { status: 200, body: { keys: keys.map((each) => keyOf(till.config.publicUrl, each)) } }
    },
  }),
  route({
    method: 'get',
    path: `${ISSUER_PATH}/keys/{keyId}`,
    id: 'readSigningKey',
    room,
    who,
    openToAll: true,
    summary: 'One public key, at the address that the header of a credential names',
    params: z.strictObject({ keyId: z.uuid() }),
    replies: { 200: Key },
    refusals: ['key/unknown'],
    answer: async ({ till, params: { keyId } }) => {
      const key = (await publishedKeys({ client: till.connection.pool })).find(({ id }) => id === keyId)
      if (!key) throw unknown('key')
      return { status: 200, body: keyOf(till.config.publicUrl, key) }
    },
  }),
  route({
    method: 'get',
    path: REVOKED_PATH,
    id: 'listRevokedCredentials',
    room,
    who,
    openToAll: true,
    summary: 'The credentials that are not valid any more, by id: a 1EdTech revocation list 1.0',
    replies: {
      200: z.object({
        ...{ id: z.url(), issuer: z.url() },
        revokedCredentials: z.array(
          z.object({ id: z.string(), revoked: z.literal(true), revocationReason: z.string() }),
        ),
      }),
    },
    answer: async ({ till }) => {
      const { publicUrl } = till.config
      const ended = await seeAs(HOUSE, () => endedCertificates({ client: till.connection.pool }))
      const revoked = ended.map(({ id, how }) => ({
        ...{ id: credentialId(id), revoked: true as const, revocationReason: REASONS[how] },
      }))
      const body = { id: `${publicUrl}${REVOKED_PATH}`, issuer: `${publicUrl}${ISSUER_PATH}` }
      return { status: 200, body: { ...body, revokedCredentials: revoked } }
    },
  }),
]

/** Nothing of anybody: what was said about a person stays with those who keep the course. */
const REASONS = {
  revoked: 'The issuer has taken it back.',
  undone: 'The course has not been completed.',
  replaced: 'Another credential has been issued in its place.',
} as const
