import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Pool } from '../platform/db/connect.ts'
import { Email } from '../platform/words.ts'
import { begin } from './begin-session.ts'
import { countTry, forgetTries } from './limit-tries.ts'
import { passportOf } from './passport.ts'
import { PASSWORD_MAX } from './password.ts'
import { wrongPassword } from './problems.ts'

export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(PASSWORD_MAX) })
export type SignIn = z.output<typeof SignIn>

/**
 * Signs a person in under a new session id and returns their id; the id the browser came with opens nothing any more.
 * The request's actor is that person from here on. @throws access/wrong-password, access/too-many-tries, access/code-needed
 */
export async function signIn(http: { req: Request; res: Response }, pool: Pool, command: SignIn): Promise<string> {
  const attempt = { what: 'sign-in', email: command.email, ip: http.req.ip ?? '' } as const
  await countTry(pool, attempt)
  const user = await provenBy(http, pool, command)
  if (!user) throw wrongPassword()
  await forgetTries(pool, attempt)
  await begin(http.req, pool, { personId: user.personId, method: 'password' })
  return user.personId
}

function provenBy(
  { req, res }: { req: Request; res: Response },
  pool: Pool,
  command: SignIn,
): Promise<Express.User | null> {
  const posted: unknown = req.body
  req.body = command // passport-local reads its two words there
  return new Promise<Express.User | null>((resolve, reject) => {
    const answer = (error: unknown, user?: Express.User | false | null) =>
      error ? reject(error) : resolve(user || null)
    passportOf(pool).authenticate('local', answer)(req, res, reject)
  }).finally(() => {
    req.body = posted
  })
}
