import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Named } from '../cart/schema.ts'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { currency, id, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import { seatHolds } from '../seats/schema.ts'
import type { AskedAgreement, CompanyWish } from './company-wish.ts'
import type { OfferedPart } from './offered-part.ts'
import type { PartWish } from './part-wish.ts'

/**
 * Somebody asks for a yes to seats, which are held meanwhile: a learner an employer, who gets a mailed link, or a buyer the owners and
 * managers of their company, who sign in. Its state follows from the instants here; at most one order comes of it, whoever places it.
 */
export const purchaseRequests = snakeCase.table(
  'purchase_requests',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Of the asker, as the seat will carry it, and the proved address that the employer is told. */
    name: text().notNull(),
    email: text().notNull(),
    employerEmail: text(),
    companyId: uuid().references(() => companies.id),
    wish: jsonb().$type<CompanyWish>(),
    /** What part of the price the learner proposes that the employer pays; null is all of it. */
    proposed: jsonb().$type<PartWish>(),
    /** The part that the employer has said yes to, with who pays it; the rest is the learner's. */
    offered: jsonb().$type<OfferedPart>(),
    offeredAt: instant(),
    note: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    currency: currency().notNull(),
    /** With VAT, as it was shown when the request was written. */
    totalMinor: minor().notNull(),
    holdId: uuid()
      .notNull()
      .references(() => seatHolds.id),
    askedAt: instant().notNull(),
    /** Until when it can be answered. */
    until: instant().notNull(),
    /** Until when its seats are held: earlier than that once it is declined. */
    heldUntil: instant().notNull(),
    openedAt: instant(),
    declinedAt: instant(),
    declineReason: text(),
    withdrawnAt: instant(),
    orderId: uuid().references(() => orders.id),
    orderedAt: instant(),
    orderedBy: text().$type<'employer' | 'learner' | 'approver' | 'both'>(),
    /** The name that whoever answered for the employer typed: the link may have been passed on. */
    answeredBy: text(),
    /** The owner or manager who said yes or no. */
    approverId: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('purchase_requests_order_once').on(t.orderId),
    index('purchase_requests_person').on(t.personId, t.askedAt),
    index('purchase_requests_open').on(t.heldUntil).where(sql`${t.orderId} is null and ${t.withdrawnAt} is null`),
    check(
      'purchase_requests_ordered',
      sql`(${t.orderId} is null) = (${t.orderedAt} is null) and (${t.orderId} is null) = (${t.orderedBy} is null)`,
    ),
    check('purchase_requests_declined', sql`(${t.declinedAt} is null) = (${t.declineReason} is null)`),
    check('purchase_requests_one_end', sql`${t.orderId} is null or ${t.withdrawnAt} is null`),
    index('purchase_requests_company').on(t.companyId, t.askedAt).where(sql`${t.companyId} is not null`),
    check(
      'purchase_requests_one_asked',
      sql`num_nonnulls(${t.employerEmail}, ${t.companyId}) = 1 and (${t.companyId} is null) = (${t.wish} is null)`,
    ),
    check(
      'purchase_requests_offered',
      sql`(${t.offered} is null) = (${t.offeredAt} is null) and (${t.offered} is null or ${t.declinedAt} is null)
        and (${t.orderedBy} is distinct from 'both' or ${t.offered} is not null)
        and (${t.companyId} is null or num_nonnulls(${t.proposed}, ${t.offered}) = 0)`,
    ),
    check('purchase_requests_held', sql`${t.heldUntil} <= ${t.until}`),
  ],
)

export type AskedExtra = ChosenExtra & { netMinor: number }

/** What is asked for at which price, and who is asked to pay the line. */
export const purchaseRequestLines = snakeCase.table(
  'purchase_request_lines',
  {
    requestId: uuid()
      .notNull()
      .references(() => purchaseRequests.id, { onDelete: 'cascade' }),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    quantity: integer().notNull(),
    /** Without VAT, of the seat and of each extra, as they were shown: they count until the request is over. */
    netMinor: minor().notNull(),
    extras: jsonb().$type<AskedExtra[]>().notNull(),
    /** By which agreement of the company, where the price is by one. */
    agreed: jsonb().$type<AskedAgreement>(),
    payer: text().$type<'employer' | 'company'>().notNull(),
    /** Who is to sit there, as far as a buyer has said; a learner asks for their own seat. */
    people: jsonb().$type<Named[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ name: 'purchase_request_lines_pk', columns: [t.requestId, t.offeringId] }),
    index('purchase_request_lines_offering').on(t.offeringId),
    check(
      'purchase_request_lines_quantity_sane',
      sql`${t.quantity} between 1 and case ${t.payer} when 'employer' then 1 else 100 end`,
    ),
  ],
)

/** `learner` and `buyer` ask, `employer` and `approver` answer. */
export const REQUEST_RECIPIENTS = ['employer', 'learner', 'approver', 'buyer'] as const
export type RequestRecipient = (typeof REQUEST_RECIPIENTS)[number]
export const REQUEST_MAILS = [
  'asked',
  'resent',
  'half-way',
  'last-day',
  'part-offered',
  'approved',
  'declined',
  'expired',
] as const
export type RequestMailKind = (typeof REQUEST_MAILS)[number]

/** A mail about a request. Those to the employer carry a secret, made when they are sent and kept as a digest only. */
export const purchaseRequestMails = snakeCase.table(
  'purchase_request_mails',
  {
    id: id(),
    requestId: uuid()
      .notNull()
      .references(() => purchaseRequests.id, { onDelete: 'cascade' }),
    dedupeKey: text().notNull(),
    kind: text().$type<RequestMailKind>().notNull(),
    recipient: text().$type<RequestRecipient>().notNull(),
    email: text().notNull(),
    madeAt: instant().notNull(),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    digest: text(),
    sentAt: instant(),
    /** What the mail server said when it would not take the mail. */
    fault: text(),
    /** Its link opens nothing any more: the request went to another address, or is over. */
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('purchase_request_mails_once').on(t.dedupeKey),
    uniqueIndex('purchase_request_mails_digest_once').on(t.digest),
    index('purchase_request_mails_request').on(t.requestId, t.madeAt),
    index('purchase_request_mails_unsent').on(t.nextTryAt).where(sql`${t.sentAt} is null and ${t.closedAt} is null`),
  ],
)
