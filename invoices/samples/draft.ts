import { divideRounded, grossOfLine, sum, vatOf } from '../amounts.ts'
import type { Adjustment, InvoiceDocument, InvoiceLine, Payment, VatCategory, VatSubtotal } from '../document.ts'
import { EXEMPT_TEACHING, UNIVERSITY } from './seller.ts'

/** A line as a person would order it; its net follows. */
export type DraftLine = Pick<InvoiceLine, 'name' | 'unitPriceE4'> & Partial<InvoiceLine>

type Reason = Pick<VatSubtotal, 'exemptionReason' | 'exemptionCode'>

/** What a document says beside its sums, which `drawnUp` adds. */
export type Draft = Omit<Partial<InvoiceDocument>, 'lines' | 'vat' | 'totals' | 'payment' | 'accountingVat'> &
  Pick<InvoiceDocument, 'number' | 'buyer'> & {
    lines: DraftLine[]
    payment?: Partial<Payment>
    reasons?: Partial<Record<VatCategory, Reason>>
    /** Kroner for one unit of the document's currency. */
    exchangeRate?: string
  }

const RATE_DIGITS = 4
const REASONS: Record<VatCategory, Reason> = {
  S: {},
  Z: {},
  E: EXEMPT_TEACHING,
  O: { exemptionReason: 'Utenfor merverdiavgiftsloven', exemptionCode: 'VATEX-EU-O' },
  AE: { exemptionReason: 'Reverse charge', exemptionCode: 'VATEX-EU-AE' },
  G: { exemptionReason: 'Export, Norwegian VAT Act section 6-22', exemptionCode: 'VATEX-EU-G' },
}

/** An invoice of 23 November 2026 with everything that follows from its lines: nets, VAT by category and rate, totals. */
export function drawnUp({
  lines: ordered,
  payment = {},
  reasons = {},
  exchangeRate,
  ...draft
}: Draft): InvoiceDocument {
  const currency = draft.currency ?? 'NOK'
  const lines = ordered.map((line, place) => withNet(line, place, currency))
  const adjustments = draft.adjustments ?? []
  const vat = subtotalsOf(lines, adjustments, reasons)
  const linesNetMinor = Number(sum(lines.map((line) => line.netMinor)))
  const netMinor = linesNetMinor + Number(sum(adjustments.map(signed)))
  const vatMinor = Number(sum(vat.map((group) => group.vatMinor)))
  const grossMinor = netMinor + vatMinor
  const prepaidMinor = payment.paidMinor ?? 0
  const payableMinor = grossMinor - prepaidMinor
  return {
    kind: 'invoice',
    issueDate: '2026-11-23',
    ...(draft.kind === 'credit-note' || payableMinor === 0 ? {} : { dueDate: '2026-12-14' }),
    delivery: { period: { start: '2027-01-11', end: '2027-03-26' }, place: 'Campus Tromsø' },
    language: 'nb',
    orderNumber: `B-${draft.number}`,
    seller: UNIVERSITY,
    test: false,
    ...draft,
    currency,
    payment: { meansCode: '30', ...payment, paidMinor: prepaidMinor },
    lines,
    vat,
    totals: { linesNetMinor, netMinor, vatMinor, grossMinor, prepaidMinor, payableMinor },
    ...(exchangeRate === undefined ? {} : { accountingVat: inKroner(vatMinor, currency, exchangeRate) }),
  }
}

function withNet(line: DraftLine, place: number, currency: string): InvoiceLine {
  const whole: InvoiceLine = {
    id: String(place + 1),
    quantity: 1,
    unitCode: 'EA',
    vatCategory: 'E',
    vatRateBasisPoints: 0,
    netMinor: 0,
    ...line,
  }
  const net = grossOfLine(whole, currency) - BigInt(whole.discountMinor ?? 0) + BigInt(whole.chargeMinor ?? 0)
  return { ...whole, netMinor: Number(net) }
}

function signed({ kind, amountMinor }: Adjustment): number {
  return kind === 'charge' ? amountMinor : -amountMinor
}

function subtotalsOf(lines: InvoiceLine[], adjustments: Adjustment[], reasons: Draft['reasons'] = {}): VatSubtotal[] {
  const parts = [
    ...lines.map(({ vatCategory, vatRateBasisPoints, netMinor }) => ({ vatCategory, vatRateBasisPoints, netMinor })),
    ...adjustments.map((part) => ({ ...part, netMinor: signed(part) })),
  ]
  const groups = Map.groupBy(parts, ({ vatCategory, vatRateBasisPoints }) => `${vatCategory} ${vatRateBasisPoints}`)
  return [...groups.values()].map((group) => {
    const { vatCategory: category, vatRateBasisPoints: rateBasisPoints } = group[0] ?? {
      vatCategory: 'E',
      vatRateBasisPoints: 0,
    }
    const base = sum(group.map((part) => part.netMinor))
    const reason = reasons[category] ?? REASONS[category]
    return {
      category,
      rateBasisPoints,
      baseMinor: Number(base),
      vatMinor: Number(vatOf(base, rateBasisPoints)),
      ...reason,
    }
  })
}

/** A rate of four decimals. */
function inKroner(
  vatMinor: number,
  currency: string,
  exchangeRate: string,
): NonNullable<InvoiceDocument['accountingVat']> {
  const rate = BigInt(exchangeRate.replace('.', '').padEnd(exchangeRate.indexOf('.') + RATE_DIGITS, '0'))
  const toOere = currency === 'JPY' ? 100n : 1n
  const kroner = divideRounded(BigInt(vatMinor) * rate * toOere, 10n ** BigInt(RATE_DIGITS))
  return { currency: 'NOK', vatMinor: Number(kroner), exchangeRate, rateDate: '2026-11-20', rateSource: 'Norges Bank' }
}
