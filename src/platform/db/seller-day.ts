import { SELLER_ZONE } from '../clock.ts'

/** The calendar day of the seller that an instant falls on. */
export const sellerDay = (instant: string): string => `(${instant} at time zone '${SELLER_ZONE}')::date`

/** The day it is where the seller is. */
export const TODAY = sellerDay('app_now()')
