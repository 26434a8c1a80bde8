import { z } from 'zod'
import { between } from '../invoicing/found-by.ts'
import { AGE, AGES, DAYS_LATE, DEBTOR, DEBTOR_JOINS } from '../old-receivables/queries.ts'
import { CurrencyCode } from '../platform/money.ts'
import type { Filter } from './filter.ts'
import { all } from './invoices-of.ts'
import { type Bind, list, needleSql } from './list.ts'
import { amounts, period } from './narrowed.ts'

/** What an earlier system had left open and nobody has paid or settled yet: with open invoices and their claims the receivables of the book. */
export const oldReceivablesOf = (
  filter: Filter,
  bind: Bind,
): string => `select r.*, ${DEBTOR} as debtor_key, r.left_minor as minor, ${DAYS_LATE} as days_late, ${AGE} as age
  from old_receivables r ${DEBTOR_JOINS} where r.left_minor > 0${all(ofReceivables(filter, bind))}`

/** No course is known of them, and whoever paid a part is on their page. */
function ofReceivables(filter: Filter, bind: Bind): (string | null)[] {
  const [dates, due] = [period(filter, '', bind), period(filter, 'due', bind)]
  const paid = period(filter, 'paid', bind)
  return [
    dates && between('r.document_date', ...dates),
    due && between('r.due_date', ...due),
    paid &&
      `r.id in (select p.old_receivable_id from placements p join deposits d on d.id = p.deposit_id where p.undoes_id is null and ${between('d.booked_on', ...paid)})`,
    filter.courseFrom === undefined && filter.courseTo === undefined ? null : 'false',
    searched(filter, bind),
  ]
}

function searched({ search }: Filter, bind: Bind): string | null {
  if (search === undefined) return null
  const sql = needleSql(search, bind)
  return `r.number = ${sql.plain}::text or r.kid = ${sql.plain}::text or c.organisation_number = ${sql.plain}::text or p.email = ${sql.email}::text
    or r.left_minor = ${sql.minor}::bigint or (${sql.like}::text is not null and (r.debtor ilike ${sql.like} or r.number ilike ${sql.like}))`
}

const Row = z
  .object({
    id: z.uuid(),
    number: z.string().meta({ description: 'As the earlier system printed it' }),
    documentDate: z.iso.date(),
    dueDate: z.iso.date(),
    daysLate: z.int(),
    age: z.enum(AGES),
    debtor: z.string(),
    debtorKey: z.string().meta({ description: 'Organisation number or e-mail address' }),
    kid: z.string().nullable(),
    currency: CurrencyCode,
    originalMinor: z.int(),
    openedMinor: z.int().meta({ description: 'What was open when it was taken in' }),
    minor: z.int().meta({ description: 'What is left of that' }),
  })
  .meta({ id: 'OldReceivable' })

/** Open items of an earlier system, the earliest due first where they are asked for upwards. */
export const oldReceivables = list(
  {
    name: 'old-receivables',
    title: { nb: 'Åpne poster, tidligere system', en: 'Open items, earlier system' },
    facts: oldReceivablesOf,
    conditions: (filter, bind) => [
      filter.state === undefined ? null : `f.age = ${bind(filter.state)}`,
      ...amounts(filter, 'f.minor', bind),
    ],
    columns: `f.id, f.number, f.document_date as "documentDate", f.due_date as "dueDate", f.days_late as "daysLate", f.age, f.debtor, f.debtor_key as "debtorKey",
      f.kid, f.currency, f.original_minor as "originalMinor", f.opened_minor as "openedMinor", f.minor`,
    joins: '',
    keys: {
      date: [
        ['f.due_date', 'date'],
        ['f.id', 'uuid'],
      ],
      amount: [
        ['f.minor', 'bigint'],
        ['f.id', 'uuid'],
      ],
    },
    sums: {
      minor: 'sum(f.minor)',
      ...Object.fromEntries(AGES.map((age) => [age, `sum(f.minor) filter (where f.age = '${age}')`])),
    },
  },
  Row,
)
