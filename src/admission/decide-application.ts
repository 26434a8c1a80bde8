import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { HOUR_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { Text } from '../platform/words.ts'
import { shortenHold } from '../seats/hold-seats.ts'
import { promiseApplicationMail } from './application-mail.ts'
import { endApplication } from './end-application.ts'
import { type LockedApplication, lockUndecided } from './lock-application.ts'
import { applicationOver, ownApplication } from './problems.ts'
import { admissionRules } from './rules.ts'
import { REFUSAL_REASONS } from './schema.ts'

/** The longest that an applicant is told in one go, in characters. */
export const WORDS_MAX = 2000
const Words = Text.max(WORDS_MAX)

export const Decide = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('admitted'), words: Words.default('') }),
    z.strictObject({ decision: z.literal('refused'), reason: z.enum(REFUSAL_REASONS), words: Words.min(1) }),
  ])
  .meta({ id: 'DecideApplication', description: 'The words go to the applicant; a no needs some' })
export type Decide = z.output<typeof Decide>

const WRITE = statement(
  'admission-decide',
  'update applications set decided_at = $2, decision = $3, reason = $4, words = $5, pay_by = $6 where id = $1',
)

type Key = { offeringId: string; applicationId: string }

/**
 * Answers an application, once. A yes leaves the seat held for as long as the applicant has to pay; a no frees it. Of a seat that a
 * company bought there is nothing to pay and nothing to free: whoever calls sees to it. Returns the application as it was.
 * @throws application/unknown, application/over, application/decided, access/denied for one's own
 */
export async function decideApplication(tx: Tx, key: Key, answer: Decide): Promise<LockedApplication> {
  const application = await lockUndecided(tx, key)
  demandOthers(tx, application)
  if (application.heldUntil <= tx.now) throw applicationOver('closed')
  const { decision, words } = answer
  const reason = answer.decision === 'refused' ? answer.reason : null
  const { holdId } = application
  const payBy = holdId && decision === 'admitted' ? await payableUntil(tx, application) : null
  await run(tx, WRITE, [application.id, tx.now, decision, reason, words, payBy])
  if (holdId && payBy) await shortenHold(tx, holdId, payBy)
  else await endApplication(tx, application, decision === 'admitted' ? 'enrolled' : 'refused')
  await promiseApplicationMail(tx, decision, application.id)
  const facts = { applicationId: application.id, decision, reason }
  await emit(tx, { name: 'ApplicationDecided', subjectId: application.offeringId, facts })
  await noteAct(tx, { kind: 'application-decided', subjectId: application.offeringId, after: facts })
  return application
}

/** Nobody decides on what they have asked for themselves. */
export function demandOthers({ actor }: Tx, { personId }: LockedApplication): void {
  if (actor.kind === 'person' && actor.personId === personId) throw ownApplication()
}

/** So many hours, counted from the morning at night and ended in the daytime, and never past the close of booking. */
async function payableUntil(tx: Tx, { heldUntil }: LockedApplication): Promise<Date> {
  const { payHours } = await admissionRules(tx)
  const counted = afterQuiet(new Date(afterQuiet(tx.now).getTime() + payHours * HOUR_MS))
  return new Date(Math.min(counted.getTime(), heldUntil.getTime()))
}
