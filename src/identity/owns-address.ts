import { type On, run, statement } from '../platform/db/statement.ts'

const OWNS = statement<{ owns: boolean }>(
  'person-owns-address',
  `select exists (select from person_addresses a join people p on p.id = a.person_id
     where p.id = $1 and a.email = lower($2) and p.erased_at is null and (a.email <> p.email or p.email_verified_at is not null)) as owns`,
)

/** Whether a person has proved that they read the mail of this address, the main one or another of theirs. */
export async function ownsAddress(on: On, personId: string, email: string): Promise<boolean> {
  const [answer] = await run(on, OWNS, [personId, email])
  return answer?.owns ?? false
}
