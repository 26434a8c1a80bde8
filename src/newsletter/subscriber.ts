import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Choices } from './choices.ts'
import { noteConsent } from './note-consent.ts'

/** A subscriber as whoever holds their link reads it. */
export type Subscriber = { id: string; email: string; lang: Lang; topics: string[] | null; left: boolean }

const FIND = statement<Subscriber>(
  'newsletter-subscriber',
  `select id, email, lang, topics, left_at is not null as left from newsletter_subscribers where id = $1`,
)
const CHANGE = statement<{ id: string }>(
  'newsletter-change-choices',
  'update newsletter_subscribers set lang = $2, topics = $3 where id = $1 and left_at is null returning id',
)

/** @throws newsletter-subscriber/unknown */
export async function theSubscriber(on: On, id: string): Promise<Subscriber> {
  const [found] = await run(on, FIND, [id])
  if (!found) throw unknown('newsletter-subscriber')
  return found
}

/** Other topics or another language. Who has left begins anew with two yeses. @throws newsletter-subscriber/unknown */
export async function changeChoices(tx: Tx, id: string, { lang, topics }: Choices): Promise<void> {
  const [changed] = await run(tx, CHANGE, [id, lang, topics])
  if (!changed) throw unknown('newsletter-subscriber')
  await noteConsent(tx, { subscriberId: id, deed: 'changed' })
}
