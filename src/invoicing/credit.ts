import { allocate, type Currency, type Money, money, share } from '../platform/money.ts'
import { conflict } from '../platform/problems.ts'
import { type VatCategory, WHOLE_RATE } from '../pricing/vat.ts'

/** So much of one line of an order: on an invoice, or taken back from it. */
export type CreditLine = { orderLineId: string; quantity: number; netMinor: number }
export type InvoicedLine = CreditLine & { category: VatCategory; rateBasisPoints: number }
export type VatPart = {
  category: VatCategory
  rateBasisPoints: number
  baseMinor: number
  vatMinor: number
  /** The same VAT in øre, where the invoice is in another currency and states it in NOK too. */
  kronerMinor?: number
}

/** What a credit note takes back, and how much of it goes back as money (the rest lowers what is owed). */
export type Credit = { lines: CreditLine[]; vat: VatPart[]; returnedMinor: number }

/** An invoice with everything that has been taken back from it, or is about to be. */
export type Invoiced = {
  currency: Currency
  lines: InvoicedLine[]
  vat: VatPart[]
  prepaidMinor: number
  credits: Credit[]
}

/** How far from a wanted amount a possible one is looked for, in minor units. */
const NEAREST_WITHIN = 1_000

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
/** What lines and VAT come to together. */
export const creditGross = ({ lines, vat }: Pick<Credit, 'lines' | 'vat'>): number =>
  sum(lines.map(({ netMinor }) => netMinor)) + sum(vat.map(({ vatMinor }) => vatMinor))
/** What an invoice of these lines would come to, VAT once per category and rate. */
export function grossOfLines(lines: readonly InvoicedLine[]): number {
  const groups = Map.groupBy(lines, ({ category, rateBasisPoints }) => `${category} ${rateBasisPoints}`)
  const nets = [...groups.values()].map((own) => ({ own: own[0]!, net: sum(own.map(({ netMinor }) => netMinor)) }))
  return sum(nets.map(({ own, net }) => net + share(net, own.rateBasisPoints, WHOLE_RATE)))
}
const same = (a: Pick<VatPart, 'category' | 'rateBasisPoints'>, b: Pick<VatPart, 'category' | 'rateBasisPoints'>) =>
  a.category === b.category && a.rateBasisPoints === b.rateBasisPoints

/** What of an invoice has not been taken back: line by line, VAT by group, and the money that was paid with it. */
export function leftOf(invoiced: Invoiced) {
  const lines = invoiced.lines.map((line) => {
    const taken = invoiced.credits.flatMap((credit) =>
      credit.lines.filter((each) => each.orderLineId === line.orderLineId),
    )
    return {
      ...line,
      netMinor: line.netMinor - sum(taken.map(({ netMinor }) => netMinor)),
      untouched: taken.length === 0,
    }
  })
  const vat = invoiced.vat.map((group) => {
    const taken = invoiced.credits.flatMap((credit) => credit.vat.filter((each) => same(each, group)))
    return {
      ...group,
      baseMinor: group.baseMinor - sum(taken.map(({ baseMinor }) => baseMinor)),
      vatMinor: group.vatMinor - sum(taken.map(({ vatMinor }) => vatMinor)),
      ...(group.kronerMinor === undefined
        ? {}
        : { kronerMinor: group.kronerMinor - sum(taken.map(({ kronerMinor = 0 }) => kronerMinor)) }),
    }
  })
  const paidMinor = invoiced.prepaidMinor - sum(invoiced.credits.map(({ returnedMinor }) => returnedMinor))
  return { lines, vat, paidMinor, grossMinor: creditGross({ lines, vat }) }
}

/**
 * Takes so much of each line back. VAT is what the whole of what has been taken back so far bears, less what was taken back
 * before, so that the last credit note closes the invoice exactly. @throws credit/more-than-left
 */
export function creditOf(invoiced: Invoiced, lines: readonly CreditLine[]): Credit {
  const left = leftOf(invoiced)
  const taken = lines.filter(({ netMinor }) => netMinor > 0)
  for (const [orderLineId, own] of Map.groupBy(taken, (line) => line.orderLineId)) {
    const there = left.lines.find((each) => each.orderLineId === orderLineId)
    if (!there || sum(own.map(({ netMinor }) => netMinor)) > there.netMinor)
      throw moreThanLeft(money(left.grossMinor, invoiced.currency))
  }
  const kindOf = new Map(invoiced.lines.map((line) => [line.orderLineId, line]))
  const vat = invoiced.vat.flatMap((group): VatPart[] => {
    const own = taken.filter(({ orderLineId }) => same(kindOf.get(orderLineId)!, group))
    const baseMinor = sum(own.map(({ netMinor }) => netMinor))
    if (baseMinor === 0) return []
    const open = left.vat.find((each) => same(each, group))!
    const vatMinor = vatOfNext(group, { open, baseMinor })
    return [{ ...group, baseMinor, vatMinor, ...kronerOfNext(group, { open, vatMinor }) }]
  })
  const credit = { lines: taken, vat }
  return { ...credit, returnedMinor: Math.min(left.paidMinor, creditGross(credit)) }
}

