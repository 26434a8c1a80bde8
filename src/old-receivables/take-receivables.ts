import { z } from 'zod'
import { OrganisationNumber } from '../companies/organisation-number.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MinorUnits } from '../platform/money.ts'
import { Email, Line } from '../platform/words.ts'
import { isPaymentReference } from './payment-reference.ts'

const NUMBER_MAX = 40
/** So many days after its date an invoice may be due, at most: what is later is a day typed wrongly. */
const DUE_DAYS_MAX = 366
const DAY_MS = 86_400_000

/** What an invoice of another system still asks for. The debtor is here already: a company by its number, or a person by an address. */
export const OldReceivable = z
  .strictObject({
    number: Line.max(NUMBER_MAX),
    kid: z.string().refine(isPaymentReference, 'no payment reference (KID): its check digit is wrong').nullable(),
    documentDate: z.iso.date(),
    dueDate: z.iso.date(),
    organisationNumber: OrganisationNumber.nullable(),
    email: Email.nullable(),
    openedMinor: MinorUnits.min(1),
    originalMinor: MinorUnits.min(1),
    currency: z.literal('NOK', 'open items are in kroner (NOK)'),
    said: Line.nullable(),
  })
  .check(({ value, issues }) => {
    const wrong = (path: keyof typeof value, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value[path] })
    const days = (Date.parse(value.dueDate) - Date.parse(value.documentDate)) / DAY_MS
    if (days < 0) wrong('dueDate', 'it is due before its date')
    if (days > DUE_DAYS_MAX) wrong('dueDate', 'it is due more than a year after its date')
    if (value.openedMinor > value.originalMinor) wrong('openedMinor', 'more is open than the invoice asked for')
    if ((value.organisationNumber === null) === (value.email === null))
      wrong(
        'organisationNumber',
        'name a company by its organisation number, or a person by an address: one of the two',
      )
  })
export type OldReceivable = z.output<typeof OldReceivable>

/** What became of a row: `known` came before and is as it was. Each other word says why it was not taken. */
export type Took = 'new' | 'known' | 'other-debtor' | 'no-company' | 'no-person' | 'date-ahead'

const TAKE_TURN = statement(
  'old-receivables-turn',
  `select pg_advisory_xact_lock(hashtextextended('old-receivables', 0))`,
)
/** $1 numbers, $2 organisation numbers, $3 addresses. In their order: who owes each, and who owes the one that has its number already. */
const JUDGE = statement<{ debtorId: string | null; name: string | null; knownDebtorId: string | null }>(
  'old-receivables-judge',
  `select coalesce(c.id, p.id) as "debtorId", coalesce(c.name, p.name) as name, coalesce(r.company_id, r.person_id) as "knownDebtorId"
   from unnest($1::text[], $2::text[], $3::text[]) with ordinality as g(number, organisation, email, place)
   left join companies c on c.organisation_number = g.organisation
   left join person_addresses a on a.email = g.email left join people p on p.id = a.person_id
   left join old_receivables r on r.number = g.number order by g.place`,
)
const PUT = statement(
  'old-receivables-put',
  `insert into old_receivables (id, number, kid, document_date, due_date, company_id, person_id, debtor, original_minor, opened_minor, left_minor,
     currency, said, taken_at, taken_by)
   select id, number, kid, document_date, due_date, company_id, person_id, debtor, original_minor, opened_minor, opened_minor, 'NOK', said, $2, $3
   from jsonb_to_recordset($1) as g(id uuid, number text, kid text, document_date date, due_date date, company_id uuid, person_id uuid, debtor text,
     original_minor bigint, opened_minor bigint, said text)`,
)

/**
 * Takes in what invoices of another system still ask for, all in a few statements: each is a receivable from today on (D receivables /
 * C opening balance), no document of ours. Says of each row, in their order, what became of it; a row that is refused stops none of the others.
 * No number may come twice among the rows.
 */
export async function takeReceivables(tx: Tx, rows: readonly OldReceivable[]): Promise<Took[]> {
  await run(tx, TAKE_TURN, []) // two files with the same invoices wait for each other
  const given = [
    rows.map(({ number }) => number),
    rows.map(({ organisationNumber }) => organisationNumber),
    rows.map(({ email }) => email),
  ]
  const judged = await run(tx, JUDGE, given)
  const today = dayIn(SELLER_ZONE, tx.now)
  const took = rows.map((row, at): Took => {
    const { debtorId, knownDebtorId } = judged[at]!
    if (debtorId === null) return row.organisationNumber === null ? 'no-person' : 'no-company'
    if (knownDebtorId !== null) return knownDebtorId === debtorId ? 'known' : 'other-debtor'
    return row.documentDate > today ? 'date-ahead' : 'new'
  })
  const fresh = rows.flatMap((row, at) => (took[at] === 'new' ? [{ id: newId(), row, debtor: judged[at]! }] : []))
  if (fresh.length === 0) return took
  await run(tx, PUT, [JSON.stringify(fresh.map(columnsOf)), tx.now, nameOf(tx.actor)])
  await post(
    tx,
    fresh.map(({ id: sourceId, row: { openedMinor: amountMinor } }) => ({
      ...({ kind: 'old-receivable', sourceId, postedOn: today, currency: 'NOK' } as const),
      postings: [{ debit: 'receivables', credit: 'opening-balance', amountMinor }],
    })),
  )
  return took
}

type Fresh = { id: string; row: OldReceivable; debtor: { debtorId: string | null; name: string | null } }
const columnsOf = ({ id, row, debtor: { debtorId, name } }: Fresh) => ({
  ...{ id, number: row.number, kid: row.kid, document_date: row.documentDate, due_date: row.dueDate },
  ...{ company_id: row.email === null ? debtorId : null, person_id: row.email === null ? null : debtorId },
  ...{ debtor: name, original_minor: row.originalMinor, opened_minor: row.openedMinor, said: row.said },
})
