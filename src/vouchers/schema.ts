import { sql } from 'drizzle-orm'
import { check, index, integer, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, currency, id, idOf, instant, minor } from '../platform/db/columns.ts'

/** Who may pay by a code. */
export type ForWhom = 'everybody' | 'persons' | 'companies'

/**
 * A rule by which codes lower the price of a seat. It may be changed: what was ordered by it keeps what it said then. How often it was
 * used is counted from the lines of orders, and stands nowhere else.
 */
export const vouchers = snakeCase.table(
  'vouchers',
  {
    id: id(),
    /** What it belongs to, in words: several vouchers may. */
    campaign: text().notNull(),
    /** Off the price of each seat: a part of it, or an amount with VAT of what is sold in one currency. */
    percentBasisPoints: integer(),
    amountMinor: minor(),
    currency: currency(),
    /** What it covers: these faculties, courses or offerings; all where none of them is said. */
    faculties: text().array(),
    courseIds: uuid().array(),
    offeringIds: uuid().array(),
    forWhom: text().$type<ForWhom>().notNull(),
    fromAt: instant().notNull(),
    /** The moment from which it counts no more; null where it has no end. */
    untilAt: instant(),
    /** So many seats of one offering at least. */
    fromSeats: integer().notNull(),
    /** The most seats in all, of one code, and of one person or company. */
    seatsMost: integer(),
    codeMost: integer(),
    buyerMost: integer(),
    reason: text().notNull(),
    endedAt: instant(),
    madeAt: instant().notNull(),
    madeBy: text().notNull(),
  },
  (t) => [
    check('vouchers_one_kind', sql`num_nonnulls(${t.percentBasisPoints}, ${t.amountMinor}) = 1`),
    check('vouchers_amount_in_currency', sql`(${t.amountMinor} is null) = (${t.currency} is null)`),
    check('vouchers_percent_sane', sql`${t.percentBasisPoints} between 1 and 10000`),
    check('vouchers_amount_sane', sql`${t.amountMinor} > 0`),
    check('vouchers_one_cover', sql`num_nonnulls(${t.faculties}, ${t.courseIds}, ${t.offeringIds}) < 2`),
    check('vouchers_for_whom', sql`${t.forWhom} in ('everybody', 'persons', 'companies')`),
    check('vouchers_time_in_order', sql`${t.untilAt} > ${t.fromAt}`),
    check('vouchers_from_seats_sane', sql`${t.fromSeats} between 1 and 100`),
    check('vouchers_limits_sane', sql`least(${t.seatsMost}, ${t.codeMost}, ${t.buyerMost}) > 0`),
  ],
)

/** What buyers type. A voucher has one code, or a batch of them that are used once each. */
export const voucherCodes = snakeCase.table(
  'voucher_codes',
  {
    id: id(),
    voucherId: idOf().references(() => vouchers.id),
    /** In capitals and without spaces. */
    code: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('voucher_codes_once').on(t.code), index('voucher_codes_voucher').on(t.voucherId)],
)
