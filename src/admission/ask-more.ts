import { z } from 'zod'
import { noteAct } from '../audit/note-act.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Text } from '../platform/words.ts'
import { promiseApplicationMail } from './application-mail.ts'
import { demandOthers, WORDS_MAX } from './decide-application.ts'
import { lockUndecided } from './lock-application.ts'
import { applicationOver, askedAlready } from './problems.ts'
import { admissionOf } from './set-admission.ts'

export const AskMore = z
  .strictObject({ words: Text.min(1).max(WORDS_MAX).meta({ description: 'What is missing, for the applicant' }) })
  .meta({ id: 'AskApplicant' })

/** Where the offering asks nobody any more, as many days as a week has are enough. */
const USUAL_DAYS = 7
const WRITE = statement(
  'admission-ask-more',
  `update applications set asked_more = $2, asked_more_at = $3, late_told_at = null, decide_by = least(greatest(decide_by, $4), held_until)
   where id = $1`,
)

/**
 * Asks an applicant for more, once: the answer is then promised as many days from now as it was at first.
 * @throws application/unknown, application/over, application/decided, application/asked-already, access/denied for one's own
 */
export async function askMore(
  tx: Tx,
  key: { offeringId: string; applicationId: string },
  { words }: z.output<typeof AskMore>,
): Promise<void> {
  const application = await lockUndecided(tx, key)
  demandOthers(tx, application)
  if (application.heldUntil <= tx.now) throw applicationOver('closed')
  if (application.askedMoreAt) throw askedAlready()
  const admission = await admissionOf(tx, application.offeringId)
  const decideBy = daysAfter(tx.now, admission?.decisionDays ?? USUAL_DAYS)
  await run(tx, WRITE, [application.id, words, tx.now, decideBy])
  await promiseApplicationMail(tx, 'asked-more', application.id)
  const after = { applicationId: application.id }
  await noteAct(tx, { kind: 'application-asked', subjectId: application.offeringId, after })
}
