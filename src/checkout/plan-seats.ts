import { type CreditLine, creditOf, grossOfLines, leftOf } from '../invoicing/credit.ts'
import { invalid } from '../platform/problems.ts'
import {
  type CreditPlan,
  creditFor,
  type ExtraFate,
  type Forgone,
  hasContent,
  type Issued,
  nothing,
  type Open,
  type Place,
} from './credit-plan.ts'
import type { CreditParts, CreditPlace, LineBack, ShareBack } from './credit-wish.ts'
import type { SoldExtraLine } from './extras-of-order.ts'

type Wish = {
  seats: readonly CreditPlace[]
  extras: NonNullable<CreditParts['extras']>
  backs: readonly LineBack[]
}
/**
 * So many of a line that go back; `last` is when nothing of it stays, whatever it was credited by before. `feesMinor` are its
 * fees, of before and of now: they stay invoiced.
 */
type Part = { orderLineId: string; quantity: number; askedMinor: number; last: boolean; feesMinor: number }

/**
 * Each seat at its price, the last one of a line with whatever is left of it, and what was bought beside them: credited where it
 * is invoiced, forgone where it is not yet. Null where nothing of the order stays, not even a fee.
 */
export function bySeats(wish: Wish, open: Open): CreditPlan | null {
  const places = placesOf(wish.seats, open)
  const extras = fatesOf(wish, { ...open, returned: places })
  const stays = open.extras.filter((extra) => leftOfExtra(extra, open) > 0).length
  const gone = extras.filter(({ fate }) => fate.of > 0 && fate.returned === fate.of).length
  if (places.length === open.places.length && stays === gone && feesOf(wish, open) === 0) return null
  const parts = [...seatParts(places, wish, open), ...extras.flatMap(({ part }) => (part.quantity > 0 ? [part] : []))]
  return {
    ...byParts(parts, open),
    extras: extras.map(({ fate }) => fate),
    places: places.map(({ lineId, position }) => ({ lineId, position })),
  }
}

/** Shares of seats and extras of another order, whose price is the other payer's too: what was kept before stays. */
export function byShares(shares: readonly ShareBack[], open: Open): CreditPlan {
  const parts = shares.map(({ lineId, quantity, creditMinor, feeMinor, last }): Part => {
    const before = open.kept.find((each) => each.lineId === lineId)?.feeMinor ?? 0
    return { orderLineId: lineId, quantity, askedMinor: creditMinor, last, feesMinor: before + feeMinor }
  })
  return byParts(parts, open)
}

/** What is credited where it is invoiced, and forgone where it is not yet. */
function byParts(parts: readonly Part[], open: Open): CreditPlan {
  const issued = open.demands.filter((each): each is Issued => each.invoiceId !== null)
  const taken = takenOf(open.demands, parts)
  return {
    ...nothing,
    credits: issued
      .map((each) => creditFor(each, (invoice) => creditOf(invoice, taken.get(each.demandId)!)))
      .filter(hasContent),
    forgone: open.demands.flatMap((each) =>
      each.invoiceId === null ? forgoneOf(each, taken.get(each.demandId)!) : [],
    ),
  }
}

function placesOf(wanted: readonly CreditPlace[], { places }: Open): Place[] {
  return wanted.map((seat, at) => {
    if (wanted.findIndex((each) => each.lineId === seat.lineId && each.position === seat.position) < at)
      throw invalid(`/seats/${at}`, 'this seat stands there twice')
    const found = places.find(({ lineId, position }) => lineId === seat.lineId && position === seat.position)
    if (!found) throw invalid(`/seats/${at}`, 'there is no such seat, or it was given back before')
    return found
  })
}

const seatParts = (places: readonly Place[], { backs }: Wish, open: Open): Part[] =>
  [...Map.groupBy(places, ({ lineId }) => lineId)].map(([lineId, own]) => {
    const back = backs.find((each) => each.lineId === lineId)
    const before = open.kept.find((each) => each.lineId === lineId)?.feeMinor ?? 0
    return {
      orderLineId: lineId,
      quantity: own.length,
      askedMinor: back?.creditMinor ?? own.length * own[0]!.unitNetMinor,
      last: own.length === open.places.filter((place) => place.lineId === lineId).length,
      feesMinor: before + (back?.feeMinor ?? 0),
    }
  })

/** All fees of the order, of before and of now. */
const feesOf = ({ backs }: Pick<Wish, 'backs'>, { kept }: Open): number =>
  [...backs, ...kept].reduce((sum, { feeMinor }) => sum + feeMinor, 0)

