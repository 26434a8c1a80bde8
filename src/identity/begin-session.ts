import type { Request } from 'express'
import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { become, personActor } from './actor-of.ts'
import { codeNeeded } from './problems.ts'
import { agentOf, type Halfway } from './proof.ts'

const HAS_AUTHENTICATOR = statement<{ found: boolean }>(
  'authenticator-has',
  'select exists (select from authenticators where person_id = $1 and confirmed_at is not null) as found',
)

/**
 * Somebody proved to be this person. They are it from here on, under a new session id; where they have an authenticator app,
 * only once they give its code. @throws access/code-needed, with a session that knows who owes the code
 */
export async function begin(req: Request, pool: Pool, proved: Halfway): Promise<void> {
  const [authenticator] = await run({ client: pool }, HAS_AUTHENTICATOR, [proved.personId])
  if (!authenticator?.found) return beginSession(req, pool, { ...proved, withCode: false })
  await renewed(req)
  req.session.halfway = proved
  throw codeNeeded()
}

/** The whole proof is given: Passport makes a new session and drops the old one before it writes the person's id. */
export async function beginSession(
  req: Request,
  pool: Pool,
  { personId, method, withCode }: Halfway & { withCode: boolean },
): Promise<void> {
  await called((done) => req.logIn({ personId }, done))
  req.session.proof = { method, withCode, agent: agentOf(req) }
  req.session.isFresh = true
  become(req, await personActor({ client: pool }, personId, req))
}

const renewed = (req: Request): Promise<void> => called((done) => req.session.regenerate(done))

const called = (work: (done: (error: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())))
