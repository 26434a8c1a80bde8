import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, primaryKey, snakeCase, uuid } from 'drizzle-orm/pg-core'
import type { VatSubtotal } from '../../invoices/document.ts'
import { demands } from '../orders/demand-schema.ts'
import { orders } from '../orders/schema.ts'
import { minor } from '../platform/db/columns.ts'
import { documents } from './schema.ts'

/**
 * For which demands a document was issued, and how much of it each is: a collective invoice has several, all others one. A credit note has
 * that of which it takes something back. Insert-only, as its document (decisions/0089).
 */
export const documentDemands = snakeCase.table(
  'document_demands',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    demandId: uuid()
      .notNull()
      .references(() => demands.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    /** What is paid of a collective invoice pays the first of them first. */
    position: integer().notNull(),
    /** Its document has others too. */
    collective: boolean().notNull(),
    netMinor: minor().notNull(),
    vatMinor: minor().notNull(),
    grossMinor: minor().notNull(),
    /** Its VAT by category and rate; null where all of the document is its. */
    vat: jsonb().$type<VatSubtotal[]>(),
  },
  (t) => [
    primaryKey({ name: 'document_demands_pk', columns: [t.documentId, t.demandId] }),
    index('document_demands_order').on(t.orderId),
    index('document_demands_demand').on(t.demandId),
    index('document_demands_collective').on(t.orderId).where(sql`${t.collective}`),
    check('document_demands_add_up', sql`${t.grossMinor} = ${t.netMinor} + ${t.vatMinor}`),
    check('document_demands_own_vat', sql`${t.collective} = (${t.vat} is not null)`),
  ],
)
