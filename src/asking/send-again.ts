import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Email } from '../platform/words.ts'
import { companyAnswers, decidedAlready, sentOften } from './problems.ts'
import { closeLinks, promiseMail } from './promise-mail.ts'
import { mayBeAnswered, stateOf } from './state.ts'
import { lockOwn } from './the-request.ts'

/** How often one request goes out at its learner's wish, the first time included. */
export const SENDINGS_MAX = 4

export const SendAgain = z.strictObject({ employerEmail: Email }).meta({ id: 'SendRequestAgain' })
export type SendAgain = z.output<typeof SendAgain> & { requestId: string; personId: string }

const COUNT = statement<{ sent: number }>(
  'asking-count-sendings',
  `select count(*) as sent from purchase_request_mails where request_id = $1 and kind in ('asked', 'resent')`,
)
const READDRESS = statement(
  'asking-readdress',
  'update purchase_requests set employer_email = $2, opened_at = null where id = $1',
)

/** Sends the request once more; to another address, it leaves the first one, whose links open nothing any more. */
export async function sendAgain(tx: Tx, { requestId, personId, employerEmail }: SendAgain): Promise<void> {
  const request = await lockOwn(tx, requestId, personId)
  if (request.companyId) throw companyAnswers()
  if (!mayBeAnswered(request, tx.now)) throw decidedAlready(stateOf(request, tx.now))
  const [count] = await run(tx, COUNT, [requestId])
  if (count!.sent >= SENDINGS_MAX) throw sentOften(SENDINGS_MAX)
  if (employerEmail !== request.employerEmail) {
    await closeLinks(tx, requestId)
    await run(tx, READDRESS, [requestId, employerEmail])
  }
  await promiseMail(tx, { requestId, kind: 'resent', recipient: 'employer', email: employerEmail })
  await emit(tx, { name: 'RequestSentAgain', subjectId: requestId, facts: {} })
}
