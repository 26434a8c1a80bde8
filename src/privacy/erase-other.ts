import { z } from 'zod'
import { demandFresh } from '../identity/fresh.ts'
import { rolesOf } from '../identity/queries.ts'
import { type Actor, hasRole } from '../platform/actor.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { AskErasure, askErasure } from './ask-erasure.ts'
import { PROOFS } from './schema.ts'

/** With how it was known that the person themselves is asking. */
export const EraseOther = z
  .strictObject({ ...AskErasure.shape, proof: z.enum(PROOFS).exclude(['own']) })
  .meta({ id: 'AskErasureOf' })
export type EraseOther = z.output<typeof EraseOther>

/**
 * Staff erase somebody who asked for it. Whoever works here is erased by an administrator only: nobody in support gets rid of
 * those above them. @throws access/prove-again, access/denied and those of askErasure
 */
export async function eraseOther(
  till: Till,
  actor: Actor,
  { personId, ...asked }: EraseOther & { personId: string },
): Promise<{ erased: boolean }> {
  demandFresh(actor)
  const roles = await rolesOf({ client: till.connection.pool }, personId)
  if (roles === null) throw unknown('person')
  if (roles.length > 0 && !hasRole(actor, 'administrator'))
    throw forbidden('This person works here: an administrator has to do it.')
  return askErasure(till, actor, { ...asked, personId })
}
