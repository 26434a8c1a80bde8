import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/clock.ts'
import { buy } from './buy.ts'
import { companies } from './companies.ts'
import type { SeedCourse, SeedStart } from './course.ts'
import { launchedAt } from './launch.ts'
import { privatePeople } from './people.ts'
import type { Random } from './random.ts'
import { daysFrom, type Scene } from './stage.ts'

/** One order in so many comes from a company, and so many seats it takes at most. */
const COMPANY_IN = 4
const SEATS_MAX = 5
/** The first few are kept for the orders that a task is about: one person takes one seat. */
export const RESERVED = { people: 3, employees: 3 }
/** Companies choose the invoice; older ones paid by card, so that of the unpaid invoices just one is overdue. */
const INVOICE_DAYS = 12
/** Shops are quiet at night: orders come from eight in the morning on, within so many hours. */
const OPENS_AT = 7
const OPEN_HOURS = 13

/** The ordinary buyers of one offering: so many seats, spread over the time it was on sale. */
export function tradeOf(course: SeedCourse, n: number, { today, random }: { today: Date; random: Random }): Scene[] {
  const start = course.starts[n]!
  const people = random.some(privatePeople.slice(RESERVED.people), privatePeople.length)
  const buying = random.some(companies, companies.length)
  const scenes: Scene[] = []
  for (let left = start.sells; left > 0; ) {
    const at = momentOf({ today, start, random })
    const company = left > 2 && course.grossKroner > 0 && random.below(COMPANY_IN) === 0 ? buying.pop() : undefined
    const person = people.pop()!
    const quantity = company ? Math.min(left, 2 + random.below(SEATS_MAX - 1)) : 1
    const recent = at > daysFrom(today, -INVOICE_DAYS)
    const by = company
      ? { company, quantity, people: random.some(company.employees.slice(RESERVED.employees), quantity) }
      : { person }
    scenes.push({
      at,
      async play(stage) {
        const offering = stage.offerings.get(`${course.code}-${n + 1}`)!
        await buy(stage, { at, offering, by, payBy: company && recent ? 'invoice' : 'card' })
      },
    })
    left -= quantity
  }
  return scenes
}

function momentOf({ today, start, random }: { today: Date; start: SeedStart; random: Random }): Date {
  const from = launchedAt(today, start).getTime() + DAY_MS
  const until = Math.min(daysFrom(today, start.inDays - 3).getTime(), today.getTime() - DAY_MS)
  const day = Math.floor((from + random.below(Math.max(1, until - from))) / DAY_MS) * DAY_MS
  return new Date(day + OPENS_AT * HOUR_MS + random.below(OPEN_HOURS * 60) * MINUTE_MS)
}
