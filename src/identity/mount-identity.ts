import type { Express } from 'express'
import session from 'express-session'
import type { Pool } from '../platform/db/connect.ts'
import { identify } from './actor-of.ts'
import { passportOf } from './passport.ts'
import { sessionCookie, sessionCookieName } from './session-cookie.ts'
import { openSessionStore } from './session-store.ts'

/** Everything mounted after this knows its actor. Visitors get neither a cookie nor a row. `secure`: buyers see https. */
export function mountIdentity(
  app: Express,
  { pool, secret, secure }: { pool: Pool; secret: string; secure: boolean },
): void {
  const passport = passportOf(pool)
  app.use(
    session({
      name: sessionCookieName(secure),
      secret,
      store: openSessionStore(pool),
      resave: false,
      saveUninitialized: false,
      cookie: sessionCookie(secure),
    }),
  )
  app.use(passport.initialize())
  app.use(passport.session())
  app.use(identify(pool))
}
