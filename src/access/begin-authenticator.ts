import { freshPerson } from '../identity/fresh.ts'
import { personById } from '../identity/queries.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, signInFirst, unknown } from '../platform/problems.ts'
import { newSecret, uriOf } from './authenticator.ts'
import { seal, unseal } from './seal.ts'

/** What the app is told, by QR code or typed in. Shown until the first code confirms it, and never again. */
export type Offered = { secret: string; uri: string }

type Names = { issuer: string; sessionSecret: string }

const BEGIN = statement<{ personId: string }>(
  'authenticator-begin',
  `insert into authenticators (person_id, sealed_secret, created_at) values ($1, $2, $3)
   on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
   where authenticators.confirmed_at is null returning person_id as "personId"`,
)
const PENDING = statement<{ sealedSecret: string }>(
  'authenticator-pending',
  'select sealed_secret as "sealedSecret" from authenticators where person_id = $1 and confirmed_at is null',
)

/** Offers a secret to the person's app. Nothing is asked of them before a code confirms it. @throws access/has-authenticator */
export async function beginAuthenticator(tx: Tx, { issuer, sessionSecret }: Names): Promise<Offered> {
  const { personId } = freshPerson(tx.actor)
  const secret = newSecret()
  const begun = await run(tx, BEGIN, [personId, seal(secret, sessionSecret), tx.now])
  if (begun.length === 0) throw conflict('access/has-authenticator', 'There is an app already. Remove it first.')
  return offer(tx, { personId, issuer, secret })
}

/** The secret that was offered and not confirmed yet, once more: for whoever mistyped the code. @throws authenticator/unknown */
export async function pendingAuthenticator(tx: Tx, { issuer, sessionSecret }: Names): Promise<Offered> {
  const { personId } = freshPerson(tx.actor)
  const [pending] = await run(tx, PENDING, [personId])
  const secret = pending ? unseal(pending.sealedSecret, sessionSecret) : null
  if (secret === null) throw unknown('authenticator')
  return offer(tx, { personId, issuer, secret })
}

async function offer(
  tx: Tx,
  { personId, issuer, secret }: { personId: string; issuer: string; secret: string },
): Promise<Offered> {
  const person = await personById(tx, personId)
  if (!person) throw signInFirst()
  return { secret, uri: uriOf(secret, { issuer, label: person.email }) }
}
