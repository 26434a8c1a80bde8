import { minorOf } from '../platform/read-amount.ts'

/** Minor units of an amount in a filter; null where there is none. */
export const amountOf = (text: string | undefined): number | null => (text === undefined ? null : minorOf(text, 'NOK'))
