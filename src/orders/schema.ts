import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { agreements } from '../agreements/schema.ts'
import { offerings } from '../catalogue/schema.ts'
import { companies, companyUnits } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { paths } from '../paths/schema.ts'
import { currency, day, id, idOf, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { Delivered, FrozenAgreement, FrozenPath, FrozenTier, FrozenVoucher } from '../pricing/schema.ts'
import { offeringExtras } from '../pricing/schema.ts'
import { seatHolds, seatPools } from '../seats/schema.ts'
import { cancellationTerms, salesTerms } from '../terms/schema.ts'
import { vouchers } from '../vouchers/schema.ts'
import type { LineKind } from './line-kind.ts'
import type { Payer } from './payer.ts'
import type { CancelCause, PayBy } from './state.ts'

/** What was agreed. Its state is derived from the facts below (state.ts), never set by hand. */
export const orders = snakeCase.table(
  'orders',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedByDefaultAsIdentity({ startWith: 10001 }),
    personId: uuid().references(() => people.id),
    companyId: uuid().references(() => companies.id),
    /** For which part of the company; what that part says of its invoices is frozen in `payer`. */
    unitId: uuid().references(() => companyUnits.id),
    payer: jsonb().$type<Payer>().notNull(),
    /** Of the payer, as they are searched for: behind row-level security an index on an expression is not used. */
    payerOrganisation: text().generatedAlwaysAs(sql`payer ->> 'organisationNumber'`),
    payerEmail: text().generatedAlwaysAs(sql`lower(payer ->> 'email')`),
    lang: text().$type<Lang>().notNull(),
    payBy: text().$type<PayBy>().notNull(),
    currency: currency().notNull(),
    netMinor: minor().notNull(),
    vatMinor: minor().notNull(),
    totalMinor: minor().notNull(),
    holdId: idOf().references(() => seatHolds.id),
    salesTermsVersion: integer()
      .notNull()
      .references(() => salesTerms.version),
    purchaseOrderNumber: text(),
    buyerReference: text(),
    placedAt: instant().notNull(),
    settledAt: instant(),
    cancelledAt: instant(),
    cancelCause: text().$type<CancelCause>(),
    /** Paid after the hold ended and no seat was left: the buyer chooses until `chooseUntil`, then the money goes back. */
    unseatedAt: instant(),
    chooseUntil: instant(),
    /** The order that its money paid for instead. */
    exchangedForId: uuid().references((): AnyPgColumn => orders.id),
    /** Of a shared price: the order of whoever pays the rest of it. One of the two has the seats, and both begin and end together. */
    sharedWithId: uuid().references((): AnyPgColumn => orders.id),
    /** How often its mailed link was made anew: an older one opens nothing. */
    linkTurn: integer().notNull().default(0),
    /** Addresses of the payer that were misspelt: what was issued names them, and nobody is written to there any more. */
    wrongEmails: text().array().notNull().default(sql`'{}'::text[]`),
    /** Why a person in finance must look before anything is fulfilled. */
    review: text(),
    externalClient: uuid(),
    externalId: text(),
    /** Who works here and stands for it, as the audit log names them: they entered it, or offered it in writing. */
    vouchedBy: text(),
    /** The owner or manager whose yes a buyer's order of their company needed. */
    approvedBy: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('orders_number_once').on(t.number),
    uniqueIndex('orders_hold_once').on(t.holdId),
    uniqueIndex('orders_external_once').on(t.externalClient, t.externalId),
    index('orders_person').on(t.personId),
    index('orders_company').on(t.companyId),
    index('orders_payer_organisation').on(t.payerOrganisation).where(sql`${t.payerOrganisation} is not null`),
    index('orders_payer_email').on(t.payerEmail),
    index('orders_purchase_order').on(t.purchaseOrderNumber).where(sql`${t.purchaseOrderNumber} is not null`),
    index('orders_buyer_reference').on(t.buyerReference).where(sql`${t.buyerReference} is not null`),
    index('orders_approved_by').on(t.approvedBy).where(sql`${t.approvedBy} is not null`),
    index('orders_unit').on(t.unitId).where(sql`${t.unitId} is not null`),
    uniqueIndex('orders_exchanged_once').on(t.exchangedForId),
    uniqueIndex('orders_shared_once').on(t.sharedWithId),
    index('orders_undecided').on(t.placedAt).where(sql`${t.settledAt} is null and ${t.cancelledAt} is null`),
    check('orders_add_up', sql`${t.totalMinor} = ${t.netMinor} + ${t.vatMinor}`),
    check('orders_unit_of_company', sql`${t.unitId} is null or ${t.companyId} is not null`),
    check('orders_one_payer', sql`num_nonnulls(${t.personId}, ${t.companyId}) >= 1`),
    check('orders_cancelled_with_cause', sql`(${t.cancelledAt} is null) = (${t.cancelCause} is null)`),
    check(
      'orders_exchanged_for_another',
      sql`(${t.exchangedForId} is not null) = (coalesce(${t.cancelCause}, '') = 'exchanged') and ${t.exchangedForId} is distinct from ${t.id}`,
    ),
    check('orders_shared_with_another', sql`${t.sharedWithId} is distinct from ${t.id}`),
    check('orders_unseated_with_end', sql`(${t.unseatedAt} is null) = (${t.chooseUntil} is null)`),
  ],
)

