import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Caller } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { waitOfMail } from '../platform/mails-to-strangers.ts'
import { act, type Till } from '../platform/till.ts'
import type { AskForNewsletter } from './choices.ts'
import { tooManyAsks } from './problems.ts'
import type { AskedAt } from './schema.ts'
import { WORDING } from './wording.ts'

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
  const wait = await waitOfMail(till.connection.pool, { purpose: 'newsletter', ip, email })
  if (wait > 0) throw tooManyAsks(wait)
  await seeAs(HOUSE, () =>
    act(till, actor, (tx) => run(tx, WRITE, [newId(), email, lang, topics, WORDING, askedFrom, tx.now])),
  )
}
