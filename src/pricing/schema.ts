import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { createdAt, currency, day, id, instant, minor } from '../platform/db/columns.ts'
import type { VatCategory } from './vat.ts'

/** What a product is for VAT: its category (UNCL 5305), when it is invoiced and, for the exempt, the reason on the invoice. */
export const taxClasses = snakeCase.table('tax_classes', {
  code: text().primaryKey(),
  category: text().$type<VatCategory>().notNull(),
  /** What is taxed is invoiced at the earliest on delivery, unless bokføringsforskriften § 5-2-6 lets it be earlier. */
  invoiced: text().$type<'at-order' | 'at-delivery'>().notNull(),
  reasonNb: text(),
  reasonEn: text(),
  exemptionCode: text(),
})

/** The rate of a tax class from a day on, in basis points (2500 = 25 %): rates are law, and laws change. */
export const taxRates = snakeCase.table(
  'tax_rates',
  {
    taxClass: text()
      .notNull()
      .references(() => taxClasses.code),
    validFrom: day().notNull(),
    rateBasisPoints: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'tax_rates_pk', columns: [t.taxClass, t.validFrom] }),
    check('tax_rates_sane', sql`${t.rateBasisPoints} between 0 and 10000`),
  ],
)

/** What becomes of the price of the seats that stay, when some are given back and so few would have cost more each. */
export type TierRule = 'keep-price' | 'reprice'

/** From so many seats in one order each costs so much, net. `percentBasisPoints` is how it was said, where it was. */
export type Tier = { fromSeats: number; netMinor: number; percentBasisPoints: number | null }

/** The tier that a line of an order has reached, with all there were: frozen with it. */
export type FrozenTier = {
  fromSeats: number
  listedNetMinor: number
  rule: TierRule
  tiers: Tier[]
  /** What an agreement of the buyer's lets each cost at most, should the tier be lost. */
  agreedNetMinor?: number
}

/** What a seat costs by an agreement with the company that pays, in the words that both know: frozen with a line of an order. */
export type FrozenAgreement = {
  agreementId: string
  number: string
  discountBasisPoints: number
  listedNetMinor: number
}

/** What a seat costs by a code, in the words of the code: frozen with a line of an order. The amount is with VAT. */
export type FrozenVoucher = {
  voucherId: string
  codeId: string
  code: string
  percentBasisPoints: number | null
  amountMinor: number | null
  listedNetMinor: number
}

/**
 * What a seat costs as part of a learning path, in the words of the path: frozen with a line of an order. What all its courses cost one
 * person together, with VAT, or a part off what they cost singly.
 */
export type FrozenPath = {
  pathId: string
  title: string
  amountMinor: number | null
  percentBasisPoints: number | null
  listedNetMinor: number
}

/** The listed price of one seat, in the one currency it is sold in. The net price is the truth; what consumers see follows from it. */
export const offeringPrices = snakeCase.table(
  'offering_prices',
  {
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    currency: currency().notNull(),
    netMinor: minor().notNull(),
    taxClass: text()
      .notNull()
      .references(() => taxClasses.code),
    taxDecision: text().notNull(),
    /** Cheaper from so many seats on, by rising number of seats. */
    tiers: jsonb().$type<Tier[]>().notNull().default([]),
    tierRule: text().$type<TierRule>().notNull().default('keep-price'),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'offering_prices_pk', columns: [t.offeringId] }),
    check('offering_prices_tier_rule', sql`${t.tierRule} in ('keep-price', 'reprice')`),
    check('offering_prices_not_negative', sql`${t.netMinor} >= 0`),
  ],
)

/** Handed out when the course begins, or sent as soon as it is ordered. */
export type Delivered = 'first-session' | 'on-order'
/** So many of one extra, chosen beside the seats of a line. */
export type ChosenExtra = { extraId: string; quantity: number }

/**
 * What is sold beside a seat: a book, a lunch, an examination. What has been ordered is frozen on its order line, so an extra
 * may change; it is withdrawn and never deleted.
 */
export const offeringExtras = snakeCase.table(
  'offering_extras',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    nameNb: text().notNull(),
    nameEn: text().notNull(),
    currency: currency().notNull(),
    netMinor: minor().notNull(),
    taxClass: text()
      .notNull()
      .references(() => taxClasses.code),
    taxDecision: text().notNull(),
    /** How many of it one seat may have. */
    mostPerSeat: integer().notNull(),
    /** It comes with every seat. */
    required: boolean().notNull(),
    delivered: text().$type<Delivered>().notNull(),
    createdAt: createdAt(),
    withdrawnAt: instant(),
  },
  (t) => [
    index('offering_extras_offering').on(t.offeringId),
    check('offering_extras_not_negative', sql`${t.netMinor} >= 0`),
    check('offering_extras_most_sane', sql`${t.mostPerSeat} between 1 and 10`),
    check('offering_extras_delivered', sql`${t.delivered} in ('first-session', 'on-order')`),
  ],
)
