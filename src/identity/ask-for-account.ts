import { visitor } from '../platform/actor.ts'
import { tryAgain } from '../platform/problems.ts'
import { readShop } from '../platform/shop.ts'
import { act, type Till } from '../platform/till.ts'
import { countTry } from './limit-tries.ts'
import { hashPassword } from './password.ts'
import { type SignUp, signUp } from './sign-up.ts'
import { signUpMail } from './sign-up-mail.ts'

const MAIL_RETRY_SECONDS = 60

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
  const passwordHash = await hashPassword(password)
  const { token } = await act(till, visitor, (tx) => signUp(tx, { ...wish, passwordHash }))
  const shop = await readShop({ client: till.connection.pool })
  const mail = signUpMail({ email: wish.email, lang: wish.lang, token, publicUrl: till.config.publicUrl, shop })
  await till.sendMail(mail).catch((err: unknown) => {
    till.log.error({ err }, 'sign-up mail failed')
    throw tryAgain('mail/unavailable', 'The mail could not be sent. Try again in a minute.', MAIL_RETRY_SECONDS)
  })
  return { detail: 'A mail is on its way to this address. Follow what it says.' }
}
