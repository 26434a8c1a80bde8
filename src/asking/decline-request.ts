import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { HOUR_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { PersonName, Token } from '../platform/words.ts'
import { shortenHold } from '../seats/hold-seats.ts'
import { closeLinks, promiseMail } from './promise-mail.ts'
import { lockByToken } from './the-request.ts'
import { Note } from './words.ts'

/** How long the learner can still pay for the seats after a no, in hours. */
export const AFTER_NO_HOURS = 24

export const DeclineRequest = z
  .strictObject({ token: Token, name: PersonName, reason: Note.default('') })
  .meta({ id: 'DeclineRequest' })
export type DeclineRequest = z.output<typeof DeclineRequest>

const DECLINE = statement(
  'asking-decline',
  'update purchase_requests set declined_at = $2, decline_reason = $3, answered_by = $4, held_until = $5 where id = $1',
)

/** The employer says no. The seats stay for a day, in which the learner can pay for them. @throws asking/link-spent */
export async function declineRequest(tx: Tx, { token, name, reason }: DeclineRequest): Promise<void> {
  const request = await lockByToken(tx, token)
  const aDay = new Date(tx.now.getTime() + AFTER_NO_HOURS * HOUR_MS)
  const heldUntil = aDay < request.heldUntil ? aDay : request.heldUntil
  await run(tx, DECLINE, [request.id, tx.now, reason, name, heldUntil])
  await shortenHold(tx, request.holdId, heldUntil)
  await closeLinks(tx, request.id)
  await promiseMail(tx, { requestId: request.id, kind: 'declined', recipient: 'learner', email: request.email })
  await emit(tx, { name: 'RequestDeclined', subjectId: request.id, facts: {} })
}