/**
 * One agreed line at a frozen price, VAT and wording: so many seats of one pool, or of something chosen beside the seats of another
 * line, or what another payer pays of a line of the order that has the seats.
 */
export const orderLines = snakeCase.table(
  'order_lines',
  {
    id: id(),
    orderId: idOf().references(() => orders.id),
    position: integer().notNull(),
    kind: text().$type<LineKind>().notNull().default('seat'),
    /** Of seats and extras: what they are of. A prepaid is of no offering: it becomes seats when it is drawn on. */
    offeringId: uuid().references(() => offerings.id),
    /** Of seats: the pool they come from. */
    poolId: uuid().references(() => seatPools.id),
    /** Of an extra: the seats it was chosen with, what it is, and when it is delivered. */
    seatLineId: uuid().references((): AnyPgColumn => orderLines.id),
    extraId: uuid().references(() => offeringExtras.id),
    delivered: text().$type<Delivered>(),
    /** Of a share: the line of the other order whose price it is a part of. */
    shareOfLineId: uuid().references((): AnyPgColumn => orderLines.id),
    termsId: uuid().references(() => cancellationTerms.id),
    title: text().notNull(),
    detail: text().notNull(),
    deliveredFrom: day().notNull(),
    deliveredTo: day().notNull(),
    quantity: integer().notNull(),
    unitNetMinor: minor().notNull(),
    netMinor: minor().notNull(),
    vatCategory: text().$type<'S' | 'E' | 'Z' | 'O' | 'G'>().notNull(),
    vatRateBasisPoints: integer().notNull(),
    vatReason: text(),
    vatExemptionCode: text(),
    /** Of seats that were cheaper because there were many: the tier they reached, and all there were. */
    tier: jsonb().$type<FrozenTier>(),
    /** Of seats that cost what was agreed with the company that pays. */
    agreementId: uuid().references(() => agreements.id),
    agreement: jsonb().$type<FrozenAgreement>(),
    /** Of seats that a code made cheaper. Each seat of such a line that is not given back is one use of it. */
    voucherId: uuid().references(() => vouchers.id),
    voucher: jsonb().$type<FrozenVoucher>(),
    /** Of seats that were bought as part of a learning path, at its price. */
    pathId: uuid().references(() => paths.id),
    path: jsonb().$type<FrozenPath>(),
    /** Of a seat that was moved here: the line that it was bought with. */
    movedFromId: uuid().references((): AnyPgColumn => orderLines.id),
  },
  (t) => [
    index('order_lines_agreement').on(t.agreementId).where(sql`${t.agreementId} is not null`),
    check(
      'order_lines_agreed',
      sql`(${t.agreementId} is null) = (${t.agreement} is null) and num_nonnulls(${t.agreement}, ${t.tier}, ${t.voucher}, ${t.path}) < 2`,
    ),
    index('order_lines_voucher').on(t.voucherId).where(sql`${t.voucherId} is not null`),
    check('order_lines_vouched', sql`(${t.voucherId} is null) = (${t.voucher} is null)`),
    index('order_lines_path').on(t.pathId).where(sql`${t.pathId} is not null`),
    check('order_lines_pathed', sql`(${t.pathId} is null) = (${t.path} is null)`),
    uniqueIndex('order_lines_position_once').on(t.orderId, t.position),
    uniqueIndex('order_lines_pool_once').on(t.orderId, t.poolId).where(sql`${t.movedFromId} is null`),
    index('order_lines_moved_from').on(t.movedFromId).where(sql`${t.movedFromId} is not null`),
    uniqueIndex('order_lines_extra_once').on(t.seatLineId, t.extraId),
    uniqueIndex('order_lines_share_once').on(t.shareOfLineId),
    index('order_lines_extras').on(t.offeringId).where(sql`${t.kind} = 'extra'`),
    check(
      'order_lines_of_a_kind',
      sql`(${t.kind} = 'share') = (${t.shareOfLineId} is not null) and
        ((${t.kind} = 'seat' and ${t.poolId} is not null and num_nonnulls(${t.seatLineId}, ${t.extraId}, ${t.delivered}) = 0)
        or (${t.kind} = 'extra' and ${t.poolId} is null and num_nonnulls(${t.seatLineId}, ${t.extraId}, ${t.delivered}) = 3)
        or (${t.kind} = 'share' and num_nonnulls(${t.poolId}, ${t.seatLineId}, ${t.extraId}) = 0)
        or (${t.kind} = 'prepaid' and num_nonnulls(${t.poolId}, ${t.offeringId}, ${t.termsId}, ${t.seatLineId}, ${t.extraId}, ${t.delivered}) = 0))`,
    ),
    check(
      'order_lines_of_an_offering',
      sql`(${t.kind} = 'prepaid') = (${t.offeringId} is null) and (${t.offeringId} is null) = (${t.termsId} is null)`,
    ),
    check(
      'order_lines_quantity_sane',
      sql`${t.quantity} between 1 and case ${t.kind} when 'seat' then 100 else 1000 end`,
    ),
    check('order_lines_add_up', sql`${t.netMinor} = ${t.quantity} * ${t.unitNetMinor}`),
  ],
)

