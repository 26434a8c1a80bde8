import { networkOf } from '../platform/http/network-of.ts'
import type { Caller } from '../platform/http/route.ts'
import { openLimiter } from '../platform/limiter.ts'
import { Problem } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'

const DAY_MINUTES = 24 * 60
/** Mails that one person has sent to strangers, that one network has, and that one address is sent, a day. */
const MAILS_OF_PERSON = 10
const MAILS_OF_NETWORK = 60
const MAILS_TO_ADDRESS = 20

type Sender = Pick<Caller, 'actor' | 'ip'> & { till: Till }

/**
 * Sends a mail to a stranger, or with null to the people of one's own company, within what may be sent. It is counted before, and given back when it comes to nothing: whoever asks
 * for what is refused uses up nobody's share. `send` says `begin` once it knows that it is no repetition. @throws asking/too-many-mails
 */
export async function withinSendings<T>(
  { till, actor, ip }: Sender,
  email: string | null,
  send: (begin: () => void) => Promise<T>,
): Promise<T> {
  const counts = [
    { key: `asks ${actor.kind === 'person' ? actor.personId : ''}`, most: MAILS_OF_PERSON },
    ...(email === null
      ? []
      : [
          { key: `asks from ${networkOf(ip)}`, most: MAILS_OF_NETWORK },
          { key: `asked ${email}`, most: MAILS_TO_ADDRESS },
        ]),
  ].map(({ key, most }) => ({
    key,
    limiter: openLimiter(till.connection.pool, { points: most, minutes: DAY_MINUTES }),
  }))
  const waits = await Promise.all(counts.map(({ key, limiter }) => limiter.take(key)))
  const seconds = Math.max(...waits)
  let begun = false
  const begin = () => {
    if (seconds > 0) throw tooManyMails(seconds)
    begun = true
  }
  try {
    return await send(begin)
  } catch (error) {
    begun = false
    throw error
  } finally {
    if (!begun) await Promise.all(counts.map(({ key, limiter }) => limiter.giveBack(key, 1)))
  }
}

const tooManyMails = (seconds: number): Problem =>
  new Problem('asking/too-many-mails', 429, 'Many requests have been sent from here, or to this address, today.', {
    headers: { 'Retry-After': String(seconds) },
  })
