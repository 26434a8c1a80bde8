import type { Ensured } from '../companies/ensure-company.ts'
import type { Payer } from '../orders/payer.ts'
import { clientOf } from '../platform/actor.ts'
import { dayIn, minutesAfter, SELLER_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Quote } from '../pricing/quote.ts'
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
  company: Pick<Ensured, 'id' | 'paymentTermsDays' | 'buyerReference' | 'unit'> | null
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
      demands: payBy === 'free' ? [] : demandsOf(quote, lines, { today, termsDays }),
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

/** One demand for each invoice the order will have. What costs nothing is demanded of nobody. */
export function demandsOf(quote: Quote, lines: readonly { id: string }[], by: { today: string; termsDays: number }) {
  return quote.documents
    .filter(({ total }) => total.minor > 0)
    .map(({ invoiceFrom, positions, total }) => ({
      id: newId(),
      amount_minor: total.minor,
      terms_days: by.termsDays,
      invoice_from: invoiceFrom !== null && invoiceFrom > by.today ? invoiceFrom : by.today,
      lines: positions.map((at) => ({ line_id: lines[at]!.id, net_minor: quote.lines[at]!.lineNet.minor })),
    }))
}

const placesOf = (line: { id: string; quantity: number }, people: readonly Sitter[]) =>
  Array.from({ length: line.quantity }, (_, seat) => ({
    lineId: line.id,
    position: seat + 1,
    personId: people[seat]?.id ?? null,
    name: people[seat]?.name ?? null,
  }))
