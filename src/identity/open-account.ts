import { z } from 'zod'
import { visitor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { countTry } from './limit-tries.ts'
import { isPassword, PASSWORD_MAX } from './password.ts'
import { wrongPassword } from './problems.ts'
import { verifyEmail } from './verify-email.ts'

export const OpenAccount = z.strictObject({
  token: Token,
  password: z.string().min(1).max(PASSWORD_MAX).meta({ description: 'The one that was chosen at the sign-up' }),
})
export type OpenAccount = z.output<typeof OpenAccount>

const FIND = statement<{ passwordHash: string }>(
  'sign-up-find',
  'select password_hash as "passwordHash" from sign_ups where digest = $1',
)

/**
 * Opens the account for whoever holds the mailed link and knows the password that was chosen at the sign-up: anybody can
 * sign up with an address that is not theirs, and its owner, who presses the button, must not open it to them. A wrong
 * password leaves the link good, and is answered like a link that nobody was sent.
 * @throws access/too-many-tries, access/wrong-password, access/link-spent
 */
export async function openAccount(
  till: Till,
  { token, password }: OpenAccount,
  ip: string,
): Promise<{ personId: string }> {
  const { pool } = till.connection
  const digest = digestOf(token)
  await countTry(pool, { what: 'open-account', email: digest, ip })
  const [asked] = await run({ client: pool }, FIND, [digest])
  if (!(await isPassword(password, asked?.passwordHash ?? null))) throw wrongPassword()
  return act(till, visitor, (tx) => verifyEmail(tx, { token }))
}
