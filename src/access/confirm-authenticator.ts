import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { endSessions } from './end-sessions.ts'
import { giveRecoveryCodes } from './recovery-codes.ts'
import { takeAppCode } from './take-code.ts'

/** Six figures, or a recovery code, with whatever spaces and hyphens people type between. */
const CODE = /^[A-Za-z0-9 -]{1,40}$/

export const ConfirmAuthenticator = z.strictObject({ code: z.string().trim().regex(CODE) })

const CONFIRM = statement(
  'authenticator-confirm',
  'update authenticators set confirmed_at = $2 where person_id = $1 and confirmed_at is null',
)

/**
 * The first code shows that the app has the secret: from now on each sign-in asks for one. All login sessions end, this one too,
 * so that none is left that gave no code. Returns the recovery codes. @throws access/wrong-code
 */
export async function confirmAuthenticator(
  tx: Tx,
  { code, sessionSecret }: { code: string; sessionSecret: string },
): Promise<string[]> {
  const { personId } = freshPerson(tx.actor)
  await takeAppCode(tx, { personId, code: code.replaceAll(/\s/g, ''), sessionSecret })
  await run(tx, CONFIRM, [personId, tx.now])
  await endSessions(tx, { personId })
  await emit(tx, { name: 'AuthenticatorAdded', subjectId: personId })
  await promiseWord(tx, { personId, change: 'authenticator-added' })
  return giveRecoveryCodes(tx, personId)
}
