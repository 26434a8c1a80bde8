import { type On, run, statement } from '../platform/db/statement.ts'

const FIND = statement<{ personId: string }>(
  'identity-person',
  'select person_id as "personId" from external_identities where provider = $1 and subject = $2',
)

/** Whom an identity was joined to; null where it is new here. */
export async function personBehind(
  on: On,
  { provider, subject }: { provider: string; subject: string },
): Promise<string | null> {
  const [identity] = await run(on, FIND, [provider, subject])
  return identity?.personId ?? null
}