/** What happens to each extra of the lines whose seats go back: as the wish says, else as its delivery does. */
function fatesOf(
  { extras: wanted, backs }: Wish,
  open: Open & { returned: readonly Place[] },
): { part: Part; fate: ExtraFate }[] {
  const touched = open.extras.filter(({ seatLineId }) => open.returned.some(({ lineId }) => lineId === seatLineId))
  for (const [at, { lineId, quantity }] of wanted.entries()) {
    const extra = touched.find((each) => each.lineId === lineId)
    if (!extra) throw invalid(`/extras/${at}/lineId`, 'no seat that goes back has this extra')
    if (wanted.findIndex((each) => each.lineId === lineId) < at)
      throw invalid(`/extras/${at}/lineId`, 'stands there twice')
    if (quantity > extra.quantity) throw invalid(`/extras/${at}/quantity`, 'that many were not sold')
  }
  return touched.map((extra) => {
    const { lineId, title, delivered, unitNetMinor } = extra
    const left = leftOfExtra(extra, open)
    const chosen = wanted.find((each) => each.lineId === lineId)?.quantity
    const stays = delivered && !backs.some((back) => back.lineId === extra.seatLineId && back.withDelivered)
    const quantity = Math.min(left, chosen ?? (stays ? 0 : shareOf(extra, open)))
    return {
      part: {
        orderLineId: lineId,
        quantity,
        askedMinor: quantity * unitNetMinor,
        last: quantity === left,
        feesMinor: 0,
      },
      fate: { lineId, title, delivered, returned: quantity, of: left },
    }
  })
}

/** Seats take an even share of an extra along, rounded down; the last of them take the rest. */
function shareOf(
  { seatLineId, seats, quantity }: SoldExtraLine,
  { places, returned }: Pick<Open, 'places'> & { returned: readonly Place[] },
): number {
  const ofLine = (all: readonly Place[]) => all.filter(({ lineId }) => lineId === seatLineId).length
  const [open, going] = [ofLine(places), ofLine(returned)]
  const sharedBy = (gone: number) => Math.floor((quantity * gone) / seats)
  return open === going ? quantity : sharedBy(seats - open + going) - sharedBy(seats - open)
}

/** How many of an extra have neither been credited nor forgone; a part of one counts as one. What costs nothing is not counted. */
function leftOfExtra({ lineId, unitNetMinor }: SoldExtraLine, { demands }: Open): number {
  const left = demands.flatMap((each) => (each.invoiceId === null ? each.agreed : leftOf(each).lines))
  const net = left.filter(({ orderLineId }) => orderLineId === lineId).reduce((sum, { netMinor }) => sum + netMinor, 0)
  return unitNetMinor === 0 ? 0 : Math.ceil(net / unitNetMinor)
}

/**
 * What each demand gives of these parts, by its id. A line that several demands are for (a seat that was moved and cost more) is
 * taken from the first of them first; fees stay with the last.
 */
function takenOf(demands: Open['demands'], parts: readonly Part[]): Map<string, CreditLine[]> {
  const left = demands.map((each) => (each.invoiceId === null ? each.agreed : leftOf(each).lines))
  const taken = new Map<string, CreditLine[]>(demands.map(({ demandId }) => [demandId, []]))
  for (const { orderLineId, quantity, askedMinor, last, feesMinor } of parts) {
    const there = left.map((lines) => lines.find((each) => each.orderLineId === orderLineId)?.netMinor ?? 0)
    const most = Math.max(0, there.reduce((sum, each) => sum + each, 0) - feesMinor)
    let wanted = last ? most : Math.min(askedMinor, most)
    for (const [at, { demandId }] of demands.entries()) {
      const netMinor = Math.min(wanted, there[at]!)
      if (netMinor > 0) taken.get(demandId)!.push({ orderLineId, quantity, netMinor })
      wanted -= netMinor
    }
  }
  return taken
}

/** What of a demand will not be invoiced after all, with the VAT that its invoice then lacks. */
function forgoneOf({ demandId, agreed }: Open['demands'][number], lines: readonly CreditLine[]): Forgone[] {
  if (lines.length === 0) return []
  const stays = agreed.map((line) => {
    const gone = lines.find(({ orderLineId }) => orderLineId === line.orderLineId)?.netMinor ?? 0
    return { ...line, netMinor: line.netMinor - gone }
  })
  const left = grossOfLines(stays)
  const gone = lines.map(({ orderLineId, netMinor }) => ({ lineId: orderLineId, netMinor }))
  return [{ demandId, amountMinor: grossOfLines(agreed) - left, left, lines: gone }]
}
