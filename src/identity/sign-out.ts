import type { Request, Response } from 'express'
import { visitor } from '../platform/actor.ts'
import { become } from './actor-of.ts'
import { sessionCookie, sessionCookieName } from './session-cookie.ts'

/** Ends the login session: its row goes, and the browser forgets the cookie. Nothing happens to a visitor. */
export async function signOut({ req, res }: { req: Request; res: Response }, secure: boolean): Promise<void> {
  if (req.user) await endSession(req)
  become(req, visitor)
  res.clearCookie(sessionCookieName(secure), sessionCookie(secure))
}

/** Nothing is put in its place: Passport's own `logOut` would leave an empty session, and with it a row, behind. */
const endSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()))
  })
