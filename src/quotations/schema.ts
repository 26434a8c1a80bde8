import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { currency, day, id, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import { seatHolds } from '../seats/schema.ts'
import type { FrozenContent, FrozenPayer, OfferedLine } from './frozen.ts'

/** An offer in writing: frozen when it is made. What became of it stands in its facts; that its time is out, the clock says. */
export const quotations = snakeCase.table(
  'quotations',
  {
    id: id(),
    /** Never given twice. No law wants it without gaps: it is no sales document. */
    number: bigint({ mode: 'number' }).notNull().generatedByDefaultAsIdentity({ startWith: 1001 }),
    payer: jsonb().$type<FrozenPayer>().notNull(),
    lang: text().$type<Lang>().notNull(),
    lines: jsonb().$type<OfferedLine[]>().notNull(),
    currency: currency().notNull(),
    totalMinor: minor().notNull(),
    /** The last day on which it can be taken up, in the seller's zone. */
    validThrough: day().notNull(),
    /** The seats it holds until it is taken up, taken back or their time is out, and the last day of that. */
    holdId: uuid().references(() => seatHolds.id),
    heldThrough: day(),
    /** All that its PDF says, but its number. */
    content: jsonb().$type<FrozenContent>().notNull(),
    madeAt: instant().notNull(),
    /** As the audit log names them: `person:<id>` or `client:<id>`. */
    madeBy: text().notNull(),
    /** The buyer who made it for themselves; null where somebody here made it, and stands for it. */
    personId: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('quotations_number_once').on(t.number),
    index('quotations_newest').on(t.madeAt, t.id),
    index('quotations_person').on(t.personId),
    check('quotations_held_through', sql`(${t.holdId} is null) = (${t.heldThrough} is null)`),
    check('quotations_total_sane', sql`${t.totalMinor} >= 0`),
  ],
)

/** What became of a quotation: it was mailed, an order took it up, or it was taken back. Insert-only. */
export const quotationFacts = snakeCase.table(
  'quotation_facts',
  {
    id: id(),
    quotationId: uuid()
      .notNull()
      .references(() => quotations.id, { onDelete: 'cascade' }),
    kind: text().$type<'mailed' | 'accepted' | 'withdrawn'>().notNull(),
    orderId: uuid().references(() => orders.id),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('quotation_facts_quotation').on(t.quotationId),
    uniqueIndex('quotation_facts_order_once').on(t.orderId),
    uniqueIndex('quotation_facts_withdrawn_once').on(t.quotationId).where(sql`${t.kind} = 'withdrawn'`),
    check('quotation_facts_accepted_by_order', sql`(${t.kind} = 'accepted') = (${t.orderId} is not null)`),
  ],
)
