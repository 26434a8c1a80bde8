import { z } from 'zod'
import { countTry } from '../identity/limit-tries.ts'
import { visitor } from '../platform/actor.ts'
import { LangCode } from '../platform/lang.ts'
import { senderOf, sendNow } from '../platform/letter.ts'
import { act, type Till } from '../platform/till.ts'
import { Email } from '../platform/words.ts'
import { linkMail } from './link-mail.ts'
import { type MailedPurpose, makeLink } from './make-link.ts'

export const AskForLink = z.strictObject({ email: Email, lang: LangCode.default('nb') })
export type AskForLink = z.output<typeof AskForLink>

type Asked = AskForLink & {
  purpose: MailedPurpose
  /** An address of our own to go on to. */
  cameFrom?: string
}

/** Mails a link that signs in or sets a new password. It does the same work, whoever the address belongs to. */
export async function askForLink(
  till: Till,
  { email, lang, purpose, cameFrom = '' }: Asked,
  ip: string,
): Promise<{ detail: string }> {
  await countTry(till.connection.pool, { what: 'link', email, ip })
  const { token } = await act(till, visitor, (tx) => makeLink(tx, { email, purpose }))
  await sendNow(till, linkMail(await senderOf(till, lang), { email, purpose, token, cameFrom }), 'mail with a link')
  return { detail: 'A mail is on its way to this address. Follow what it says.' }
}
