import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { MailKind } from '../platform/mail-kinds.ts'

/** An address that refused so many mails for good is not written to until somebody says that it works again. */
const REFUSALS_MAX = 2
/** How much of what a server said is kept, in characters. */
const SAID_MAX = 500

/** Of an address given as SQL: it is not written to. */
export const isWithheld = (email: string): string =>
  `(select count(*) from mail_bounces b where b.email = lower(${email}) and b.for_good and b.settled_at is null) >= ${REFUSALS_MAX}`

const WITHHELD = statement<{ withheld: boolean }>('notices-is-withheld', `select ${isWithheld('$1')} as withheld`)

/** Whether we have stopped writing to an address. */
export async function addressWithheld(on: On, email: string): Promise<boolean> {
  const [row] = await run(on, WITHHELD, [email])
  return row!.withheld
}

/** A mail that did not arrive. `forGood`: the address takes no mail, so that it counts against it. */
export type Bounce = { mailId: string; email: string; kind: MailKind | null; said: string; forGood: boolean }

const NOTE = statement<{ id: string }>(
  'notices-note-bounce',
  `with noted as (
     insert into mail_bounces (mail_id, email, kind, said, for_good, at)
     values ($1, lower($2), coalesce((select kind from mails where id = $1), $3), $4, $5, $6) on conflict (mail_id) do nothing returning mail_id),
   marked as (update mails m set bounced_at = $6, fault = $4 from noted n where m.id = n.mail_id)
   select mail_id as id from noted`,
)

/** Writes down that a mail did not arrive, once however often it is said. False where it was known. Nobody is mailed about it. */
export async function noteBounce(tx: Tx, { mailId, email, kind, said, forGood }: Bounce): Promise<boolean> {
  return (await run(tx, NOTE, [mailId, email, kind, said.slice(0, SAID_MAX), forGood, tx.now])).length === 1
}

export type BouncedAddress = { email: string; since: Date; said: string; isWithheld: boolean }
const OF_PERSON = statement<BouncedAddress>(
  'notices-bounced-of-person',
  `select b.email, min(b.at) as since, (array_agg(b.said order by b.at desc))[1] as said, count(*) >= ${REFUSALS_MAX} as "isWithheld"
   from person_addresses a join mail_bounces b on b.email = a.email and b.for_good and b.settled_at is null
   where a.person_id = $1 group by b.email order by b.email`,
)

/** The addresses of somebody that have refused mails. */
export const bouncedOf = (on: On, personId: string): Promise<BouncedAddress[]> => run(on, OF_PERSON, [personId])
