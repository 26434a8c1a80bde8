import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { Password } from '../identity/password.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Token } from '../platform/words.ts'
import { endSessions } from './end-sessions.ts'
import { useLink } from './use-link.ts'

export const NewPassword = z.strictObject({ token: Token, password: Password })
export const ChangePassword = z.strictObject({ password: Password })

const SET = statement('password-set', 'update people set password_hash = $2 where id = $1')

/**
 * A new password for whoever holds the mailed link; it opens the account where there was none. Every login session ends, so that
 * whoever knew the old one is out. `passwordHash` is `hashPassword`'s. @throws access/link-spent
 */
export async function setPasswordByLink(
  tx: Tx,
  { token, passwordHash }: { token: string; passwordHash: string },
): Promise<void> {
  const personId = await useLink(tx, { token, purpose: 'new-password' })
  await set(tx, { personId, passwordHash })
}

/** A new password for whoever signed in a moment ago. All other sessions end. @throws access/prove-again */
export async function changePassword(tx: Tx, { passwordHash }: { passwordHash: string }): Promise<void> {
  const { personId, session } = freshPerson(tx.actor)
  await set(tx, { personId, passwordHash, except: session })
}

type Wish = { personId: string; passwordHash: string; except?: string | undefined }

async function set(tx: Tx, { personId, passwordHash, except }: Wish): Promise<void> {
  await run(tx, SET, [personId, passwordHash])
  await endSessions(tx, { personId, except })
  await emit(tx, { name: 'PasswordChanged', subjectId: personId })
  await promiseWord(tx, { personId, change: 'password' })
}
