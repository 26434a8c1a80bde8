import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { assertOutsideTransaction } from '../platform/db/transact.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

/** Characters. The upper bound keeps a request from buying us megabytes of hashing. */
export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 200

/** Argon2id as OWASP's password storage sheet asks for: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The digest of a password nobody has, at the same cost: an unknown address takes as long as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$d7/3xpnm0JQMCXyWpVSn9A$qb+2TE3LBgCsFdpQANPYYmxwzcLRtgO9B30x4R/5mYA'

export const Password = z
  .string()
  .min(PASSWORD_MIN)
  .max(PASSWORD_MAX)
  .refine(
    (text) => !COMMON_PASSWORDS.has(text.toLowerCase()),
    'this password is among those that are tried first; choose another',
  )

/** For the table: parameters, salt and digest in one string. Some 40 ms of work, so it stands before the transaction. */
export function hashPassword(password: string): Promise<string> {
  assertOutsideTransaction('argon2')
  return hash(password.normalize('NFKC'), COST)
}

/** Whether it is the password behind the hash; null (no such account) costs the same and is always false. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  assertOutsideTransaction('argon2')
  const right = await verify(passwordHash ?? NOBODY, password.normalize('NFKC'))
  return right && passwordHash !== null
}
