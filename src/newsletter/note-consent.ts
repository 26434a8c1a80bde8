import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { AskedAt, ConsentDeed } from './schema.ts'
import { WORDING } from './wording.ts'

/** `asked`: of a confirmation, to which wording, where and when it was asked for. */
type Consent = { subscriberId: string; deed: ConsentDeed; asked?: { wording: number; from: AskedAt; at: Date } }

const NOTE = statement(
  'newsletter-note-consent',
  `insert into newsletter_consents (id, subscriber_id, deed, at, lang, topics, wording, asked_from, asked_at)
   select $1, s.id, $3, $4, s.lang, s.topics, $5, $6, $7 from newsletter_subscribers s where s.id = $2`,
)

/** Writes down what somebody has said yes or no to, with their choices as they are from now on. */
export async function noteConsent(tx: Tx, { subscriberId, deed, asked }: Consent): Promise<void> {
  const told = [asked?.wording ?? WORDING, asked?.from ?? null, asked?.at ?? null]
  await run(tx, NOTE, [newId(), subscriberId, deed, tx.now, ...told])
}
