import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import type { House } from '../support/constellation.ts'
import { ask, bearer, type Offering, until } from '../support/make.ts'

export type Verified = {
  code: string
  state: string
  name: string | null
  isTest: boolean
  course: { title: Record<'nb' | 'en', string>; creditTenths: number; completedOn: string } | null
}
export type Listed = {
  certificateId: string
  enrolmentId: string
  name: string
  state: string
  how: string | null
  version: number
}

/** Those who keep a course, over the API. */
export function openCollege(house: House, keeper: string, offering: Offering) {
  const send = <T = { type: string }>(method: string, path: string, body?: object) =>
    ask<T>(house, path, { method, headers: bearer(keeper), ...(body === undefined ? {} : { body }) })
  const learners = async () =>
    (
      await send<{ learners: { enrolmentId: string; name: string }[] }>(
        'GET',
        `/offerings/${offering.offeringId}/attendance`,
      )
    ).body.learners
  const list = async () =>
    (await send<{ certificates: Listed[] }>('GET', `/offerings/${offering.offeringId}/certificates`)).body.certificates
  return {
    send,
    list,
    /** Says of one learner that they have completed, or not, and waits until what follows from it is done. */
    async decides(name: string, completed: boolean) {
      const { enrolmentId } = (await learners()).find((each) => each.name === name)!
      const path = `/offerings/${offering.offeringId}/learners/${enrolmentId}/completion`
      await send('PUT', path, { completed, reason: 'Sagt av kursholder' })
      await until(async () => (await house.witness('select 1 from certificates_due')).length === 0)
    },
    /** The certificates of somebody, the newest first. */
    of: async (name: string) => (await list()).filter((each) => each.name === name),
    async codeOf({ certificateId }: { certificateId: string }): Promise<string> {
      const [row] = await house.witness(`select code from certificates where id = '${certificateId}'`)
      return String(row!.code)
    },
  }
}

export const verified = (house: House, code: string) => ask<Verified>(house, `/verify/${code}`)
export async function fetched(house: House, path: string) {
  const answer = await fetch(`${house.url}${path}`, { headers: { accept: '*/*' } })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: Buffer.from(await answer.arrayBuffer()),
  }
}

export type Credential = {
  '@context': string[]
  id: string
  type: string[]
  issuer: { id: string; name: string }
  validFrom: string
  credentialSubject: {
    id: string
    identifier: { identityHash: string; salt: string }[]
    achievement: { name: string; creditsAvailable?: number; criteria: { narrative: string } }
  }
  credentialStatus: { id: string; type: string }
} & Record<'iss' | 'jti' | 'sub', string> & { nbf: number }

/**
 * Checks a credential as a stranger does (Open Badges 3.0, 8.2.2): nothing but its own bytes and what its header and claims point
 * to, and no library of ours.
 */
export async function checkCredential(jws: string): Promise<{ credential: Credential | null; isRevoked: boolean }> {
  const [head = '', payload = '', signature = ''] = jws.split('.')
  const { alg, kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string; kid: string }
  if (alg !== 'RS256') throw new Error(`signed with ${alg}`)
  const key = createPublicKey({ key: (await (await fetch(kid)).json()) as JsonWebKey, format: 'jwk' })
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url')))
    return { credential: null, isRevoked: false }
  const credential = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Credential
  const list = (await (await fetch(credential.credentialStatus.id)).json()) as { revokedCredentials: { id: string }[] }
  return { credential, isRevoked: list.revokedCredentials.some(({ id }) => id === credential.id) }
}

export const isTheirs = ({ identityHash, salt }: { identityHash: string; salt: string }, email: string): boolean =>
  identityHash === `sha256$${createHash('sha256').update(`${email}${salt}`).digest('hex')}`
