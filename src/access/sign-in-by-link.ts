import type { Request } from 'express'
import { z } from 'zod'
import { begin } from '../identity/begin-session.ts'
import { visitor } from '../platform/actor.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { useLink } from './use-link.ts'

export const SignInByLink = z.strictObject({ token: Token })

/** Signs in whoever holds a mailed link. @throws access/link-spent, access/code-needed */
export async function signInByLink(req: Request, till: Till, { token }: { token: string }): Promise<void> {
  const personId = await act(till, visitor, (tx) => useLink(tx, { token, purpose: 'sign-in' }))
  await begin(req, till.connection.pool, { personId, method: 'link' })
}
