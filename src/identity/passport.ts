import passport from 'passport'
import { Strategy } from 'passport-local'
import type { Pool } from '../platform/db/connect.ts'
import { perPool } from '../platform/db/per-pool.ts'
import { run, statement } from '../platform/db/statement.ts'
import { isPassword } from './password.ts'

declare global {
  namespace Express {
    interface User {
      personId: string
    }
  }
}

const FIND = statement<{ id: string; passwordHash: string | null }>(
  'password-find',
  `select p.id, p.password_hash as "passwordHash" from person_addresses a join people p on p.id = a.person_id
   where a.email = lower($1) and p.email_verified_at is not null`,
)

/** Passport as this program uses it: sign-in by e-mail address and password, and only the person's id in the session. */
export const passportOf = perPool((pool) => {
  const own = new passport.Passport()
  own.use(
    new Strategy({ usernameField: 'email', session: true }, (email, password, done) => {
      proven(pool, email, password).then((user) => done(null, user ?? false), done)
    }),
  )
  own.serializeUser<string>((user, done) => done(null, user.personId))
  own.deserializeUser<string>((personId, done) => done(null, { personId }))
  return own
})

/** Whoever proves to be the owner of an account. Every path does one look-up and one argon2. */
async function proven(pool: Pool, email: string, password: string): Promise<Express.User | null> {
  const [person] = await run({ client: pool }, FIND, [email])
  const right = await isPassword(password, person?.passwordHash ?? null)
  return right && person ? { personId: person.id } : null
}
