import type { Credit, Invoiced } from '../invoicing/credit.ts'
import { creditOf, creditOfAmount, creditOfRest, leftOf } from '../invoicing/credit.ts'
import type { Creditable } from '../invoicing/creditable.ts'
import { allocate } from '../platform/money.ts'
import { conflict, invalid } from '../platform/problems.ts'
import type { CreditParts, CreditPlace } from './credit-wish.ts'

/** A seat of the order that has not been given back, by its line and place. */
export type Place = CreditPlace & { unitNetMinor: number }

/** What crediting does: a credit note each for some invoices, invoices that are never issued, and seats that come free. */
export type CreditPlan = {
  credits: { demandId: string; invoiceId: string; credit: Credit }[]
  /** Demands whose invoice was not due yet: nothing was issued, so nothing is credited. */
  dropped: { demandId: string; amountMinor: number }[]
  places: CreditPlace[]
  /** Nothing of the order is left. */
  whole: boolean
}

export type Open = { demands: readonly Creditable[]; places: readonly Place[]; today: string }

/** Decides what a wish to credit comes to; writes nothing. @throws order/invoice-not-issued, credit/… */
export function planCredit(wish: CreditParts, open: Open): CreditPlan {
  if (open.demands.some(({ invoiceId, invoiceFrom }) => invoiceId === null && invoiceFrom <= open.today))
    throw invoiceNotIssued()
  const invoiced = open.demands.filter((each): each is Issued => each.invoiceId !== null)
  if (wish.seats) return bySeats(wish.seats, { ...open, invoiced })
  if (wish.lines) return { ...nothing, credits: byLines(wish.lines, invoiced) }
  if (wish.amountMinor !== undefined) return { ...nothing, credits: byAmount(wish.amountMinor, invoiced) }
  return everything({ ...open, invoiced })
}

export const invoiceNotIssued = () =>
  conflict('order/invoice-not-issued', 'The invoice is being issued. Try again in a moment.')

type Issued = Creditable & { invoiceId: string }
type Invoices = { invoiced: readonly Issued[] }

const nothing: CreditPlan = { credits: [], dropped: [], places: [], whole: false }
const hasContent = ({ credit }: CreditPlan['credits'][number]) => credit.lines.length > 0
const creditFor = ({ demandId, invoiceId, ...invoice }: Issued, of: (invoice: Invoiced) => Credit) => ({
  ...{ demandId, invoiceId },
  credit: of(invoice),
})

function everything({ demands, places, invoiced }: Open & Invoices): CreditPlan {
  return {
    credits: invoiced.map((each) => creditFor(each, creditOfRest)).filter(hasContent),
    dropped: demands.flatMap(({ demandId, invoiceId, amountMinor }) =>
      invoiceId === null ? [{ demandId, amountMinor }] : [],
    ),
    places: places.map(({ lineId, position }) => ({ lineId, position })),
    whole: true,
  }
}

/** Each seat at its price, the last one of a line with whatever is left of it. */
function bySeats(wanted: readonly CreditPlace[], open: Open & Invoices): CreditPlan {
  const places = wanted.map((seat, at) => {
    if (wanted.findIndex((each) => each.lineId === seat.lineId && each.position === seat.position) < at)
      throw invalid(`/seats/${at}`, 'this seat stands there twice')
    const found = open.places.find(({ lineId, position }) => lineId === seat.lineId && position === seat.position)
    if (!found) throw invalid(`/seats/${at}`, 'there is no such seat, or it was given back before')
    return found
  })
  if (places.length === open.places.length) return everything(open)
  const later = open.demands.some(({ invoiceId }) => invoiceId === null)
  if (later) throw conflict('credit/invoice-later', 'Seats of an order can be credited one by one once it is invoiced.')
  const parts = [...Map.groupBy(places, ({ lineId }) => lineId)].map(([lineId, own]) => ({
    orderLineId: lineId,
    quantity: own.length,
    askedMinor: own.length * own[0]!.unitNetMinor,
    last: own.length === open.places.filter((place) => place.lineId === lineId).length,
  }))
  const credits = open.invoiced.map((each) =>
    creditFor(each, (invoice) => {
      const left = leftOf(invoice).lines
      const lines = parts.flatMap(({ orderLineId, quantity, askedMinor, last }) => {
        const line = left.find((one) => one.orderLineId === orderLineId)
        return line
          ? [{ orderLineId, quantity, netMinor: last ? line.netMinor : Math.min(askedMinor, line.netMinor) }]
          : []
      })
      return creditOf(invoice, lines)
    }),
  )
  return {
    ...nothing,
    credits: credits.filter(hasContent),
    places: places.map(({ lineId, position }) => ({ lineId, position })),
  }
}

function byLines(wanted: NonNullable<CreditParts['lines']>, invoiced: readonly Issued[]): CreditPlan['credits'] {
  const known = new Set(invoiced.flatMap(({ lines }) => lines.map(({ orderLineId }) => orderLineId)))
  for (const [at, { lineId }] of wanted.entries()) {
    if (!known.has(lineId)) throw invalid(`/lines/${at}/lineId`, 'no invoice of this order has this line')
    if (wanted.findIndex((each) => each.lineId === lineId) < at)
      throw invalid(`/lines/${at}/lineId`, 'this line stands there twice; add the amounts up')
  }
  return invoiced
    .map((each) =>
      creditFor(each, (invoice) => {
        const own = wanted.filter(({ lineId }) => invoice.lines.some(({ orderLineId }) => orderLineId === lineId))
        const lines = own.map(({ lineId, netMinor }) => ({ orderLineId: lineId, quantity: 1, netMinor }))
        return creditOf(invoice, lines)
      }),
    )
    .filter(hasContent)
}

/** An amount with VAT, spread over the invoices by what is left of each. */
function byAmount(amountMinor: number, invoiced: readonly Issued[]): CreditPlan['credits'] {
  const left = invoiced.map((each) => leftOf(each).grossMinor)
  const most = left.reduce((sum, each) => sum + each, 0)
  if (amountMinor > most)
    throw conflict('credit/more-than-left', 'That is more than what is left of the invoice.', { leftMinor: most })
  const shares = allocate(amountMinor, left)
  return invoiced
    .map((each, at) => creditFor(each, (invoice) => creditOfAmount(invoice, shares[at]!)))
    .filter(hasContent)
}
