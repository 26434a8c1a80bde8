import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { DAYS_TO_CONFIRM } from './ask-mail.ts'
import { noteConsent } from './note-consent.ts'
import { linkOver } from './problems.ts'
import type { AskedAt } from './schema.ts'

type Ask = { email: string; lang: Lang; topics: string[] | null; wording: number; from: AskedAt; at: Date }
const IS_OPEN = `used_at is null and asked_at > app_now() - interval '${DAYS_TO_CONFIRM} days'`
const USE = statement<Ask>(
  'newsletter-use-ask',
  `update newsletter_asks set used_at = $2 where digest = $1 and ${IS_OPEN}
   returning email, lang, topics, wording, asked_from as "from", asked_at as at`,
)
const OPEN = statement<{ email: string }>(
  'newsletter-open-ask',
  `select email from newsletter_asks where digest = $1 and ${IS_OPEN}`,
)
const PUT = statement<{ id: string }>(
  'newsletter-put-subscriber',
  `insert into newsletter_subscribers as s (id, email, lang, topics, confirmed_at) values ($1, $2, $3, $4, $5)
   on conflict (email) do update set lang = excluded.lang, topics = excluded.topics, confirmed_at = excluded.confirmed_at, left_at = null
   returning s.id`,
)

/** The address that a mailed link would confirm. It changes nothing: mail filters open links on their own. @throws newsletter/link-over */
export async function addressOfAsk(tx: Tx, token: string): Promise<string> {
  const [ask] = await run(tx, OPEN, [digestOf(token)])
  if (!ask) throw linkOver()
  return ask.email
}

/** The second yes: from now on the newsletter goes there. Returns the id of the subscriber. @throws newsletter/link-over */
export async function confirmAsk(tx: Tx, token: string): Promise<string> {
  const [ask] = await run(tx, USE, [digestOf(token), tx.now])
  if (!ask) throw linkOver()
  const [put] = await run(tx, PUT, [newId(), ask.email, ask.lang, ask.topics, tx.now])
  await noteConsent(tx, { subscriberId: put!.id, deed: 'confirmed', asked: ask })
  return put!.id
}
