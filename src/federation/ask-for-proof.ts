import { z } from 'zod'
import { countTry } from '../identity/limit-tries.ts'
import { visitor } from '../platform/actor.ts'
import { HOUR_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { senderOf, sendNow } from '../platform/letter.ts'
import { act, type Till } from '../platform/till.ts'
import { Email, PersonName } from '../platform/words.ts'
import { notBegunHere } from './problems.ts'
import { proofMail } from './proof-mail.ts'
import { providerName } from './provider.ts'

/** How long the mailed link can be opened. The identity waits as long, from here on. */
const LINK_MS = HOUR_MS

export const AskForProof = z.strictObject({ name: PersonName, email: Email, lang: LangCode })
export type AskForProof = z.output<typeof AskForProof>

const PROMISE = statement<{ provider: string }>(
  'joining-promise-link',
  `update identity_joinings set name = $2, email = $3, lang = $4, link_digest = $5, link_ends_at = $6, ends_at = $6
   where browser_digest = $1 and used_at is null and ends_at > app_now() returning provider`,
)

/**
 * Mails a link to the address that somebody calls theirs. Whether that address has an account plays no part. The token is
 * mailed at once and never stored. @throws access/sign-in-not-begun, access/too-many-tries, mail/unavailable
 */
export async function askForProof(
  till: Till,
  { browser, ip }: { browser: string | null; ip: string },
  wish: AskForProof,
): Promise<void> {
  const { pool } = till.connection
  if (browser === null) throw notBegunHere()
  await countTry(pool, { what: 'sign-up', email: wish.email, ip })
  const { token, provider } = await act(till, visitor, (tx) => promiseLink(tx, { browser, wish }))
  const mail = proofMail(await senderOf(till, wish.lang), {
    email: wish.email,
    token,
    provider: providerName(till, provider),
  })
  await sendNow(till, mail, 'mail to prove an address')
}

async function promiseLink(
  tx: Tx,
  { browser, wish }: { browser: string; wish: AskForProof },
): Promise<{ token: string; provider: string }> {
  const token = newToken()
  const endsAt = new Date(tx.now.getTime() + LINK_MS)
  const values = [digestOf(browser), wish.name, wish.email, wish.lang, digestOf(token), endsAt]
  const [waiting] = await run(tx, PROMISE, values)
  if (!waiting) throw notBegunHere()
  return { token, provider: waiting.provider }
}
