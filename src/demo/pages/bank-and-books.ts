import { z } from 'zod'
import { type On, run, statement } from '../../platform/db/statement.ts'
import type { Currency } from '../../platform/money.ts'

/** What the bank says of one currency beside what our books say, in minor units. */
export type Compared = { currency: Currency; bank: Sums; books: Sums; equal: boolean }
type Sums = { captured: number; refunded: number }

const Totals = z.object({ totals: z.record(z.string(), z.object({ captured: z.int(), refunded: z.int() })) })

const BOOKS = statement<{ currency: Currency } & Sums>(
  'demo-books',
  `select coalesce(c.currency, r.currency) as currency, coalesce(c.sum, 0) as captured, coalesce(r.sum, 0) as refunded
   from (select captured_currency as currency, sum(captured_minor)::bigint as sum from payments where captured_at is not null group by 1) c
   full join (select currency::text, sum(amount_minor)::bigint as sum from refunds where succeeded_at is not null and failed_at is null group by 1) r
     on r.currency = c.currency order by 1`,
)

/** Every currency that either side knows of. */
export async function bankAndBooks(on: On, stripeBase: string): Promise<Compared[]> {
  const answer = await fetch(`${stripeBase}/_sandbox/bank`)
  const { totals } = Totals.parse(await answer.json())
  const books = new Map(
    (await run(on, BOOKS, [])).map(({ currency, captured, refunded }) => [currency, { captured, refunded }]),
  )
  const bank = new Map(Object.entries(totals).map(([currency, sums]) => [currency.toUpperCase() as Currency, sums]))
  return [...new Set([...books.keys(), ...bank.keys()])].sort().map((currency) => {
    const none = { captured: 0, refunded: 0 }
    const [theirs, ours] = [bank.get(currency) ?? none, books.get(currency) ?? none]
    return {
      currency,
      bank: theirs,
      books: ours,
      equal: theirs.captured === ours.captured && theirs.refunded === ours.refunded,
    }
  })
}