function vatOfNext(group: VatPart, { open, baseMinor }: { open: VatPart; baseMinor: number }): number {
  const [baseBefore, vatBefore] = [group.baseMinor - open.baseMinor, group.vatMinor - open.vatMinor]
  return share(baseBefore + baseMinor, group.rateBasisPoints, WHOLE_RATE) - vatBefore
}

/** In NOK the invoice's own rate counts: its amount in NOK is shared out by the VAT taken back so far, so that the last one closes it too. */
function kronerOfNext(
  group: VatPart,
  { open, vatMinor }: { open: VatPart; vatMinor: number },
): Pick<VatPart, 'kronerMinor'> {
  const { kronerMinor, vatMinor: all } = group
  if (kronerMinor === undefined) return {}
  const kronerBefore = kronerMinor - open.kronerMinor!
  const vatSoFar = all - open.vatMinor + vatMinor
  return { kronerMinor: all === 0 ? 0 : share(kronerMinor, vatSoFar, all) - kronerBefore }
}

/** Everything that is left of an invoice. Lines of which nothing was taken back keep their number of seats. */
export function creditOfRest(invoiced: Invoiced): Credit {
  const lines = leftOf(invoiced).lines.map(({ orderLineId, quantity, netMinor, untouched }) => ({
    orderLineId,
    quantity: untouched ? quantity : 1,
    netMinor,
  }))
  return creditOf(invoiced, lines)
}

/**
 * Takes an amount with VAT back, spread over what is left by largest remainder.
 * @throws credit/more-than-left, credit/amount-not-representable with the nearest amounts that can be
 */
export function creditOfAmount(invoiced: Invoiced, grossMinor: number): Credit {
  const { grossMinor: most } = leftOf(invoiced)
  if (grossMinor > most) throw moreThanLeft(money(most, invoiced.currency))
  if (grossMinor === most) return creditOfRest(invoiced)
  const lines = linesFor(invoiced, grossMinor)
  if (lines) return creditOf(invoiced, lines)
  const steps = Array.from({ length: NEAREST_WITHIN }, (_, at) => at + 1)
  const works = (gross: number) => gross > 0 && gross < most && linesFor(invoiced, gross) !== null
  const [lower, higher] = [-1, 1].map((way) => steps.find((step) => works(grossMinor + way * step)))
  throw conflict(
    'credit/amount-not-representable',
    'No amount without VAT gives exactly this amount with VAT. Choose one of the nearest.',
    {
      grossMinor,
      currency: invoiced.currency,
      nearest: { lower: lower ? grossMinor - lower : null, higher: higher ? grossMinor + higher : most },
    },
  )
}

/** Net amounts of the lines that come to this gross amount together; null where no net amount does. */
function linesFor(invoiced: Invoiced, grossMinor: number): CreditLine[] | null {
  const left = leftOf(invoiced)
  const parts = allocate(
    grossMinor,
    left.vat.map(({ baseMinor, vatMinor }) => baseMinor + vatMinor),
  )
  const lines: CreditLine[] = []
  for (const [at, open] of left.vat.entries()) {
    const own = left.lines.filter((line) => same(line, open) && line.netMinor > 0)
    const baseMinor = baseFor(parts[at]!, { group: invoiced.vat[at]!, open })
    if (baseMinor === null) return null
    if (baseMinor === 0) continue
    const nets = allocate(
      baseMinor,
      own.map(({ netMinor }) => netMinor),
    )
    lines.push(...own.map(({ orderLineId }, place) => ({ orderLineId, quantity: 1, netMinor: nets[place]! })))
  }
  return lines
}

function baseFor(grossMinor: number, { group, open }: { group: VatPart; open: VatPart }): number | null {
  const guess = share(grossMinor, WHOLE_RATE, WHOLE_RATE + group.rateBasisPoints)
  const fits = (base: number) =>
    base >= 0 && base <= open.baseMinor && base + vatOfNext(group, { open, baseMinor: base }) === grossMinor
  return [guess, guess - 1, guess + 1].find(fits) ?? null
}

export const moreThanLeft = ({ minor, currency }: Money) =>
  conflict('credit/more-than-left', 'That is more than what is left of the invoice.', { leftMinor: minor, currency })
