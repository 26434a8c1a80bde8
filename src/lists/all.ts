import { z } from 'zod'
import { AGES as OLD_AGES } from '../old-receivables/queries.ts'
import { BALANCE_STATES, balances } from './balances.ts'
import { DISPUTE_STATES, disputes } from './disputes.ts'
import { type Filter, ofDeposits, orderly } from './filter.ts'
import type { List } from './list.ts'
import { oldReceivables } from './old-receivables.ts'
import { AGES, openInvoices } from './open-invoices.ts'
import { PAYMENT_STATES, PAYMENT_WAYS, payments } from './payments.ts'
import { REFUND_STATES, REFUND_WAYS, refunds } from './refunds.ts'
import { unplaced } from './unplaced.ts'

const stateOf = <const S extends readonly [string, ...string[]]>(states: S) => ({ state: z.enum(states).optional() })

/** What each list may be asked for; anything else is an unknown member. */
export const FILTERS = {
  payments: { ...orderly, ...stateOf(PAYMENT_STATES), way: z.enum(PAYMENT_WAYS).optional() },
  refunds: { ...orderly, ...stateOf(REFUND_STATES), way: z.enum(REFUND_WAYS).optional() },
  disputes: { ...orderly, ...stateOf(DISPUTE_STATES) },
  'open-invoices': { ...orderly, ...stateOf(AGES) },
  'old-receivables': { ...orderly, ...stateOf(OLD_AGES) },
  balances: { ...orderly, ...stateOf(BALANCE_STATES) },
  unplaced: ofDeposits,
} as const
export type ListName = keyof typeof FILTERS
export const LIST_NAMES = Object.keys(FILTERS) as ListName[]

/** Each has rows of its own, which only its own columns look into. */
export const LISTS: Record<ListName, List<object>> = {
  payments,
  refunds,
  disputes,
  'open-invoices': openInvoices,
  'old-receivables': oldReceivables,
  balances,
  unplaced,
}

/** What a query of a list's own shape is to the list. */
export const asFilter = (given: object): Filter => given as Filter
