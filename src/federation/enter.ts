import type { Request } from 'express'
import { begin } from '../identity/begin-session.ts'
import type { Till } from '../platform/till.ts'

/** The person is signed in from here on, under a new session id. @throws access/code-needed where they have an authenticator app */
export const enter = (
  req: Request,
  till: Till,
  { personId, provider }: { personId: string; provider: string },
): Promise<void> => begin(req, till.connection.pool, { personId, method: `provider:${provider}` })
