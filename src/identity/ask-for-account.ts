import { visitor } from '../platform/actor.ts'
import { senderOf, sendNow } from '../platform/letter.ts'
import { act, type Till } from '../platform/till.ts'
import { countTry } from './limit-tries.ts'
import { hashPassword } from './password.ts'
import { refuseLeaked } from './refuse-leaked.ts'
import { type SignUp, signUp } from './sign-up.ts'
import { signUpMail } from './sign-up-mail.ts'

/**
 * The whole of a sign-up: counts the try, hashes, writes, mails. It does the same work, whoever the address belongs to.
 * The token is mailed at once and never stored, so a crash before the mail means asking again.
 */
export async function askForAccount(
  till: Till,
  { password, ...wish }: SignUp,
  ip: string,
): Promise<{ detail: string }> {
  await countTry(till.connection.pool, { what: 'sign-up', email: wish.email, ip })
  await refuseLeaked(till, password)
  const passwordHash = await hashPassword(password)
  const { token } = await act(till, visitor, (tx) => signUp(tx, { ...wish, passwordHash }))
  await sendNow(till, signUpMail(await senderOf(till, wish.lang), { email: wish.email, token }), 'sign-up mail')
  return { detail: 'A mail is on its way to this address. Follow what it says.' }
}
