import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import type { Registered, Standing } from '../platform/organisation-register.ts'
import type { Till } from '../platform/till.ts'
import { isOrganisationNumber } from './organisation-number.ts'
import { gone } from './problems.ts'

/** How long what the register said counts, in hours. */
const ENTRY_HOURS = 24

const KNOWN = statement<{ entry: Registered }>(
  'register-known',
  `select entry from register_entries where organisation_number = $1 and asked_at > app_now() - interval '${ENTRY_HOURS} hours'`,
)
const KEEP = statement(
  'register-keep',
  `insert into register_entries (organisation_number, public_body, entry, asked_at) values ($1, $2, $3, app_now())
   on conflict (organisation_number) do update set public_body = excluded.public_body, entry = excluded.entry, asked_at = excluded.asked_at`,
)

/** What the public register says of a number; null where nobody can say now. Asks it at most once a day. */
export async function lookUp(till: Till, organisationNumber: string): Promise<Registered | null> {
  if (!till.organisationRegister || !isOrganisationNumber(organisationNumber)) return null
  const { pool } = till.connection
  const [known] = await run({ client: pool }, KNOWN, [organisationNumber])
  if (known) return known.entry
  const entry = await till.organisationRegister.find(organisationNumber)
  if (entry)
    await transact(pool, { kind: 'job', name: 'register' }, (tx) =>
      run(tx, KEEP, [organisationNumber, entry.publicBody, JSON.stringify(entry)]),
    )
  return entry
}

const GONE: readonly Standing[] = ['deleted', 'bankrupt']

/** Nobody pays an invoice for one that is no more. @throws companies/gone */
export function demandThere(entry: Registered | null): void {
  if (entry && GONE.includes(entry.standing)) throw gone(entry.standing)
}
