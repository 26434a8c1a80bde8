import type { Request } from 'express'
import { become, personActor } from '../identity/actor-of.ts'
import { startSession } from '../identity/sign-in.ts'
import type { Till } from '../platform/till.ts'

/** The person is signed in from here on, under a new session id. */
export async function enter(req: Request, till: Till, { personId }: { personId: string }): Promise<void> {
  await startSession(req, { personId })
  become(req, await personActor({ client: till.connection.pool }, personId))
}
