import { createHash, randomBytes } from 'node:crypto'
import { CompactSign } from 'jose'
import { type Said, say } from '../platform/lang.ts'
import { credentialId, ISSUER_PATH, keyUrl, REVOKED_PATH } from './addresses.ts'
import type { CertificateContent } from './content.ts'
import type { NewCertificate } from './make-certificate.ts'
import type { SigningKey } from './signing-key.ts'

/** Where the words of a credential are explained, in this order (Open Badges 3.0, appendix B). */
const CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
]
const SALT_BYTES = 12
/** ECTS credits are kept in tenths. */
const TENTHS = 10
const SECOND_MS = 1000

const CRITERIA: Said = {
  nb: 'Har fullført kurset: har deltatt så mye som kurset krever, eller det er bekreftet av den som underviser.',
  en: 'Has completed the course: took part as much as the course asks for, or so said those who teach it.',
}
const BY: Said = { nb: 'Kurs ved', en: 'Course at' }

type Made = Pick<NewCertificate, 'id' | 'content' | 'lang'> & { enrolmentId: string; email: string; issuedAt: Date }

/** Who issues, as a Profile of Open Badges 3.0. */
export const issuerOf = (publicUrl: string, { name, email }: Pick<CertificateContent['seller'], 'name' | 'email'>) => ({
  ...{ id: `${publicUrl}${ISSUER_PATH}`, type: ['Profile'], name, url: publicUrl, email },
})

/** The credential before it is signed: an OpenBadgeCredential (Open Badges 3.0, 5.1). The learner is named by a salted digest of their address. */
export function credentialOf(publicUrl: string, { id, enrolmentId, content, lang, email, issuedAt }: Made) {
  const course = `${publicUrl}/courses/${content.slug}`
  const title = say(lang, content.titles)
  const outcomes = say(lang, content.outcomes)
  return {
    '@context': CONTEXT,
    id: credentialId(id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: title,
    issuer: issuerOf(publicUrl, content.seller),
    validFrom: wholeSecond(issuedAt).toISOString(),
    credentialSubject: {
      id: `urn:uuid:${enrolmentId}`,
      type: ['AchievementSubject'],
      activityStartDate: `${content.startsOn}T00:00:00Z`,
      activityEndDate: `${content.endsOn}T00:00:00Z`,
      ...(content.creditTenths > 0 ? { creditsEarned: content.creditTenths / TENTHS } : {}),
      identifier: [hashed(email)],
      achievement: {
        ...{ id: course, type: ['Achievement'], achievementType: 'Course', inLanguage: lang },
        name: title,
        humanCode: content.offering,
        description: `${say(lang, BY)} ${content.seller.name}, ${content.faculty}`,
        criteria: { id: course, narrative: [say(lang, CRITERIA), outcomes].filter((part) => part !== '').join('\n\n') },
        ...(content.creditTenths > 0 ? { creditsAvailable: content.creditTenths / TENTHS } : {}),
      },
    },
    credentialStatus: { id: `${publicUrl}${REVOKED_PATH}`, type: '1EdTechRevocationList' },
  }
}

/** The credential as a compact JWS with its proof (Open Badges 3.0, 8.2): RS256, the key by its address. */
export function signBadge(publicUrl: string, key: SigningKey, made: Made): Promise<string> {
  const credential = credentialOf(publicUrl, made)
  const claims = {
    ...credential,
    ...{ iss: credential.issuer.id, jti: credential.id, sub: credential.credentialSubject.id },
    nbf: wholeSecond(made.issuedAt).getTime() / SECOND_MS,
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256', kid: keyUrl(publicUrl, key.id), typ: 'JWT' })
    .sign(key.privateKey)
}

const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / SECOND_MS) * SECOND_MS)

/** Whoever knows the address can see that it is theirs; nobody reads it from there (Open Badges 3.0, IdentityObject). */
function hashed(email: string) {
  const salt = randomBytes(SALT_BYTES).toString('hex')
  const digest = createHash('sha256').update(`${email}${salt}`).digest('hex')
  return {
    ...{ type: 'IdentityObject', hashed: true, identityType: 'emailAddress', salt },
    identityHash: `sha256$${digest}`,
  }
}
