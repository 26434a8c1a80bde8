import { z } from 'zod'
import { Email, LINE_MAX, PersonName } from '../platform/words.ts'

/** What a provider vouches for. The subject is its own lasting name for the person (OpenID Connect Core § 2). */
export type Vouched = {
  provider: string
  subject: string
  name: string | null
  email: string | null
  emailProved: boolean
}

/** Characters (OpenID Connect Core § 2). */
const SUBJECT_MAX = 255
/** Of a provider's name for somebody, in code points: none of them takes more than two of a line's characters. */
const NAME_POINTS = LINE_MAX / 2
const Subject = z.string().min(1).max(SUBJECT_MAX)

/** Reads the claims. A provider's words are somebody's typing: what does not fit a name or an address here is left out. */
export function vouchedBy(provider: string, claims: Record<string, unknown>): Vouched {
  const email = Email.safeParse(claims.email)
  return {
    provider,
    subject: Subject.parse(claims.sub),
    name: nameIn(claims),
    email: email.success ? email.data : null,
    emailProved: email.success && claims.email_verified === true,
  }
}

function nameIn({ name, given_name: given, family_name: family }: Record<string, unknown>): string | null {
  const parts = [given, family].filter((part) => typeof part === 'string')
  const said = typeof name === 'string' ? name : parts.join(' ')
  const line = said
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const read = PersonName.safeParse([...line].slice(0, NAME_POINTS).join(''))
  return read.success ? read.data : null
}
