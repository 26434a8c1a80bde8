import { sql } from 'drizzle-orm'
import { bigint, char, customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Currency } from '../money.ts'

/** Columns that every room writes alike. */
export const id = () => uuid().primaryKey()
/** Of something else, which is always there. */
export const idOf = () => uuid().notNull()
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
export const createdAt = () => instant().notNull().default(sql`app_now()`)
export const minor = () => bigint({ mode: 'number' })
export const currency = () => char({ length: 3 }).$type<Currency>()
/** A calendar day as YYYY-MM-DD: a Date would drag a time zone along. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' })