/** Who is to sit in the n-th seat of a line; nobody yet where a company names people later. */
export const orderPlaces = snakeCase.table(
  'order_places',
  {
    orderId: idOf().references(() => orders.id),
    lineId: idOf().references(() => orderLines.id),
    position: integer().notNull(),
    personId: uuid().references(() => people.id),
    /** As it was given with the order: what is stored for an address is shown to staff and to the person only. */
    name: text(),
    /** The seat was given back and credited. */
    returnedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'order_places_pk', columns: [t.lineId, t.position] }),
    index('order_places_order').on(t.orderId),
    index('order_places_person').on(t.personId),
    check('order_places_named', sql`(${t.personId} is null) = (${t.name} is null)`),
  ],
)

/** So many seats of a line that their company gave back at once, under its terms: what was kept as a fee, and what was credited or never invoiced. What finance credits by seat leaves no row here. */
export const lineReturns = snakeCase.table(
  'line_returns',
  {
    /** Of the act; one act may give back seats of several lines. */
    actId: uuid().notNull(),
    lineId: idOf().references(() => orderLines.id),
    orderId: idOf().references(() => orders.id),
    seats: integer().notNull(),
    feeMinor: minor().notNull(),
    creditedMinor: minor().notNull(),
    returnedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'line_returns_pk', columns: [t.actId, t.lineId] }),
    index('line_returns_order').on(t.orderId),
    check('line_returns_some_seats', sql`${t.seats} > 0`),
    check('line_returns_not_negative', sql`${t.feeMinor} >= 0 and ${t.creditedMinor} >= 0`),
  ],
)

/** Messages that the order's own transaction promised; whoever sends them takes the row away. */
export const deliveriesDue = snakeCase.table(
  'deliveries_due',
  {
    orderId: idOf().references(() => orders.id),
    kind: text().$type<'confirmation' | 'unseated' | 'seated-twice' | 'refunded'>().notNull(),
    since: instant().notNull(),
  },
  (t) => [primaryKey({ name: 'deliveries_due_pk', columns: [t.orderId, t.kind] })],
)
