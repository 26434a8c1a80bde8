import { creditOf, creditOfAmount, creditOfRest, leftOf, moreThanLeft } from '../invoicing/credit.ts'
import type { Creditable } from '../invoicing/creditable.ts'
import { allocate, money } from '../platform/money.ts'
import { conflict, invalid } from '../platform/problems.ts'
import { type CreditPlan, creditFor, hasContent, type Issued, nothing, type Open, type Place } from './credit-plan.ts'
import type { CreditParts, CreditWish } from './credit-wish.ts'
import { bySeats, byShares } from './plan-seats.ts'
import { seatCompleted } from './problems.ts'

/** Decides what a wish to credit comes to; writes nothing. @throws order/invoice-not-issued, credit/completed, credit/… */
export function planCredit(wish: CreditWish, open: Open): CreditPlan {
  if (isInTheMaking(open.demands, open.today)) throw invoiceNotIssued()
  if (takesCompleted(wish, open.places)) throw seatCompleted()
  const invoiced = open.demands.filter((each): each is Issued => each.invoiceId !== null)
  if (wish.seats)
    return (
      bySeats({ seats: wish.seats, extras: wish.extras ?? [], backs: wish.backs ?? [] }, open) ??
      everything({ ...open, invoiced })
    )
  if (wish.shares) return byShares(wish.shares, open)
  if (wish.lines) return { ...nothing, credits: byLines(wish.lines, invoiced) }
  if (wish.amountMinor !== undefined) return { ...nothing, credits: byAmount(wish.amountMinor, invoiced) }
  return everything({ ...open, invoiced })
}

/** A seat of somebody who has completed the course is used, whoever asks for it back. Money of it can be credited: by lines or by amount. */
export const takesCompleted = ({ seats, lines, amountMinor }: CreditWish, places: readonly Place[]): boolean =>
  lines === undefined &&
  amountMinor === undefined &&
  places.some(
    ({ completed, lineId, position }) =>
      completed && (seats ?? places).some((each) => each.lineId === lineId && each.position === position),
  )

/** The issuer will number one of them in a moment. One that it has set aside waits for a person and may be taken back. */
export const isInTheMaking = (demands: readonly Creditable[], today: string): boolean =>
  demands.some(({ invoiceId, invoiceFrom, isSetAside }) => invoiceId === null && invoiceFrom <= today && !isSetAside)

export const invoiceNotIssued = () =>
  conflict('order/invoice-not-issued', 'The invoice is being issued. Try again in a moment.')

type Invoices = { invoiced: readonly Issued[] }

function everything({ demands, places, invoiced }: Open & Invoices): CreditPlan {
  return {
    ...nothing,
    credits: invoiced.map((each) => creditFor(each, creditOfRest)).filter(hasContent),
    dropped: demands.flatMap(({ demandId, invoiceId, amountMinor }) =>
      invoiceId === null && amountMinor > 0 ? [{ demandId, amountMinor }] : [],
    ),
    places: places.map(({ lineId, position }) => ({ lineId, position })),
    whole: true,
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
  const [first] = invoiced
  if (amountMinor > most) throw moreThanLeft(money(most, first?.currency ?? 'NOK'))
  const shares = allocate(amountMinor, left)
  return invoiced
    .map((each, at) => creditFor(each, (invoice) => creditOfAmount(invoice, shares[at]!)))
    .filter(hasContent)
}
