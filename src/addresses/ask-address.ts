import { z } from 'zod'
import { freshPerson } from '../identity/fresh.ts'
import { countTry } from '../identity/limit-tries.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUR_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId, newToken } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { senderOf, sendNow } from '../platform/letter.ts'
import { act, type Till } from '../platform/till.ts'
import { Email } from '../platform/words.ts'
import { addressMail } from './address-mail.ts'
import { ADDRESSES_MOST, addressesOf } from './addresses-of.ts'
import { tooManyAddresses, yoursAlready } from './problems.ts'

/** How long the mailed link works, and what was proved with it. */
const LINK_MS = HOUR_MS

export const AskAddress = z.strictObject({ email: Email, lang: LangCode.default('nb') }).meta({ id: 'AskAddress' })
export type AskAddress = z.output<typeof AskAddress>

const ASK = statement(
  'address-proof-ask',
  'insert into address_proofs (id, digest, person_id, email, created_at, ends_at) values ($1, $2, $3, $4, $5, $6)',
)

/**
 * Mails a link to an address that whoever is signed in calls theirs. It is the same mail and the same work whether or not the
 * address has an account. @throws access/prove-again, access/too-many-tries, address/yours-already, address/too-many, mail/unavailable
 */
export async function askAddress(
  till: Till,
  actor: Actor,
  { email, lang, ip }: AskAddress & { ip: string },
): Promise<{ detail: string }> {
  freshPerson(actor)
  await countTry(till.connection.pool, { what: 'address', email, ip })
  const { token } = await act(till, actor, (tx) => promiseLink(tx, email))
  await sendNow(till, addressMail(await senderOf(till, lang), { email, token }), 'mail to prove an address')
  return { detail: 'A mail is on its way to this address. Follow what it says.' }
}

async function promiseLink(tx: Tx, email: string): Promise<{ token: string }> {
  const { personId } = freshPerson(tx.actor)
  const own = await addressesOf(tx, personId)
  if (own.some((each) => each.email === email)) throw yoursAlready()
  if (own.length >= ADDRESSES_MOST) throw tooManyAddresses(ADDRESSES_MOST)
  const token = newToken()
  const endsAt = new Date(tx.now.getTime() + LINK_MS)
  await run(tx, ASK, [newId(), digestOf(token), personId, email, tx.now, endsAt])
  return { token }
}
