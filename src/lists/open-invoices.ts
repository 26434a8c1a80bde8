import { z } from 'zod'
import { EVERY_MONEY } from '../invoicing/exported-documents.ts'
import { OPEN_CLAIMS } from '../invoicing/left-to-pay.ts'
import { numberOfDocument, OF_SERIES } from '../invoicing/queries.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { CurrencyCode } from '../platform/money.ts'
import type { Filter } from './filter.ts'
import { all, ofDocuments } from './invoices-of.ts'
import { type Bind, list } from './list.ts'
import { amounts } from './narrowed.ts'

/** How late an invoice is, in days after its due date. One of which more was paid than it asks is in credit. */
export const AGES = ['not-due', '1-30', '31-60', '61-90', 'over-90', 'in-credit'] as const
export type Age = (typeof AGES)[number]
const LATE = `greatest(0, ${TODAY} - d.due_date)`
const AGE = `case when money.left_minor < 0 then 'in-credit' when ${LATE} > 90 then 'over-90' when ${LATE} > 60 then '61-90' when ${LATE} > 30 then '31-60' when ${LATE} > 0 then '1-30' else 'not-due' end`
const CLAIMS = `case when exists (select from reminders r where r.document_id = d.id) then ${OPEN_CLAIMS} else 0 end`

/**
 * Invoices of which something is left to pay, or too much was paid, or that have claims of reminders: together they are the receivables of the book.
 * A card pays when its invoice is issued, so only others and what was credited need to be added up.
 */
export const openInvoicesOf = (
  filter: Filter,
  bind: Bind,
): string => `select d.*, money.left_minor, c.claims as claims_minor, money.left_minor + c.claims as minor,
    ${LATE} as days_late, ${AGE} as age
  from documents d ${EVERY_MONEY} cross join lateral (select ${CLAIMS} as claims) c
  where ${OF_SERIES} and d.kind = 'invoice' and (d.prepaid_minor <> d.gross_minor or credits.credited is not null) and (money.left_minor <> 0 or c.claims <> 0)${all(ofDocuments(filter, bind))}`

const Row = z
  .object({
    id: z.uuid(),
    number: z.string(),
    documentDate: z.iso.date(),
    dueDate: z.iso.date().nullable(),
    daysLate: z.int(),
    age: z.enum(AGES),
    buyer: z.string(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    kid: z.string().nullable(),
    currency: CurrencyCode,
    grossMinor: z.int(),
    leftMinor: z.int().meta({ description: 'Negative where more was paid than the invoice asks' }),
    claimsMinor: z.int().meta({ description: 'Fees and interest of its reminders, open' }),
    minor: z.int().meta({ description: 'Both together' }),
  })
  .meta({ id: 'OpenInvoice' })

/** Invoices that are not done with, the oldest claims first where they are asked for upwards. */
export const openInvoices = list(
  {
    name: 'open-invoices',
    title: { nb: 'Åpne poster', en: 'Open items' },
    facts: (filter, bind) => openInvoicesOf(filter, bind),
    conditions: (filter, bind) => [
      filter.state === undefined ? null : `f.age = ${bind(filter.state)}`,
      ...amounts(filter, 'f.minor', bind),
    ],
    columns: `f.id, ${numberOfDocument('f')} as number, f.document_date as "documentDate", f.due_date as "dueDate", f.days_late as "daysLate", f.age, f.buyer_name as buyer,
      f.order_id as "orderId", o.number as "orderNumber", f.kid, f.currency, f.gross_minor as "grossMinor", f.left_minor as "leftMinor", f.claims_minor as "claimsMinor", f.minor`,
    joins: 'join orders o on o.id = f.order_id',
    keys: {
      date: [
        ['coalesce(f.due_date, f.document_date)', 'date'],
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
