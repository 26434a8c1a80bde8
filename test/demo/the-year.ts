import { expect, test } from 'vitest'
import type { House } from '../support/constellation.ts'
import { until } from '../support/make.ts'
import { promise } from '../support/promises.ts'

const one = async (house: House, sql: string) => (await house.witness(sql))[0] ?? {}

/** What a demo has when it opens: to be looked at before anybody does anything in it. */
export function testTheYear(house: () => House): void {
  test('the demo opens on a year of trade, with one of each thing that a task is about', async () => {
    const orders = await one(
      house(),
      "select count(*) as all, min(placed_at) < now() - interval '11 months' as old from orders",
    )
    expect(orders.all).toBeGreaterThan(250)
    expect(orders.old).toBe(true)
    expect(
      await one(
        house(),
        "select count(*) as n from courses where exists (select from course_texts t where t.course_id = courses.id and t.lang = 'en')",
      ),
    ).toEqual({ n: 13 })
    expect(await one(house(), STATES)).toEqual({ review: 1, unseated: 1, credited: 1, awaiting: 1 })
    expect(await one(house(), OVERDUE)).toEqual({ n: 1 })
    expect(await one(house(), SOLD_OUT)).toEqual({ codes: 'KLIN-2' })
    expect((await one(house(), BELOW)).codes).toContain('SAMT-3')
    expect(await one(house(), UNNAMED)).toEqual({ name: 'Nordvik kommune', n: 3 })
  })

  test('the books of the seeded year balance, its numbers have no gap, and the bank says the same', async () => {
    expect(await one(house(), GAP)).toEqual({ gap: 0 })
    const { documents } = await one(house(), 'select count(*) as documents from documents')
    const { captured } = await one(house(), 'select sum(captured_minor) as captured from payments')
    const bank = (await (await fetch(`${house().sandboxUrl}/_sandbox/bank`)).json()) as {
      totals: { nok: { captured: number } }
    }
    expect(bank.totals.nok.captured).toBe(Number(captured))
    expect((await one(house(), 'select ahead_seconds from demo_clock')).ahead_seconds).toBe(0)
    promise(
      `a seeded year of trade: documents 1–${documents} without a gap, bank = books = ${Number(captured) / 100} kr`,
    )
  })

  test(
    'every document of the year gets its file in the background, and only the last days write mails',
    async () => {
      const drawn = async () => (await one(house(), 'select count(*) as n from files_due')).n === 0
      await until(drawn, () => 'documents without a file', YEAR_MS)
      await until(async () => (await one(house(), 'select count(*) as n from mails where sent_at is null')).n === 0)
      await until(() => house().mails().length >= 5)
      expect(house().mails().length).toBeLessThan(30)
    },
    2 * YEAR_MS,
  )
}

/** A year of documents is drawn beside other tests. */
const YEAR_MS = 60_000

const STATES = `select count(*) filter (where review is not null) as review,
  count(*) filter (where unseated_at is not null) as unseated, count(*) filter (where cancel_cause = 'credited') as credited,
  count(*) filter (where settled_at is null and cancelled_at is null and review is null and unseated_at is null) as awaiting from orders`
const OVERDUE = `select count(*) as n from documents d join orders o on o.id = d.order_id
  where d.kind = 'invoice' and d.due_date < now()::date and d.prepaid_minor < d.gross_minor and o.cancelled_at is null`
const SEATS = `select o.code, o.minimum, count(s.sold_at) as sold, count(*) as seats from offerings o
  join seat_pools p on p.offering_id = o.id join seats s on s.pool_id = p.id where o.starts_at > now() group by o.id`
const SOLD_OUT = `select string_agg(code, ' ') as codes from (${SEATS}) f where sold = seats`
const BELOW = `select string_agg(code, ' ') as codes from (${SEATS}) f where sold < minimum`
const UNNAMED = `select c.name, count(*) as n from wallet_seats w join companies c on c.id = w.company_id join offerings o on o.id = w.offering_id
  where o.code = 'DHO-2' and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null) group by c.name`
const GAP = 'select max(number) - count(*) as gap from documents'
