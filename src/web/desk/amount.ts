import { type Currency, decimal, money } from '../../platform/money.ts'

/** What stands where something was typed that is no number: the shape of the form refuses it at its field. */
export const NO_NUMBER = Number.NaN

/** "4900" or "4900,50": an amount as a field holds it. */
export function typedAmount(minor: number, currency: Currency): string {
  return decimal(money(minor, currency)).replace(/\.0+$/, '').replace('.', ',')
}

/** Basis points in one percent. */
const PERCENT = 100

/** Basis points of "20" or "12,5"; null where it is no percentage with at most two decimals. */
export const basisPointsOf = (text: string): number | null =>
  /^\d{1,3}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * PERCENT) : null

/** "12,5": a percentage as a field holds it. */
export const typedPercent = (basisPoints: number): string => String(basisPoints / PERCENT).replace('.', ',')

export const typedTenths = (tenths: number): string => String(tenths / 10).replace('.', ',')
