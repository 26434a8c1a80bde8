import { z } from 'zod'
import { dayPlus } from './clock.ts'

/** A month as it stands in addresses and files: 2026-11. */
export const Month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
  .meta({ id: 'Month', description: 'A calendar month of the seller, YYYY-MM' })
export type Month = z.output<typeof Month>

export const monthOf = (day: string): Month => day.slice(0, 7)
export const firstDay = (month: Month): string => `${month}-01`
export const nextMonth = (month: Month): Month => monthOf(dayPlus(firstDay(month), 31))
export const lastDay = (month: Month): string => dayPlus(firstDay(nextMonth(month)), -1)
