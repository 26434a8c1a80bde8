import { collectionDay, monthAfter } from '../companies/collection-day.ts'
import type { Ensured } from '../companies/ensure-company.ts'
import { KRONER } from '../exchange/rate.ts'
import type { Payer } from '../orders/payer.ts'
import { clientOf } from '../platform/actor.ts'
import { dayIn, dayPlus, minutesAfter, SELLER_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Quote, QuotedDocument } from '../pricing/quote.ts'
import type { Offer } from '../storefront/offers.ts'
import { linesFor, type SoldExtra } from './lines-for.ts'
import type { Agreed } from './sell.ts'
import { shareWords } from './share-words.ts'
import type { Wish } from './wish.ts'

/** How long the payment page can be used, in minutes: one more than the least that Stripe allows. */
export const SESSION_MINUTES = 31
/** How long seats are held for a buyer who pays by card, in minutes: a little longer than the page lives. */
export const HOLD_MINUTES = 36

/** How long a private person has to pay an invoice, in days from its date. */
export const PERSON_TERMS_DAYS = 14

/** Who is to sit in a seat, and the name they were given with the order. */
type Sitter = { id: string; name: string }

/** What has been looked up for a wish: its offers, extras and people line by line, its quote, and who pays. */
export type Known = {
  offers: readonly Offer[]
  extras: readonly (readonly SoldExtra[])[]
  quote: Quote
  people: readonly (readonly Sitter[])[]
  payerId: string
  company: Pick<Ensured, 'id' | 'paymentTermsDays' | 'buyerReference' | 'unit' | 'collects'> | null
}

/** Freezes price, VAT, wording and terms of a wish into the rows of an order. */
export function agree(tx: Tx, wish: Wish, known: Known): Agreed {
  const { quote, company } = known
  const payBy = quote.total.minor === 0 ? 'free' : wish.payBy
  const today = dayIn(SELLER_ZONE, tx.now)
  const groups = wish.lines.map((line, at) =>
    linesFor(known.offers[at]!, known.extras[at]!, { quantity: line.quantity, lang: wish.lang, today }),
  )
  const lines = groups.flat().map((line, at) => ({
    ...line,
    ...(wish.shared
      ? { detail: `${line.detail}. ${shareWords({ ...line, currency: quote.total.currency }, wish.shared, wish.lang)}` }
      : {}),
    position: at + 1,
  }))
  const termsDays = payBy === 'invoice' ? (company?.paymentTermsDays ?? PERSON_TERMS_DAYS) : 0
  return {
    lines,
    places: groups.flatMap(([seats], at) => placesOf(seats!, known.people[at]!)),
    order: {
      id: newId(),
      holdId: newId(),
      takenFrom: wish.promised?.holdId ?? null,
      demands:
        payBy === 'free' ? [] : demandsOf(quote, lines, { today, termsDays, collects: collectsOf(payBy, known) }),
      paymentId: payBy === 'card' ? newId() : null,
      personId: ordererOf(tx, wish, known),
      vouchedBy: wish.vouchedBy ?? null,
      approvedBy: wish.approval?.approvedBy ?? null,
      companyId: company?.id ?? null,
      unitId: company?.unit?.id ?? null,
      payer: payerOf(wish.payer, company?.unit ?? null),
      lang: wish.lang,
      payBy,
      currency: quote.total.currency,
      netMinor: quote.net.minor,
      vatMinor: quote.vat.minor,
      totalMinor: quote.total.minor,
      salesTermsVersion: wish.acceptedSalesTerms,
      purchaseOrderNumber: wish.purchaseOrderNumber ?? null,
      buyerReference: wish.buyerReference ?? company?.buyerReference ?? null,
      externalClient: wish.externalId ? clientOf(tx.actor) : null,
      externalId: wish.externalId && clientOf(tx.actor) ? wish.externalId : null,
      heldUntil: minutesAfter(tx.now, HOLD_MINUTES),
      pageEndsAt: minutesAfter(tx.now, SESSION_MINUTES),
    },
  }
}

/** Whose order it is: of whoever asked for it or had the one before it, else of who orders it, unless somebody here enters it for whom the payer names. */
export function ordererOf(
  { actor }: Tx,
  { approval, orderedBy, vouchedBy }: Wish,
  { payerId }: Pick<Known, 'payerId'>,
): string {
  if (approval) return approval.askedBy
  if (orderedBy !== undefined) return orderedBy ?? payerId
  return actor.kind === 'person' && !vouchedBy ? actor.personId : payerId
}

/** Who pays, and where the invoices of their unit go. The buyer that the law asks for stays the company. */
export function payerOf(payer: Payer, unit: Ensured['unit']): Payer {
  if (payer.kind === 'person' || !unit) return payer
  const { name, invoiceEmail, invoicesBy, receiverNumber, street, postcode, city } = unit
  return {
    ...payer,
    ...(street && postcode && city ? { street, postcode, city } : {}),
    unit: {
      name,
      ...(invoiceEmail ? { email: invoiceEmail } : {}),
      ...(invoicesBy ? { invoicesBy } : {}),
      ...(receiverNumber ? { receiverNumber } : {}),
    },
  }
}

/** Only what is owed in kroner is collected: VAT of other currencies is stated by the rate of its own invoice's day. */
const collectsOf = (payBy: string, { company, quote }: Known): string =>
  payBy === 'invoice' && quote.total.currency === KRONER ? (company?.collects ?? 'never') : 'never'

type DemandedLine = { id: string; deliveredFrom: string }

/** One demand for each invoice the order will have. What costs nothing is demanded of nobody. */
export function demandsOf(
  quote: Quote,
  lines: readonly DemandedLine[],
  by: { today: string; termsDays: number; collects: string },
) {
  return quote.documents
    .filter(({ total }) => total.minor > 0)
    .map((document) => ({
      id: newId(),
      amount_minor: document.total.minor,
      terms_days: by.termsDays,
      ...invoicedFrom(document, lines, by),
      lines: document.positions.map((at) => ({ line_id: lines[at]!.id, net_minor: quote.lines[at]!.lineNet.minor })),
    }))
}

/**
 * From when it is invoiced: what is taxed on delivery, all else at once, or with others on the company's next day for it, unless that is more
 * than a month after something of it is delivered (bokføringsforskriften § 5-2-2).
 */
function invoicedFrom(
  { invoiceFrom, positions }: QuotedDocument,
  lines: readonly DemandedLine[],
  { today, collects }: { today: string; collects: string },
): { invoice_from: string; collected: boolean } {
  const own = invoiceFrom !== null && invoiceFrom > today ? invoiceFrom : today
  const day = collectionDay(collects, own > today ? own : dayPlus(today, 1))
  const [delivered] = positions.map((at) => lines[at]!.deliveredFrom).toSorted()
  const isCollected = day !== null && day <= monthAfter(invoiceFrom ?? delivered!)
  return { invoice_from: isCollected ? day : own, collected: isCollected }
}

const placesOf = (line: { id: string; quantity: number }, people: readonly Sitter[]) =>
  Array.from({ length: line.quantity }, (_, seat) => ({
    lineId: line.id,
    position: seat + 1,
    personId: people[seat]?.id ?? null,
    name: people[seat]?.name ?? null,
  }))
