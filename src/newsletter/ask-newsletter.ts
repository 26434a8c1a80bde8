import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import { networkOf } from '../platform/http/network-of.ts'
import type { Caller } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { openLimiter } from '../platform/limiter.ts'
import { act, type Till } from '../platform/till.ts'
import type { AskForNewsletter } from './choices.ts'
import { tooManyAsks } from './problems.ts'
import type { AskedAt } from './schema.ts'
import { WORDING } from './wording.ts'

const DAY_MINUTES = 24 * 60
/** Mails that one network has sent to addresses that nobody has proved, and that one address is sent, a day. */
const MAILS_OF_NETWORK = 60
const MAILS_TO_ADDRESS = 5

const WRITE = statement(
  'newsletter-write-ask',
  `insert into newsletter_asks (id, email, lang, topics, wording, asked_from, asked_at, next_try_at) values ($1, $2, $3, $4, $5, $6, $7, $7)`,
)

type Asking = Pick<Caller, 'actor' | 'ip'> & { till: Till }

/**
 * Somebody wants the newsletter at an address. It does the same, whether the address is there already or not: what the mail says
 * then differs, and only its owner reads that. @throws newsletter/too-many-mails
 */
export async function askNewsletter(
  { till, actor, ip }: Asking,
  { email, lang, topics }: AskForNewsletter,
  askedFrom: AskedAt,
): Promise<void> {
  await demandMails(till, `newsletter from ${networkOf(ip)}`, `newsletter ${email}`)
  await seeAs(HOUSE, () =>
    act(till, actor, (tx) => run(tx, WRITE, [newId(), email, lang, topics, WORDING, askedFrom, tx.now])),
  )
}

async function demandMails(till: Till, network: string, address: string): Promise<void> {
  const most = (points: number) => openLimiter(till.connection.pool, { points, minutes: DAY_MINUTES })
  const waits = await Promise.all([most(MAILS_OF_NETWORK).take(network), most(MAILS_TO_ADDRESS).take(address)])
  if (Math.max(...waits) > 0) throw tooManyAsks(Math.max(...waits))
}
