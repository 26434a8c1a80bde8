import type { Request } from 'express'
import { beginSession } from '../identity/begin-session.ts'
import { countTry, forgetTries } from '../identity/limit-tries.ts'
import { visitor } from '../platform/actor.ts'
import { signInFirst } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { takeCode } from './take-code.ts'

/** The second half of a sign-in: the code of whoever gave the first proof a moment ago. @throws access/sign-in, access/wrong-code */
export async function signInByCode(req: Request, till: Till, { code }: { code: string }): Promise<void> {
  const { halfway, isFresh } = req.session
  if (!halfway || !isFresh) throw signInFirst()
  const { pool } = till.connection
  const attempt = { what: 'code', email: halfway.personId, ip: req.ip ?? '' } as const
  await countTry(pool, attempt)
  const { sessionSecret } = till.config
  await act(till, visitor, (tx) => takeCode(tx, { personId: halfway.personId, code, sessionSecret }))
  await forgetTries(pool, attempt)
  await beginSession(req, pool, { ...halfway, withCode: true })
}
