import { DAY_MS, dayIn, HOUR_MS, SELLER_ZONE } from '../../platform/clock.ts'

/** Nobody teaches at weekends, in July or between Christmas and Epiphany. `n` keeps moved meetings of one course apart, in weeks. */
export function teachingDay(day: Date, n = 0): Date {
  const [year, month, date] = dayIn(SELLER_ZONE, day).split('-').map(Number) as [number, number, number]
  if (month === 7) return midnight(year, 8, 18 + n * 7)
  if (month === 12 && date > 19) return midnight(year + 1, 1, 7 + n * 7)
  if (month === 1 && date < 6) return midnight(year, 1, 7 + n * 7)
  return midnight(year, month, date)
}

/** Midnight in Oslo, moved to the next working day. */
function midnight(year: number, month: number, date: number): Date {
  const noon = new Date(Date.UTC(year, month - 1, date, 12))
  const weekday = noon.getUTCDay()
  const working = new Date(noon.getTime() + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY_MS)
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: SELLER_ZONE, hour: 'numeric', hour12: false }).format(working),
  )
  return new Date(working.getTime() - hour * HOUR_MS)
}
