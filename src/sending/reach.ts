import { isOrganisationNumber } from '../companies/organisation-number.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { REACH_HOURS, type Reach } from '../platform/e-invoice-directory.ts'
import type { Till } from '../platform/till.ts'

const KNOWN = statement<Reach>(
  'sending-known-reach',
  `select invoice, reminder from e_invoice_reaches where organisation_number = $1 and asked_at > app_now() - interval '${REACH_HOURS} hours'`,
)
/** The same of the company `c` of a statement, or of its unit that `orders o` is for, as JSON. */
export const REACH_OF_ORDER = `(select json_build_object('invoice', r.invoice, 'reminder', r.reminder) from e_invoice_reaches r
  where r.organisation_number = coalesce(o.payer #>> '{unit,receiverNumber}', c.organisation_number) and r.asked_at > app_now() - interval '${REACH_HOURS} hours')`
const KEEP = statement(
  'sending-keep-reach',
  `insert into e_invoice_reaches (organisation_number, invoice, reminder, asked_at) values ($1, $2, $3, app_now())
   on conflict (organisation_number) do update set invoice = excluded.invoice, reminder = excluded.reminder, asked_at = excluded.asked_at`,
)

/** What an organisation can receive over the network; null where nobody can say now. Asks the directory at most once a day. */
export async function reachOf(till: Till, organisationNumber: string): Promise<Reach | null> {
  if (!till.directory || !isOrganisationNumber(organisationNumber)) return null
  const { pool } = till.connection
  const [known] = await run({ client: pool }, KNOWN, [organisationNumber])
  if (known) return known
  const reach = await till.directory.reachOf(organisationNumber)
  if (reach)
    await transact(pool, { kind: 'job', name: 'directory' }, (tx) =>
      run(tx, KEEP, [organisationNumber, reach.invoice, reach.reminder]),
    )
  return reach
}
